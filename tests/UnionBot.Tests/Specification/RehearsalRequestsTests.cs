using Spectre.Console;
using UnionBot.Content;
using UnionBot.Rehearsal;

namespace UnionBot.Tests.Specification;

/// <summary>The worker in a rehearsal sends nothing that the specifications don't know.</summary>
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
        var options = new RehearsalOptions { Pack = Repository.Pack, TelegramWire = telegram.Tap, DiscordWire = discord.Tap };

        await new Rehearse(options, TimeProvider.System, new Screen(console, pack.Event.Zone, sideBySide: false))
            .RunAsync(pack, TestContext.Current.CancellationToken);

        telegram.Findings.ShouldBeEmpty();
        discord.Findings.ShouldBeEmpty();
        telegram.Requests.Count(r => r.Path.EndsWith("/sendMessage", StringComparison.Ordinal)).ShouldBeGreaterThan(20);
        discord.Requests.Count(r => r.Method is "POST" && r.Path.EndsWith("/messages", StringComparison.Ordinal)).ShouldBeGreaterThan(20);
        discord.Messages.ShouldNotBeEmpty();
    }
}
