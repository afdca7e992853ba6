using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Globalization;
using UnionBot.Emulators.Telegram;
using UnionBot.Messages;
using UnionBot.Telegram;

namespace UnionBot.Tests.Telegram;

public sealed class TelegramSecrecyTests
{
    private const string Secret = "AAFsecretsecretsecretsecretsecret00";
    private const string Token = $"7000000007:{Secret}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_log_trace_event_or_exception_holds_the_token_at_any_level()
    {
        // Arrange: everybody who could listen listens.
        ConcurrentQueue<string> traces = new();
        using var activities = Listen(traces);
        using var events = new Events(traces);
        var bench = await TelegramBench.StartAsync(run: true, o => o with { Token = Token });
        var ana = bench.Tg.User("Ana");
        var chat = TelegramBench.AddressOf(bench.Tg.PrivateChat(ana));
        var outcomes = new List<object>();

        // Act: an ordinary life, and everything that can go wrong.
        bench.Tg.Start(ana);
        var incoming = await bench.NextAsync();
        outcomes.Add(await bench.Platform.AnswerAsync(incoming.Route, Reply.Plain("Bonjour"), Stop));
        foreach (var fault in new[]
        {
            new Fault.TooManyRequests(3), new Fault.Error(403, "Forbidden: bot was blocked by the user"), new Fault.Reset(Processed: false), new Fault.Cut(5),
            Fault.Html(502), new Fault.Error(401, "Unauthorized"),
        })
        {
            bench.Tg.Faults.Add("sendMessage", fault);
            outcomes.Add(await bench.DeliverAsync(chat, BotMessage.Plain("x")));
        }

        bench.Tg.Faults.Add("getUpdates", Fault.Html(502), times: 1);
        outcomes.Add(await Should.ThrowAsync<IOException>(() => bench.Platform.DownloadAsync(new(Platform.Telegram, "unknown", null), Stop)));
        await bench.StopAsync();
        await bench.Tg.DisposeAsync();
        outcomes.Add(await bench.DeliverAsync(chat, BotMessage.Plain("x")));
        outcomes.Add(await Should.ThrowAsync<IOException>(() => bench.Platform.DownloadAsync(new(Platform.Telegram, "unknown", null), Stop)));

        // A client that hides nothing, on the same machine: the listeners do hear.
        using (var open = new HttpClient())
        {
            await Should.ThrowAsync<HttpRequestException>(() => open.GetAsync(new Uri(bench.Tg.ApiUrl, "/loud"), Stop));
        }

        // Assert
        traces.ShouldContain(t => t.Contains("/loud"));
        traces.ShouldContain(t => t.Contains($"/bot{TelegramHttp.Placeholder}/"));
        traces.ShouldAllBe(t => !t.Contains(Secret));
        bench.Lines.All.ShouldAllBe(l => !l.Text.Contains(Secret));
        outcomes.ShouldAllBe(o => !o.ToString()!.Contains(Secret));
        await bench.DisposeAsync();
    }

    private static ActivityListener Listen(ConcurrentQueue<string> traces)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => traces.Enqueue(string.Join(
                ' ', [a.OperationName, a.DisplayName, a.StatusDescription, .. a.TagObjects.Select(t => $"{t.Key}={t.Value}"), .. a.Events.Select(e => e.Name)])),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    /// <summary>Hears the runtime's own events about HTTP, sockets and name resolution.</summary>
    private sealed class Events(ConcurrentQueue<string> traces) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Http" or "System.Net.Sockets" or "System.Net.NameResolution")
            {
                EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
            }
        }

        // The base constructor already calls this, before the queue is here.
        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            traces?.Enqueue(string.Join(' ', (eventData.Payload ?? (IEnumerable<object?>)[]).Select(p => Convert.ToString(p, CultureInfo.InvariantCulture))));
    }
}
