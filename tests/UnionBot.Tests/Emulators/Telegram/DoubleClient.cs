using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using UnionBot.Emulators.Telegram;

namespace UnionBot.Tests.Emulators.Telegram;

/// <summary>A double with a plain HTTP client in front of it.</summary>
internal sealed class DoubleClient : IAsyncDisposable
{
    private DoubleClient(TelegramDouble tg) => (Tg, Http) = (tg, new HttpClient { BaseAddress = tg.ApiUrl, Timeout = TimeSpan.FromSeconds(30) });

    public TelegramDouble Tg { get; }

    public HttpClient Http { get; }

    public FakeTimeProvider Clock { get; private init; } = null!;

    public FakeTimeProvider Calendar { get; private init; } = null!;

    public static async Task<DoubleClient> StartAsync(Func<TelegramDoubleOptions, TelegramDoubleOptions>? change = null)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var calendar = new FakeTimeProvider(new DateTimeOffset(2026, 3, 20, 8, 0, 0, TimeSpan.Zero));
        var options = new TelegramDoubleOptions { Clock = clock, Calendar = calendar };
        return new DoubleClient(await TelegramDouble.StartAsync(change?.Invoke(options) ?? options, TestContext.Current.CancellationToken))
        {
            Clock = clock,
            Calendar = calendar,
        };
    }

    /// <summary>Calls a method with a JSON body.</summary>
    public async Task<Called> CallAsync(string method, object? body = null)
    {
        using var content = JsonContent.Create(body ?? new { });
        return await PostAsync(method, content);
    }

    public async Task<Called> PostAsync(string method, HttpContent content)
    {
        using var response = await Http.PostAsync($"bot{Tg.Token}/{method}", content, TestContext.Current.CancellationToken);
        return await Called.ReadAsync(response);
    }

    public async Task<Called> GetAsync(string methodAndQuery)
    {
        using var response = await Http.GetAsync($"bot{Tg.Token}/{methodAndQuery}", TestContext.Current.CancellationToken);
        return await Called.ReadAsync(response);
    }

    /// <summary>The updates that wait, without confirming them.</summary>
    public async Task<JsonArray> UpdatesAsync(int offset = 0)
    {
        // Past the window in which the server slows down polls with the same offset.
        Clock.Advance(TimeSpan.FromSeconds(4));
        return (await CallAsync("getUpdates", new { offset })).Result.AsArray();
    }

    /// <summary>Confirms all updates that wait.</summary>
    public async Task ForgetUpdatesAsync()
    {
        var updates = await UpdatesAsync();
        if (updates.Count > 0)
        {
            await UpdatesAsync((int)updates[^1]!["update_id"]! + 1);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Tg.DisposeAsync();
    }
}

/// <summary>An answer of the API.</summary>
internal sealed record Called(int Status, JsonObject Body, string? RetryAfter)
{
    public JsonNode Result => Body["result"] ?? throw new InvalidOperationException("No result: " + Body.ToJsonString());

    /// <summary>What the error says; empty when there is none.</summary>
    public string Description => (string?)Body["description"] ?? "";

    public static async Task<Called> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Called(
            (int)response.StatusCode,
            JsonNode.Parse(text)!.AsObject(),
            response.Headers.TryGetValues("Retry-After", out var values) ? values.Single() : null);
    }
}
