using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Posts updates to the bot's webhook, one after another, and repeats what was not taken.</summary>
/// <remarks>Only to this machine: the double fetches nothing from the net, so an address elsewhere is kept and its updates wait.</remarks>
internal sealed class WebhookPost(World world, Func<string, ApiArguments, JsonNode> run) : IAsyncDisposable
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    // Source: telegram-bot-api, WebhookActor: delays grow to a minute.
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private Task _loop = Task.CompletedTask;
    private bool _disposed;

    public void Start() => _loop = RunAsync(_end.Token);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        await _end.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _http.Dispose();
        _end.Dispose();
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (true)
        {
            var (arrived, hook, update) = Next();
            if (hook is null || update is null)
            {
                await arrived.WaitAsync(stoppingToken);
                continue;
            }

            var problem = await PostAsync(hook, update, stoppingToken);
            lock (world.Gate)
            {
                if (problem is null)
                {
                    world.Updates.Confirm((int)update["update_id"]! + 1);
                }
                else
                {
                    hook.LastError = (world.Calendar.GetUtcNow(), problem);
                }
            }

            world.Changed.Pulse();
            pause = problem is null ? FirstPause : await WaitAsync(pause, arrived, stoppingToken);
        }
    }

    private (Task Arrived, WebhookState? Hook, JsonObject? Update) Next()
    {
        lock (world.Gate)
        {
            var hook = world.Webhook is { Url.IsLoopback: true } here ? here : null;
            var arrived = world.Updates.Arrived;
            return (arrived, hook, hook is not null && world.Updates.HasAny ? world.Updates.Take(1)[0]!.AsObject() : null);
        }
    }

    /// <returns>The next pause.</returns>
    private async Task<TimeSpan> WaitAsync(TimeSpan pause, Task changed, CancellationToken stoppingToken)
    {
        await Task.WhenAny(changed, Task.Delay(pause, world.Clock, stoppingToken));
        stoppingToken.ThrowIfCancellationRequested();
        return pause * 2 < LongestPause ? pause * 2 : LongestPause;
    }

    /// <returns>What was wrong, or <see langword="null"/> when the bot took it.</returns>
    private async Task<string?> PostAsync(WebhookState hook, JsonObject update, CancellationToken stoppingToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Url) { Content = new StringContent(update.ToJsonString(), Encoding.UTF8, "application/json") };
        if (hook.Secret is { } secret)
        {
            request.Headers.Add(SecretHeader, secret);
        }

        try
        {
            using var response = await _http.SendAsync(request, stoppingToken);
            if (!response.IsSuccessStatusCode)
            {
                return $"Wrong response from the webhook: {(int)response.StatusCode} {response.ReasonPhrase}";
            }

            Answer(await response.Content.ReadAsStringAsync(stoppingToken));
            return null;
        }
        catch (HttpRequestException)
        {
            return "Connection refused";
        }
        catch (TaskCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            return "Read timeout expired";
        }
    }

    /// <summary>A bot may call one method by what it answers; how that went it is not told.</summary>
    private void Answer(string body)
    {
        try
        {
            if (JsonNode.Parse(body) is not JsonObject call || call["method"] is not JsonValue name)
            {
                return;
            }

            var arguments = new ApiArguments();
            foreach (var (parameter, value) in call.Where(static p => p.Key is not "method" && p.Value is not null))
            {
                arguments.Values[parameter] = value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : value!.ToJsonString();
            }

            run(name.ToString(), arguments);
        }
        catch (Exception ignored) when (ignored is JsonException or ApiError)
        {
            // The real server tells nobody either.
        }
    }
}
