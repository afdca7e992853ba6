using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Tests.People;

namespace UnionBot.Tests.Outbox;

/// <summary>What becomes of a delivery, outcome by outcome.</summary>
public sealed class OutcomeTests
{
    private static readonly DeliveryOutcome Silence = new DeliveryOutcome.Uncertain("pas de réponse");
    private static readonly ChatAddress Chat = TemporaryOutbox.Chat(1);
    private static readonly ChatAddress DiscordChat = TemporaryOutbox.Chat(1, Platform.Discord);

    [Fact]
    public async Task A_delivery_is_sent_once_and_its_copy_is_known()
    {
        using var outbox = TemporaryOutbox.OnTelegram(new DeliveryOutcome.Delivered("77"));
        await outbox.Subscribe(Chat);
        await outbox.Publish("a");
        outbox.Store.CalendarTime.Advance(TimeSpan.FromMilliseconds(250));

        (await outbox.SendAll()).ShouldBe(1);

        var line = await outbox.Line();
        (line.State, line.CopyId, line.Attempts, line.Doubt).ShouldBe((DeliveryState.Delivered, "77", 1, 0));
        (line.SettledAt - line.DueAt).ShouldBe(TimeSpan.FromMilliseconds(250));
        outbox.Only.Sent[0].Chat.ShouldBe(Chat);
    }

    [Fact]
    public async Task Sending_stands_in_the_database_before_the_platform_is_called()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(Chat);
        await outbox.Publish("a");
        DeliveryState? during = null;
        outbox.Only.Before = async (_, _) => during = (await outbox.Line()).State;

        await outbox.SendAll();

        during.ShouldBe(DeliveryState.Sending);
    }

    [Fact]
    public async Task Nothing_is_sent_before_it_is_due()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(Chat);
        await outbox.Publish("a", due: outbox.Store.Calendar.Now.AddMinutes(1));

        (await outbox.SendAll()).ShouldBe(0);
        outbox.Store.CalendarTime.Advance(TimeSpan.FromMinutes(1));
        (await outbox.SendAll()).ShouldBe(1);
    }

    [Fact]
    public async Task A_delivery_the_platform_postpones_is_tried_again_after_the_time_it_asked_for()
    {
        using var outbox = TemporaryOutbox.OnTelegram(new DeliveryOutcome.Postponed(TimeSpan.FromSeconds(41), "429"));
        await outbox.Subscribe(Chat);
        await outbox.Publish("a");

        var atOnce = await outbox.SendNext();
        outbox.Store.Time.Advance(TimeSpan.FromSeconds(40.8));
        var tooEarly = await outbox.SendNext();
        outbox.Store.Time.Advance(TimeSpan.FromSeconds(0.2));
        var onTime = await outbox.SendNext();

        (atOnce, tooEarly, onTime).ShouldBe((true, false, true));
        outbox.Only.Sent.Select(d => d.Attempt).ShouldBe([1, 2]);
        outbox.Only.Sent[1].Nonce.ShouldBe(outbox.Only.Sent[0].Nonce);
        outbox.Only.Texts.ShouldBe(["a", "a"]);
    }

    [Fact]
    public async Task A_refused_delivery_is_given_up_and_the_place_stays()
    {
        using var outbox = TemporaryOutbox.OnTelegram(new DeliveryOutcome.Refused("trop long"));
        await outbox.Subscribe(Chat);
        await outbox.Publish("a");

        await outbox.SendAll();

        var line = await outbox.Line();
        (line.State, line.Reason, line.Attempts).ShouldBe((DeliveryState.Refused, "trop long", 1));
        (await outbox.Home.Subscriptions.AllAsync(TemporaryOutbox.Stop))[0].SuspendedFor.ShouldBeNull();
        outbox.SenderLog.Lines.ShouldContain(l => l.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_place_that_cannot_be_served_is_suspended_and_the_admins_are_told_once()
    {
        using var outbox = TemporaryOutbox.OnTelegram(new DeliveryOutcome.Refused("Le bot a été exclu.", SuspendsChannel: true));
        await outbox.Home.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);
        await outbox.Subscribe(Chat);
        await outbox.Publish("a");
        await outbox.Publish("b");
        await outbox.SendAll();
        await outbox.Publish("c");
        await outbox.SendAll();

        (await outbox.Lines()).Select(l => l.State).ShouldBe([DeliveryState.Refused, DeliveryState.Refused]);
        outbox.Only.Sent.Count(d => d.Chat == Chat).ShouldBe(1);
        var notice = outbox.Only.Sent.Where(d => d.Chat == TemporaryPeople.NadiaPrivate).Select(d => d.Message.PlainText).ToList();
        string.Join('\n', notice).ShouldContain("Le bot a été exclu.");
        notice.Count(n => n.Contains("suspends", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task On_Telegram_an_unanswered_message_goes_once_more_marked()
    {
        using var outbox = TemporaryOutbox.OnTelegram(Silence);
        await outbox.Subscribe(Chat);
        await outbox.Publish("a");

        await outbox.SendAll();
        outbox.Store.Time.Advance(DeliveryRules.ResendPause);
        await outbox.SendAll();

        outbox.Only.Texts.ShouldBe(["a", "↻ a"]);
        outbox.Only.Sent[1].Nonce.ShouldNotBe(outbox.Only.Sent[0].Nonce);
        var line = await outbox.Line();
        (line.State, line.Doubt).ShouldBe((DeliveryState.Delivered, 1));
    }

    [Fact]
    public async Task A_second_silence_stays_uncertain_and_the_admins_and_the_author_are_told_once()
    {
        using var outbox = TemporaryOutbox.OnTelegram(Silence, Silence);
        await outbox.Home.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);
        var author = await outbox.Store.Write(t => outbox.Home.People.Grant(t, new PersonAddress(Platform.Telegram, "42"), Role.Delegate));
        await outbox.Subscribe(Chat);
        await outbox.Publish("live/1", ItemKind.Live, author: author);

        await outbox.SendAll();
        outbox.Store.Time.Advance(DeliveryRules.ResendPause);
        await outbox.SendAll();
        outbox.Store.Time.Advance(TimeSpan.FromHours(1));
        await outbox.SendAll();

        (await outbox.Line()).State.ShouldBe(DeliveryState.Uncertain);
        outbox.Only.Sent.Count(d => d.Chat == Chat).ShouldBe(2);
        foreach (var chat in new[] { TemporaryPeople.NadiaPrivate, new ChatAddress(Platform.Telegram, "42") })
        {
            outbox.Only.Sent.Where(d => d.Chat == chat).Select(d => d.Message.PlainText).Count(t => t.Contains("Direct n° 1", StringComparison.Ordinal)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task On_Discord_an_unanswered_message_is_repeated_unmarked_under_its_nonce()
    {
        using var outbox = TemporaryOutbox.OnDiscord(Silence, Silence);
        await outbox.Subscribe(DiscordChat);
        await outbox.Publish("a");
        for (var i = 0; i < 3; i++)
        {
            await outbox.SendAll();
            outbox.Store.Time.Advance(TimeSpan.FromSeconds(15));
        }

        outbox.Only.Texts.ShouldBe(["a", "a", "a"]);
        outbox.Only.Sent.Select(d => d.Nonce).Distinct().ShouldHaveSingleItem().Length.ShouldBeLessThanOrEqualTo(25);
        var line = await outbox.Line();
        (line.State, line.Doubt).ShouldBe((DeliveryState.Delivered, 0));
    }

    [Fact]
    public async Task On_Discord_after_two_minutes_it_is_in_doubt_and_goes_marked_under_a_nonce_of_its_own()
    {
        using var outbox = TemporaryOutbox.OnDiscord(Silence);
        await outbox.Subscribe(DiscordChat);
        await outbox.Publish("a");

        await outbox.SendAll();
        outbox.Store.Time.Advance(TimeSpan.FromMinutes(2));
        await outbox.SendAll();

        outbox.Only.Texts.ShouldBe(["a", "↻ a"]);
        outbox.Only.Sent[1].Nonce.ShouldNotBe(outbox.Only.Sent[0].Nonce);
    }

    [Fact]
    public async Task On_Discord_silence_without_end_stays_uncertain_after_both_windows()
    {
        using var outbox = TemporaryOutbox.OnDiscord([.. Enumerable.Repeat(Silence, 200)]);
        await outbox.Subscribe(DiscordChat);
        await outbox.Publish("a");
        for (var i = 0; i < 60; i++)
        {
            await outbox.SendAll();
            outbox.Store.Time.Advance(TimeSpan.FromSeconds(61));
        }

        (await outbox.Line()).State.ShouldBe(DeliveryState.Uncertain);
        outbox.Only.Sent.Select(d => d.Nonce).Distinct().Count().ShouldBe(2);
        outbox.Only.Texts.SkipWhile("a".Equals).Distinct(StringComparer.Ordinal).ShouldBe(["↻ a"]);
    }

    [Fact]
    public async Task A_group_that_moved_gets_its_message_at_its_new_address()
    {
        var moved = new ChatAddress(Platform.Telegram, "-1009999");
        using var outbox = TemporaryOutbox.OnTelegram(new DeliveryOutcome.Moved(moved));
        var channel = await outbox.Subscribe(Chat);
        await outbox.Publish("a");

        await outbox.SendAll();

        outbox.Only.Sent.Select(d => d.Chat).ShouldBe([Chat, moved]);
        var line = await outbox.Line();
        (line.State, line.Channel, line.Doubt).ShouldBe((DeliveryState.Delivered, channel, 0));
    }

    [Fact]
    public async Task A_topic_that_is_gone_is_cleared_from_the_subscription_and_told_once()
    {
        var topic = new ChatAddress(Platform.Telegram, "-1009999", "7");
        using var outbox = TemporaryOutbox.OnTelegram(new DeliveryOutcome.Moved(topic with { ThreadId = null }, "Le sujet de forum visé n'existe plus."));
        await outbox.Home.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);
        await outbox.Subscribe(topic, ChatKind.Group);
        await outbox.Publish("a");
        await outbox.SendAll();
        outbox.Store.Time.Advance(TimeSpan.FromSeconds(5));
        await outbox.Publish("b");

        await outbox.SendAll();

        outbox.Only.Sent.Where(d => string.Equals(d.Chat.ChatId, topic.ChatId, StringComparison.Ordinal)).Select(d => (d.Message.PlainText, d.Chat.ThreadId)).ShouldBe([("a", "7"), ("a", null), ("b", null)]);
        (await outbox.Home.Subscriptions.AllAsync(TemporaryOutbox.Stop)).ShouldHaveSingleItem().Address.ShouldBe(topic with { ThreadId = null });
        outbox.Only.Sent.Count(d => d.Chat == TemporaryPeople.NadiaPrivate && d.Message.PlainText.Contains("Je ne peux plus publier dans un sujet", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_row_that_fails_twice_with_an_unknown_exception_is_refused()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(Chat);
        await outbox.Publish("a");
        outbox.Only.Before = (_, _) => throw new FormatException("Whatever.");

        await outbox.SendAll();
        var afterOne = (await outbox.Line()).State;
        outbox.Store.Time.Advance(TimeSpan.FromSeconds(5));
        await outbox.SendAll();

        afterOne.ShouldBe(DeliveryState.Pending);
        var line = await outbox.Line();
        line.State.ShouldBe(DeliveryState.Refused);
        line.Reason!.ShouldContain("FormatException");
        outbox.Only.Texts.ShouldBe(["a", "↻ a"]);
    }

    [Fact]
    public async Task On_Telegram_what_a_dead_process_left_under_way_goes_again_marked()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(Chat);
        await outbox.Publish("a");
        await Die(outbox);

        await outbox.Rows.RecoverAsync(Platform.Telegram, TemporaryOutbox.Stop);
        outbox.Store.Time.Advance(DeliveryRules.ResendPause);
        await outbox.SendAll();

        outbox.Only.Texts.ShouldBe(["a", "↻ a"]);
    }

    [Theory]
    [InlineData(30, "a", true)]
    [InlineData(180, "↻ a", false)]
    public async Task On_Discord_what_a_dead_process_left_under_way_is_repeated_safely_while_the_nonce_is_known(int secondsDead, string text, bool sameNonce)
    {
        using var outbox = TemporaryOutbox.OnDiscord();
        await outbox.Subscribe(DiscordChat);
        await outbox.Publish("a");
        await Die(outbox);

        outbox.Store.Time.Advance(TimeSpan.FromSeconds(secondsDead));
        await outbox.Rows.RecoverAsync(Platform.Discord, TemporaryOutbox.Stop);
        outbox.Store.Time.Advance(TimeSpan.FromSeconds(3));
        await outbox.SendAll();

        outbox.Only.Texts.ShouldBe(["a", text]);
        outbox.Only.Sent[1].Nonce.Equals(outbox.Only.Sent[0].Nonce, StringComparison.Ordinal).ShouldBe(sameNonce);
    }

    [Fact]
    public void A_quote_keeps_its_words_when_it_is_marked()
    {
        var message = new BotMessage { Blocks = [new Block.Quote([new Run("mot pour mot")])] };

        ResendMark.Put(message).Blocks.Select(b => b.PlainText).ShouldBe(["↻", "mot pour mot"]);
        ResendMark.Put(new BotMessage { Photos = [new Photo("k")] }).PlainText.ShouldBe("↻");
        ResendMark.Put(BotMessage.Plain("un", "deux")).PlainText.ShouldBe("↻ un\ndeux");
    }

    /// <summary>Sends, and dies before the platform answers.</summary>
    private static async Task Die(TemporaryOutbox outbox)
    {
        var never = new TaskCompletionSource();
        outbox.Only.Before = (_, _) => never.Task;
        outbox.Store.Time.Advance(TimeSpan.FromSeconds(1));
        var sending = outbox.Sender().SendNextAsync(TemporaryOutbox.Stop);
        while (outbox.Only.Sent.Count == 0)
        {
            await Task.Yield();
        }

        outbox.Only.Before = (_, _) => Task.CompletedTask;
        outbox.Restart();
        sending.IsCompleted.ShouldBeFalse();
    }
}
