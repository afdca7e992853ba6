using UnionBot.Messages;

namespace UnionBot.Tests.Discord;

public sealed class DiscordHeartbeatTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Heartbeats_go_on_while_REST_hangs_and_a_thousand_members_press_a_button()
    {
        await using var ground = await DiscordGround.StartAsync(heartbeat: TimeSpan.FromMilliseconds(300));
        await ground.DeliverAsync(BotMessage.Plain("Sûr ?") with { Rows = [[new Button.Press("Oui", "annoncer:oui")]] });
        var message = ground.Dc.Messages(ground.World.Channel).ShouldHaveSingleItem();
        using var hanging = ground.Dc.Faults.Hold("*");

        for (var i = 0; i < 1000; i++)
        {
            ground.Dc.Press(ground.World.Member, message, "Oui");
        }

        await hanging.FirstHeld.WaitAsync(Stop);
        var before = ground.Dc.Counters.Heartbeats;
        await ground.Dc.Gateway.WaitUntilAsync(() => ground.Dc.Counters.Heartbeats >= before + 5, Stop);

        // One beat that came too late, and the connection would have been given up.
        (ground.Dc.Counters.Handshakes, ground.Dc.Counters.Identifies).ShouldBe((1, 1));
        hanging.Count.ShouldBeGreaterThan(50);
    }
}
