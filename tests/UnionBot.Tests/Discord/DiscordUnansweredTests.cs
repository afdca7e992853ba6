using UnionBot.Discord;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Tests.Discord;

/// <summary>Answers that Discord takes without saying so.</summary>
public sealed class DiscordUnansweredTests
{
    private const string Send = "POST /channels/{channel_id}/messages";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_to_a_message_is_repeated_under_its_nonce_and_seen_once_without_a_mark()
    {
        await using var ground = await DiscordGround.StartAsync();
        var said = ground.Dc.SayInPrivate(ground.World.Member, "quand ?");
        var route = (await ground.HearAsync()).Route;
        ground.Dc.Faults.ResetAfter(Send, times: 3);

        for (var i = 0; i < 3; i++)
        {
            (await ground.Platform.AnswerAsync(route, Reply.Plain("À 9 h."), Stop)).ShouldBeOfType<DeliveryOutcome.Postponed>().After.ShouldBe(DeliveryRules.ResendPause);
        }

        (await ground.Platform.AnswerAsync(route, Reply.Plain("À 9 h."), Stop)).ShouldBeOfType<DeliveryOutcome.Delivered>();
        ground.Dc.Messages(said.Channel).Where(m => m.Author.IsBot).Select(m => m.Content).ShouldBe(["À 9 h."]);
    }

    [Fact]
    public async Task After_two_minutes_a_nonce_proves_nothing_more_and_the_answer_is_in_doubt()
    {
        await using var ground = await DiscordGround.StartAsync();
        ground.Dc.SayInPrivate(ground.World.Member, "quand ?");
        var route = (DiscordRoute)(await ground.HearAsync()).Route;
        route.Tried(TimeProvider.System.GetTimestamp() - (TimeProvider.System.TimestampFrequency * 121));
        ground.Dc.Faults.ResetBefore(Send);

        (await ground.Platform.AnswerAsync(route, Reply.Plain("À 9 h."), Stop)).ShouldBeOfType<DeliveryOutcome.Uncertain>();
    }

    [Fact]
    public async Task The_first_answer_to_a_command_is_filled_in_again()
    {
        await using var ground = await DiscordGround.StartAsync();
        var used = ground.Dc.Slash(ground.World.Member, ground.World.Channel, "question", ("texte", "quand ?"));
        var route = (await ground.HearAsync()).Route;
        ground.Dc.Faults.ResetAfter("PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original");

        (await ground.Platform.AnswerAsync(route, Reply.Plain("À 9 h."), Stop)).ShouldBeOfType<DeliveryOutcome.Postponed>();
        (await ground.Platform.AnswerAsync(route, Reply.Plain("À 9 h."), Stop)).ShouldBeOfType<DeliveryOutcome.Delivered>();

        (await used.Answer).Content.ShouldBe("À 9 h.");
        used.FollowUps.ShouldBe(0);
    }

    [Fact]
    public async Task A_follow_up_has_no_nonce_so_it_is_in_doubt()
    {
        await using var ground = await DiscordGround.StartAsync();
        ground.Dc.Slash(ground.World.Member, ground.World.Channel, "question", ("texte", "quand ?"));
        var route = (await ground.HearAsync()).Route;
        await ground.Platform.AnswerAsync(route, Reply.Plain("À 9 h."), Stop);
        ground.Dc.Faults.ResetAfter("POST /webhooks/{webhook_id}/{webhook_token}");

        (await ground.Platform.AnswerAsync(route, Reply.Plain("La suite."), Stop)).ShouldBeOfType<DeliveryOutcome.Uncertain>();
    }
}
