using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace UnionBot.Telegram;

/// <summary>The wire to the Bot API: every call goes through here, once, with a limit of time.</summary>
internal sealed class TelegramConnection : IDisposable
{
    /// <summary>How long Telegram may hold a poll open when there is nothing new; its own limit is 50 seconds.</summary>
    public static readonly TimeSpan PollTimeout = TimeSpan.FromSeconds(30);

    /// <summary>How long a call may stay unanswered before it counts as in doubt.</summary>
    public static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The same for a call that carries a file.</summary>
    public static readonly TimeSpan UploadTimeout = TimeSpan.FromSeconds(90);

    private readonly HttpClient _http;
    private readonly TelegramBotClient _client;
    private readonly Uri _files;
    private readonly TimeProvider _time;

    public TelegramConnection(IOptionsMonitor<TelegramOptions> options, TelegramToken token, TimeProvider time)
        : this(options.CurrentValue.ApiUrl, token, time, TelegramHttp.Sockets())
    {
    }

    internal TelegramConnection(string apiUrl, TelegramToken token, TimeProvider time, HttpMessageHandler sockets)
    {
        _time = time;
        _files = new Uri(new Uri(apiUrl), $"/file/bot{TelegramHttp.Placeholder}/");
        _http = new HttpClient(new TelegramHttp(token, sockets) { SawDate = date => ClockAhead = time.GetUtcNow() - date }) { Timeout = Timeout.InfiniteTimeSpan };

        // The library's own waiting and repeating stay off: the outbox decides about both.
        var own = string.Equals(new Uri(apiUrl).Host, new Uri(TelegramOptions.OfficialApi).Host, StringComparison.OrdinalIgnoreCase);
        var settings = new TelegramBotClientOptions(TelegramHttp.Placeholder, own ? null : apiUrl) { RetryCount = 1, RetryThreshold = 0 };
        _client = new TelegramBotClient(settings, _http);
    }

    /// <summary>How far the machine's clock was ahead of Telegram's at the last answer; its <c>Date</c> counts whole seconds.</summary>
    public TimeSpan? ClockAhead { get; private set; }

    /// <summary>Makes one call.</summary>
    /// <exception cref="TimeoutException">Nothing came back in time: nobody knows whether it arrived.</exception>
    /// <exception cref="RequestException">Telegram refused, or the wire failed.</exception>
    public async Task<T> CallAsync<T>(Func<ITelegramBotClient, CancellationToken, Task<T>> call, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await call(_client, either.Token);
        }
        catch (Exception e) when (either.IsCancellationRequested && e is OperationCanceledException or RequestException { HttpStatusCode: HttpStatusCode.OK })
        {
            // Cut off while it reads an answer, the library calls the answer broken.
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException("Telegram did not answer in time.", e);
        }
    }

    /// <summary>A call without a result.</summary>
    public Task CallAsync(Func<ITelegramBotClient, CancellationToken, Task> call, TimeSpan timeout, CancellationToken cancellationToken) =>
        CallAsync(
            async (client, stop) =>
            {
                await call(client, stop);
                return true;
            },
            timeout,
            cancellationToken);

    /// <summary>Asks for updates from <paramref name="offset"/> on; waits for them up to <see cref="PollTimeout"/>.</summary>
    public Task<JsonElement[]> PollAsync(int? offset, CancellationToken cancellationToken) =>
        CallAsync(
            (client, stop) => client.SendRequest(new RawUpdates { Offset = offset, Timeout = (int)PollTimeout.TotalSeconds }, stop),
            PollTimeout + TimeSpan.FromSeconds(15),
            cancellationToken);

    /// <summary>Fetches a file that a person sent.</summary>
    /// <exception cref="IOException">It is too large, or could not be fetched.</exception>
    public async Task<byte[]> DownloadAsync(string fileId, CancellationToken cancellationToken)
    {
        try
        {
            var file = await CallAsync((client, stop) => client.GetFile(fileId, stop), CallTimeout, cancellationToken);
            return file.FilePath is { Length: > 0 } path
                ? await CallAsync((_, stop) => FetchAsync(path, stop), UploadTimeout, cancellationToken)
                : throw new IOException("Telegram named no path for a file.");
        }
        catch (Exception e) when (e is not IOException && TelegramErrors.IsAnswer(e, cancellationToken))
        {
            throw new IOException($"A file could not be fetched from Telegram ({TelegramErrors.Describe(e)}).", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<byte[]> FetchAsync(string path, CancellationToken cancellationToken)
    {
        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        using var response = await _http.GetAsync(new Uri(_files, escaped), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new IOException($"A file could not be fetched from Telegram (HTTP {(int)response.StatusCode}).");
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > TelegramLimits.Download)
            {
                throw new IOException($"A file from Telegram is larger than {TelegramLimits.Download} bytes.");
            }
        }

        return bytes.ToArray();
    }
}
