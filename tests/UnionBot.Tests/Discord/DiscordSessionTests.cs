using System.Text;
using UnionBot.Discord;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Gateway;
using UnionBot.Emulators.Discord;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Storage;
using UnionBot.Tests.Emulators.Discord;
using UnionBot.Tests.Storage;

namespace UnionBot.Tests.Discord;

/// <summary>What outlives a connection and a process: the session, the count of sessions started, another token.</summary>
public sealed class DiscordSessionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_process_resumes_the_session_and_hears_what_was_said_meanwhile()
    {
        await using var ground = await DiscordGround.StartAsync();

        await ground.StopAsync();
        ground.Dc.SayInPrivate(ground.World.Member, "pendant l'arrêt");
        _ = ground.Run();

        (await ground.HearAsync()).Content.ShouldBeOfType<IncomingContent.Text>().Plain.ShouldBe("pendant l'arrêt");
        (ground.Dc.Counters.Identifies, ground.Dc.Counters.Resumed).ShouldBe((1, 1));
        ground.Dc.Counters.GatewayCloses.Keys.ShouldNotContain(1000);
    }

    [Fact]
    public async Task A_session_is_kept_sealed_and_only_for_its_token()
    {
        using var store = new TemporaryStore();
        var sessions = new DiscordSessions(new SealedNotes(store.Database));
        var kept = new GatewayMemory(store.Time);
        kept.Restore(new GatewaySession("s3ss10n\nid", new Uri("wss://resume.example/?x=1"), 42), [store.Time.GetUtcNow()]);
        await sessions.KeepAsync(kept, "token-a", Stop);
        await sessions.KeepAsync(kept, "token-a", Stop);

        var (same, other) = (new GatewayMemory(store.Time), new GatewayMemory(store.Time));
        await sessions.RestoreAsync(same, "token-a", Stop);
        await sessions.RestoreAsync(other, "token-b", Stop);

        same.Session.ShouldBe(kept.Session);
        other.Session.ShouldBeNull();
        (same.Identifies.ShouldHaveSingleItem(), other.Identifies.Count).ShouldBe((store.Time.GetUtcNow(), 1));
        store.Close();
        foreach (var file in Directory.EnumerateFiles(store.Folder))
        {
            Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Stop)).ShouldNotContain("s3ss10n");
        }
    }

    [Fact]
    public async Task A_day_of_crashes_starts_no_more_than_nine_hundred_sessions_and_says_so()
    {
        using var store = new TemporaryStore();
        await using var world = await DoubleGround.UnlimitedAsync();
        using var http = DiscordHttp.CreateClient("DiscordBot (https://example.org, 1)");
        var sessions = new DiscordSessions(new SealedNotes(store.Database));
        var client = new DiscordClientOptions { Token = world.Dc.Token, ApiUrl = world.Dc.ApiUrl, ProductUrl = new Uri("https://example.org"), ProductVersion = "1" };
        var pacing = DiscordGround.Quick with { CloseTimeout = TimeSpan.Zero };

        // The first hours without sockets, one process each 30 seconds.
        var began = world.Clock.GetUtcNow();
        var memory = new GatewayMemory(world.Clock);
        const int Before = 870;
        for (var i = 0; i < Before; i++)
        {
            await memory.CountAsync(Stop);
            world.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        await sessions.KeepAsync(memory, client.Token, Stop);

        // Then real ones, which die as soon as they have a session, before they note it.
        GatewayStatus.Held? held = null;
        var holds = 0;
        while (world.Clock.GetUtcNow() - began < TimeSpan.FromHours(24))
        {
            memory = new GatewayMemory(world.Clock);
            await sessions.RestoreAsync(memory, client.Token, Stop);
            memory.Counted = token => sessions.KeepAsync(memory, client.Token, token);
            var gateway = new DiscordGateway(client, new DiscordRest(http, client, world.Clock), memory, pacing, world.Clock);
            var status = new TaskCompletionSource<GatewayStatus>(TaskCreationOptions.RunContinuationsAsynchronously);
            gateway.StatusChanged += s => status.TrySetResult(s);
            using var crash = new CancellationTokenSource();
            var running = gateway.RunAsync(crash.Token);
            var last = await status.Task.WaitAsync(Stop);
            await crash.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            (held, holds) = last is GatewayStatus.Held now ? (now, holds + 1) : (held, holds);
            world.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        (Before + world.Dc.Counters.Identifies).ShouldBe(GatewayMemory.IdentifiesPerDay);
        holds.ShouldBeGreaterThan(100);
        held.ShouldNotBeNull().Started.ShouldBe(GatewayMemory.IdentifiesPerDay);
        held.For.ShouldBeLessThan(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task Sessions_that_are_spent_are_said_in_the_log_and_on_the_board()
    {
        await using var ground = await DiscordGround.StartAsync(connected: false);
        var spent = new GatewayMemory(TimeProvider.System);
        spent.Restore(null, Enumerable.Repeat(TimeProvider.System.GetUtcNow(), GatewayMemory.IdentifiesPerDay));
        await ground.Sessions.KeepAsync(spent, ground.Settings.Token!, Stop);

        _ = ground.Run();

        await ground.Logs.WaitForAsync("900 sessions were started in 24 hours", times: 1, Stop);
        await ground.WaitForAsync(UnionBot.Health.PlatformState.Trouble);
        ground.Health.Platforms["Discord"].Detail.ShouldNotBeNull().ShouldContain("900 sessions");
        ground.Dc.Counters.Handshakes.ShouldBe(0);
    }

    [Fact]
    public async Task Another_token_in_the_settings_is_taken_up_while_it_runs_and_after_a_refusal()
    {
        await using var ground = await DiscordGround.StartAsync(connected: false);
        var running = ground.Run();
        await ground.Logs.WaitForAsync("Discord has our 2 commands", times: 1, Stop);

        ground.Settings.Token = "un.autre.jeton";
        await Should.ThrowAsync<PlatformRefusedException>(() => running);
        var waiting = ground.Platform.RotatedAsync(Stop);
        waiting.IsCompleted.ShouldBeFalse();
        ground.Settings.Token = ground.Dc.ResetToken();
        (await waiting).ShouldBeTrue();
        _ = ground.Run();
        await ground.WaitForAsync(UnionBot.Health.PlatformState.Connected);

        (await ground.DeliverAsync(BotMessage.Plain("avec le nouveau"))).ShouldBeOfType<DeliveryOutcome.Delivered>();
    }

    [Theory]
    [InlineData("MTA4NjU2NzQ1NjQ1OTQyNzg1MA.Gx.abc", "https://discord.com/users/1086567456459427850")]
    [InlineData("not base64 at all", "https://discord.com/developers/docs")]
    [InlineData("", "https://discord.com/developers/docs")]
    public void The_user_agent_names_the_bots_own_page(string token, string page) => DiscordToken.PageOf(token).AbsoluteUri.ShouldBe(page);
}
