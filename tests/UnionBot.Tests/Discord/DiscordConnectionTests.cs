using System.Collections.Concurrent;
using System.Diagnostics;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Tests.Discord;

public sealed class DiscordConnectionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_who_it_is_and_registers_its_commands_once()
    {
        await using var ground = await DiscordGround.StartAsync();

        var health = ground.Health.Platforms["Discord"];
        (health.State, health.BotName).ShouldBe((PlatformState.Connected, "union-bot"));
        health.InviteLink!.Query.ShouldContain($"client_id={ground.Dc.ApplicationId}&scope=bot+applications.commands&permissions=");
        ground.Dc.Gateway.UserAgents.ShouldHaveSingleItem().ShouldStartWith("DiscordBot (https://");
        ground.Dc.Requests.Count(r => string.Equals(r.Method, "PUT", StringComparison.Ordinal)).ShouldBe(1);

        // A second process finds them as they should be.
        using var second = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = ground.Platform.RunAsync(second.Token);
        await ground.Logs.WaitForAsync("Discord has our 2 commands", times: 2, Stop);
        await second.CancelAsync();
        await running;
        ground.Dc.Requests.Count(r => string.Equals(r.Method, "PUT", StringComparison.Ordinal)).ShouldBe(1);
        ground.Dc.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_token_stops_this_platform_and_names_its_setting()
    {
        await using var ground = await DiscordGround.StartAsync(connected: false, o => o.Token = "faux.jeton.secret");

        var refused = await Should.ThrowAsync<PlatformRefusedException>(ground.Run);

        (refused.Platform, refused.Setting).ShouldBe((Platform.Discord, "Discord:Token"));
        refused.Message.ShouldContain("Discord:Token");
        refused.ToString().ShouldNotContain("secret");
        ground.Health.Platforms["Discord"].State.ShouldBe(PlatformState.Stopped);
    }

    [Theory]
    [InlineData(4004)]
    [InlineData(4014)]
    public async Task A_gateway_that_closes_for_good_ends_the_platform(int code)
    {
        await using var ground = await DiscordGround.StartAsync(connected: false);
        var running = ground.Run();
        await ground.Dc.Gateway.WaitForSessionAsync(Stop);

        ground.Dc.Gateway.Close(code);

        await Should.ThrowAsync<PlatformRefusedException>(() => running);
    }

    [Fact]
    public async Task Whatever_is_sent_it_goes_on_listening()
    {
        await using var ground = await DiscordGround.StartAsync();

        foreach (var junk in (string[])["", "{", "[]", "{\"op\":0,\"t\":\"MESSAGE_CREATE\",\"d\":null}", "{\"op\":0,\"t\":\"READY\",\"d\":5}", "{\"op\":99}", "{\"op\":10,\"d\":{}}"])
        {
            ground.Dc.Gateway.SendRaw(junk);
        }

        ground.Dc.Gateway.Dispatch("SOMETHING_NEW", """{"a":1}""");
        ground.Dc.Gateway.Dispatch("INTERACTION_CREATE", """{"id":"1","type":77,"data":{"name":[]}}""");
        ground.Dc.SayInPrivate(ground.World.Member, "encore là ?");

        (await ground.HearAsync()).Content.ShouldBeOfType<IncomingContent.Text>().Plain.ShouldBe("encore là ?");
        ground.Dc.Counters.Handshakes.ShouldBe(1);
    }

    [Fact]
    public async Task While_Discord_is_down_the_log_stays_short_and_then_it_comes_back()
    {
        await using var ground = await DiscordGround.StartAsync();
        ground.Dc.Faults.ReconnectBeforeHello(60);

        ground.Dc.Gateway.Drop();
        await ground.Dc.Gateway.WaitUntilAsync(() => ground.Dc.Counters.Handshakes > 60 && ground.Dc.Gateway.Sessions == 1, Stop);
        ground.Dc.SayInPrivate(ground.World.Member, "de retour ?");

        await ground.HearAsync();
        ground.Logs.Lines.Count(l => l.Contains("out of reach", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task No_log_and_no_trace_ever_holds_a_token_or_words()
    {
        var traces = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => traces.Enqueue($"{a.OperationName} {string.Join(' ', a.TagObjects.Select(t => $"{t.Key}={t.Value}"))}"),
        };
        ActivitySource.AddActivityListener(listener);
        await using var ground = await DiscordGround.StartAsync();

        ground.Dc.Faults.Fail("POST /interactions/{interaction_id}/{interaction_token}/callback", 404, 10062);
        ground.Dc.Slash(ground.World.Member, ground.World.Channel, "question", ("texte", "mot-secret"));
        ground.Dc.Slash(ground.World.Member, ground.World.Channel, "question", ("texte", "mot-secret"));
        await ground.HearAsync();
        ground.Dc.Gateway.Close(4000);
        await ground.Dc.Gateway.WaitUntilAsync(() => ground.Dc.Counters.Resumed > 0, Stop);

        var secrets = ground.Dc.Interactions.Select(i => i.Token).Append(ground.Dc.Token).Append("mot-secret").ToList();
        secrets.Count.ShouldBe(4);
        ground.Logs.Lines.ShouldNotBeEmpty();

        // The double's own server is in this process too; only what a client traces counts.
        ground.Logs.Lines.Concat(traces.Where(t => t.StartsWith("System.Net", StringComparison.Ordinal)))
            .ShouldAllBe(line => !secrets.Any(s => line.Contains(s, StringComparison.Ordinal)));
    }
}
