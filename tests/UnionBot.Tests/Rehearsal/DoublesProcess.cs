using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace UnionBot.Tests.Rehearsal;

/// <summary>The verb <c>doubles</c> as a child process, and its control API.</summary>
internal sealed class DoublesProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };

    private DoublesProcess(Process process) => _process = process;

    /// <summary>The one line it wrote.</summary>
    public JsonObject World { get; private set; } = [];

    public string TelegramUrl => (string)World["telegram"]!["url"]!;

    public string TelegramToken => (string)World["telegram"]!["token"]!;

    public string DiscordUrl => (string)World["discord"]!["url"]!;

    public string DiscordToken => (string)World["discord"]!["token"]!;

    public Uri Control => new((string)World["control"]!);

    /// <summary>Starts it and reads its line.</summary>
    public static async Task<DoublesProcess> StartAsync(CancellationToken cancellationToken, params IEnumerable<string> options)
    {
        var made = new DoublesProcess(Run(["doubles", "--telegram-port", "0", "--discord-port", "0", .. options]));
        try
        {
            var line = await made._process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
            made.World = JsonNode.Parse(line!)!.AsObject();
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs the rehearsal's program.</summary>
    public static Process Run(params IEnumerable<string> arguments) => ChildProcess.Start("UnionBot.Rehearsal", arguments);

    /// <summary>Looks at something.</summary>
    public async Task<JsonObject> LookAsync(string path, CancellationToken cancellationToken)
    {
        var (status, body) = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Control, path)), cancellationToken);
        status.ShouldBe(200, body.ToJsonString());
        return body;
    }

    /// <summary>Does something that goes well.</summary>
    public async Task<JsonObject> DoAsync(string act, JsonObject fields, CancellationToken cancellationToken)
    {
        var (status, body) = await PostAsync(act, fields.ToJsonString(), cancellationToken);
        status.ShouldBe(200, body.ToJsonString());
        return body;
    }

    /// <summary>Posts any body.</summary>
    public Task<(int Status, JsonObject Body)> PostAsync(string act, string body, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(Control, act)) { Content = new StringContent(body) }, cancellationToken);

    /// <summary>Waits for a transcript entry that fits.</summary>
    public async Task<JsonObject> UntilAsync(string platform, Func<JsonObject, bool> fits, CancellationToken cancellationToken)
    {
        var from = 0;
        while (true)
        {
            var read = await LookAsync($"{platform}/transcript?from={from.ToString(CultureInfo.InvariantCulture)}&wait=30", cancellationToken);
            var entries = read["entries"]!.AsArray();
            if (entries.OfType<JsonObject>().FirstOrDefault(fits) is { } found)
            {
                return found;
            }

            entries.Count.ShouldBeGreaterThan(0, "nothing more happened");
            from = (int)read["next"]!;
        }
    }

    /// <summary>SIGTERM.</summary>
    public void Terminate() => _process.Terminate();

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code, and what it wrote after its line.</returns>
    public async Task<(int Code, string More)> ExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(20), cancellationToken);
        return (_process.ExitCode, await _process.StandardOutput.ReadToEndAsync(cancellationToken) + await _process.StandardError.ReadToEndAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        _http.Dispose();
    }

    private async Task<(int Status, JsonObject Body)> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!);
        }
    }
}
