using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Tests.People;

namespace UnionBot.Tests.Outbox;

/// <summary>Who goes first, and what never overtakes.</summary>
public sealed class OrderTests
{
    private static readonly ChatAddress Chat = TemporaryOutbox.Chat(1);

    [Fact]
    public async Task A_live_update_overtakes_a_long_fan_out_but_no_older_message_of_its_chat()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        for (var i = 1; i <= 4; i++)
        {
            await outbox.Subscribe(TemporaryOutbox.Chat(i));
        }

        await outbox.Publish("annonce");
        await outbox.SendNext();
        await outbox.SendNext();
        await outbox.Publish("direct", ItemKind.Live);
        while (outbox.Only.Sent.Count < 8)
        {
            await outbox.SendAll();
            outbox.Store.Time.Advance(TimeSpan.FromSeconds(2));
        }

        // Chats 1 and 2 had the announcement; in 3 and 4 it goes before the live update, in its place.
        outbox.Only.Sent.Select(d => (d.Chat.ChatId[^1] - '0', d.Message.PlainText)).ShouldBe(
            [(1, "annonce"), (2, "annonce"), (1, "direct"), (2, "direct"), (3, "annonce"), (3, "direct"), (4, "annonce"), (4, "direct")]);
    }

    [Fact]
    public async Task A_postponed_message_is_not_overtaken_in_its_chat_and_holds_no_other_chat_up()
    {
        using var outbox = TemporaryOutbox.OnTelegram(new DeliveryOutcome.Postponed(TimeSpan.FromSeconds(30), "doucement"));
        await outbox.Subscribe(Chat);
        await outbox.Publish("un");
        await outbox.SendNext();
        await outbox.Subscribe(TemporaryOutbox.Chat(2));
        await outbox.Publish("deux", ItemKind.Live);
        await outbox.SendAll();
        outbox.Only.Sent.Select(d => (d.Chat == Chat, d.Message.PlainText)).ShouldBe([(true, "un"), (false, "deux")]);

        outbox.Store.Time.Advance(TimeSpan.FromSeconds(30));
        await outbox.SendAll();

        outbox.Only.Sent.Skip(2).Select(d => (d.Chat == Chat, d.Message.PlainText)).ShouldBe([(true, "un"), (true, "deux")]);
    }

    [Fact]
    public async Task A_message_in_doubt_is_not_overtaken_in_its_chat()
    {
        using var outbox = TemporaryOutbox.OnTelegram(new DeliveryOutcome.Uncertain("silence"));
        await outbox.Subscribe(Chat);
        await outbox.Publish("un");
        await outbox.Publish("deux");
        await outbox.SendAll();
        outbox.Store.Time.Advance(TimeSpan.FromSeconds(5));
        await outbox.SendAll();
        outbox.Store.Time.Advance(TimeSpan.FromSeconds(5));
        await outbox.SendAll();

        outbox.Only.Texts.ShouldBe(["un", "↻ un", "deux"]);
    }

    [Fact]
    public async Task The_parts_of_a_message_follow_each_other_before_the_next_chat()
    {
        using var outbox = TemporaryOutbox.OnDiscord();
        await outbox.Subscribe(TemporaryOutbox.Chat(1, Platform.Discord), ChatKind.Group);
        await outbox.Subscribe(TemporaryOutbox.Chat(2, Platform.Discord), ChatKind.Group);
        await outbox.Publish("a", text: "1\n2");
        await outbox.SendAll();

        outbox.Only.Sent.Select(d => (d.Chat.ChatId, d.Message.PlainText)).ShouldBe([("5001", "1"), ("5001", "2"), ("5002", "1"), ("5002", "2")]);
    }

    [Fact]
    public async Task When_the_whole_platform_must_wait_nothing_goes_and_it_slows_down()
    {
        using var outbox = TemporaryOutbox.OnTelegram(new DeliveryOutcome.Postponed(TimeSpan.FromSeconds(10), "429", WholePlatform: true, Throttled: true));
        await outbox.Subscribe(Chat);
        await outbox.Subscribe(TemporaryOutbox.Chat(2));
        await outbox.Publish("a");
        await outbox.SendNext();

        var turn = outbox.Sender().SendNextAsync(TemporaryOutbox.Stop);
        while (!turn.IsCompleted)
        {
            outbox.Store.Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        (await turn).ShouldBeFalse();
        outbox.Only.Sent.Count.ShouldBe(1);
        outbox.Pacers.For(Platform.Telegram).Pace.ShouldBe(0.8, 0.001);
        outbox.Store.Time.Advance(TimeSpan.FromSeconds(10));
        await outbox.SendAll();
        outbox.Only.Sent.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Several_are_under_way_at_once_one_in_each_chat()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        for (var i = 1; i <= 3; i++)
        {
            await outbox.Subscribe(TemporaryOutbox.Chat(i));
        }

        await outbox.Publish("un");
        await outbox.Publish("deux");
        var gate = new TaskCompletionSource();
        outbox.Only.Before = (_, _) => gate.Task;
        using var stop = new CancellationTokenSource();
        var running = outbox.Sender().RunAsync(stop.Token);
        await Advance(outbox, () => outbox.Only.Sent.Count == 3);
        await Advance(outbox, turns: 50);

        outbox.Only.Texts.ShouldBe(["un", "un", "un"]);
        (await outbox.Lines()).Count(l => l.State == DeliveryState.Sending).ShouldBe(3);
        (await outbox.Ledger.IsQuietAsync(outbox.Store.Calendar.Now, TemporaryOutbox.Stop)).ShouldBeFalse();

        gate.SetResult();
        await Advance(outbox, () => outbox.Only.Sent.Count == 6 && outbox.Sender().InFlight == 0);
        (await outbox.Ledger.IsQuietAsync(outbox.Store.Calendar.Now, TemporaryOutbox.Stop)).ShouldBeTrue();
        await stop.CancelAsync();
        await running.ShouldThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_stop_ends_the_claims_and_lets_what_is_under_way_end()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(Chat);
        await outbox.Subscribe(TemporaryOutbox.Chat(2));
        await outbox.Publish("un");
        var gate = new TaskCompletionSource();
        outbox.Only.Before = (_, _) => gate.Task;
        using var stop = new CancellationTokenSource();
        var running = outbox.Sender().RunAsync(stop.Token);
        await Advance(outbox, () => outbox.Only.Sent.Count == 2);
        await outbox.Publish("deux");
        await stop.CancelAsync();
        running.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await running.ShouldThrowAsync<OperationCanceledException>();

        outbox.Only.Texts.ShouldBe(["un", "un"]);
        (await outbox.Lines()).Count(l => l.State == DeliveryState.Delivered).ShouldBe(2);
        (await outbox.Lines()).Count(l => l.State == DeliveryState.Pending).ShouldBe(2);
    }

    [Fact]
    public async Task A_stop_waits_five_seconds_at_most_and_leaves_the_rest_in_doubt()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(Chat);
        await outbox.Publish("un");
        outbox.Only.Before = (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, outbox.Store.Time, token);
        using var stop = new CancellationTokenSource();
        var running = outbox.Sender().RunAsync(stop.Token);
        await Advance(outbox, () => outbox.Only.Sent.Count == 1);
        await stop.CancelAsync();
        await Advance(outbox, () => running.IsCompleted);

        (await outbox.Line()).State.ShouldBe(DeliveryState.Sending);
        outbox.Only.Before = (_, _) => Task.CompletedTask;
        outbox.Restart();
        await outbox.Rows.RecoverAsync(Platform.Telegram, TemporaryOutbox.Stop);
        outbox.Store.Time.Advance(TimeSpan.FromSeconds(3));
        await outbox.SendAll();
        outbox.Only.Texts.ShouldBe(["un", "↻ un"]);
    }

    [Fact]
    public async Task An_unknown_exception_ends_the_loop_with_everything_settled()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(Chat);
        await outbox.Publish("un");
        outbox.Only.Before = (_, _) => throw new FormatException("Whatever.");

        var running = outbox.Sender().RunAsync(TemporaryOutbox.Stop);
        await Advance(outbox, () => running.IsCompleted);

        (await running.ShouldThrowAsync<InvalidOperationException>()).InnerException.ShouldBeOfType<FormatException>();
        (await outbox.Line()).State.ShouldBe(DeliveryState.Pending);
    }

    [Fact]
    public async Task An_outage_is_said_in_two_lines_however_many_deliveries_it_leaves_in_doubt()
    {
        using var outbox = TemporaryOutbox.OnTelegram([.. Enumerable.Repeat<DeliveryOutcome>(new DeliveryOutcome.Uncertain("silence"), 200)]);
        for (var i = 1; i <= 20; i++)
        {
            await outbox.Subscribe(TemporaryOutbox.Chat(i));
        }

        await outbox.Publish("a");
        for (var i = 0; i < 60; i++)
        {
            await outbox.SendNext();
            outbox.Store.Time.Advance(TimeSpan.FromMinutes(1));
        }

        outbox.Only.Sent.Count.ShouldBeGreaterThan(20);
        outbox.SenderLog.Lines.Count.ShouldBe(2);
    }

    [Fact]
    public async Task After_three_silences_in_a_row_the_others_wait_the_outage_out()
    {
        using var outbox = TemporaryOutbox.OnTelegram([.. Enumerable.Repeat<DeliveryOutcome>(new DeliveryOutcome.Uncertain("silence"), 3)]);
        for (var i = 1; i <= 6; i++)
        {
            await outbox.Subscribe(TemporaryOutbox.Chat(i));
        }

        await outbox.Publish("un");
        for (var i = 0; i < 3; i++)
        {
            await outbox.SendNext();
        }

        var turn = outbox.Sender().SendNextAsync(TemporaryOutbox.Stop);
        for (var i = 0; i < 20 && !turn.IsCompleted; i++)
        {
            outbox.Store.Time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }

        outbox.Only.Sent.Count.ShouldBe(3);
        await Advance(outbox, () => turn.IsCompleted);
        outbox.Store.Time.Advance(TimeSpan.FromSeconds(5));
        await outbox.SendAll();
        outbox.Only.Texts.Count("un".Equals).ShouldBe(6);
        outbox.Only.Texts.Count("↻ un".Equals).ShouldBe(3);
    }

    [Fact]
    public async Task A_notice_to_an_admin_overtakes_announcements()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Home.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);
        await outbox.Subscribe(Chat);
        await outbox.Publish("annonce");
        await outbox.Store.Write(t => outbox.Queue.NotifyAdmins(t, "k", BotMessage.Plain("avis")));
        await outbox.SendAll();

        outbox.Only.Texts.ShouldBe(["avis", "annonce"]);
    }

    /// <summary>Lets the machine's time pass beside a running loop until something holds; the loop itself runs on real threads.</summary>
    private static async Task Advance(TemporaryOutbox outbox, Func<bool>? until = null, int turns = int.MaxValue)
    {
        for (var i = 0; i < turns && until?.Invoke() != true; i++)
        {
            outbox.Store.Time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
            TemporaryOutbox.Stop.ThrowIfCancellationRequested();
        }
    }
}
