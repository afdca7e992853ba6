using UnionBot.Messages;

namespace UnionBot.Discord;

/// <summary>Fetches files that persons sent, from Discord's own hosts only and without the bot's token.</summary>
internal sealed class DiscordDownloads(HttpClient http, Uri apiUrl, TimeProvider time)
{
    /// <summary>The largest file that is fetched, in bytes.</summary>
    public const int Largest = 20 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string[] Hosts = ["cdn.discordapp.com", "media.discordapp.net"];

    /// <summary>Fetches one.</summary>
    /// <exception cref="IOException">It could not be fetched.</exception>
    public async Task<byte[]> FetchAsync(IncomingFile file, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(file.Id, UriKind.Absolute, out var address) || !IsAllowed(address))
        {
            throw new IOException("The file's address is none of Discord's.");
        }

        using var timeout = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!response.IsSuccessStatusCode)
            {
                throw new IOException($"Discord answered HTTP {(int)response.StatusCode} instead of the file.");
            }

            await using var body = await response.Content.ReadAsStreamAsync(either.Token);
            return await ReadAsync(body, either.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("The file did not come in time.", e);
        }
        catch (HttpRequestException e)
        {
            throw new IOException($"The file could not be fetched: {e.HttpRequestError}.", e);
        }
    }

    /// <summary>Whether a file may be fetched from there.</summary>
    internal bool IsAllowed(Uri address) =>
        (address.Scheme is "https" && Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase))
        || (string.Equals(address.Scheme, apiUrl.Scheme, StringComparison.Ordinal) && string.Equals(address.Authority, apiUrl.Authority, StringComparison.OrdinalIgnoreCase));

    private static async Task<byte[]> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var part = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAsync(part, cancellationToken)) > 0)
        {
            bytes.Write(part, 0, read);
            if (bytes.Length > Largest)
            {
                throw new IOException($"The file is larger than {Largest / (1024 * 1024)} MB.");
            }
        }

        return bytes.ToArray();
    }
}
