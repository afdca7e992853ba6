using System.Collections.Concurrent;
using System.Diagnostics;
using Spectre.Console;
using UnionBot.Content;
using UnionBot.Rehearsal;
using UnionBot.Tests.Rehearsal;

namespace UnionBot.Tests.Specification;

/// <summary>The worker in a whole rehearsal sends nothing that the specifications don't know, and tells no token to a log or a trace.</summary>
public sealed class RehearsalRequestsTests
{
    /// <remarks>Whether all came on time is the rehearsal's own verdict, and the business of other tests.</remarks>
    [Fact]
    public async Task Every_request_of_a_rehearsal_is_as_published()
    {
        var (telegram, discord) = (RequestRecorder.ForTelegram(), RequestRecorder.ForDiscord());
        var pack = PackReader.Read(Repository.Pack).Pack.ShouldNotBeNull();
        using var told = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(told) });
        List<string> tokens = [];
        var options = new RehearsalOptions
        {
            Pack = Repository.Pack,
            TelegramWire = telegram.Tap,
            DiscordWire = discord.Tap,
            Sabotage = stages => tokens.AddRange(
                stages.SelectMany(s => s.Settings).Where(s => s.Key.EndsWith("Token", StringComparison.Ordinal)).Select(s => s.Value!.Split(':', '.')[^1])),
        };
        var logged = new EverythingLogged();
        var traced = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traced.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(t => $"{t.Key}={t.Value}"))}"),
        };
        ActivitySource.AddActivityListener(listener);

        await new Rehearse(options, TimeProvider.System, new Screen(console, pack.Event.Zone, sideBySide: false)) { Listener = logged }
            .RunAsync(pack, TestContext.Current.CancellationToken);

        tokens.Count.ShouldBe(2);
        logged.Lines.Count().ShouldBeGreaterThan(30);
        logged.Lines.Concat(traced).Where(l => tokens.Exists(t => l.Contains(t, StringComparison.Ordinal))).ShouldBeEmpty();

        telegram.Findings.ShouldBeEmpty();
        discord.Findings.ShouldBeEmpty();
        telegram.Requests.Count(r => r.Path.EndsWith("/sendMessage", StringComparison.Ordinal)).ShouldBeGreaterThan(20);
        discord.Requests.Count(r => r.Method is "POST" && r.Path.EndsWith("/messages", StringComparison.Ordinal)).ShouldBeGreaterThan(20);
        discord.Messages.ShouldNotBeEmpty();
    }
}
