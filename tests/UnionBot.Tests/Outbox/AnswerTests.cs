using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Tests.Outbox;

public sealed class AnswerTests
{
    [Fact]
    public async Task An_answer_goes_out_part_by_part_in_order()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        outbox.Answers.HandOver(TemporaryOutbox.Question(1), new Reply { Message = BotMessage.Plain("un", "deux"), ReplacesSource = true });
        await Idle(outbox);

        outbox.Only.Answers.Select(a => (a.Message.PlainText, a.ReplacesSource)).ShouldBe([("un", true), ("deux", false)]);
    }

    [Fact]
    public async Task The_answers_of_a_chat_keep_their_order_while_another_chat_goes_on()
    {
        using var outbox = TemporaryOutbox.OnTelegram(new DeliveryOutcome.Postponed(TimeSpan.FromSeconds(20), "429"));
        outbox.Answers.HandOver(TemporaryOutbox.Question(1), Reply.Plain("un"));
        await Until(outbox, () => outbox.Only.Answers.Count == 1);
        outbox.Answers.HandOver(TemporaryOutbox.Question(1), Reply.Plain("deux"));
        outbox.Answers.HandOver(TemporaryOutbox.Question(2), Reply.Plain("trois"));
        await Idle(outbox);

        outbox.Only.Answers.Select(a => a.Message.PlainText).ShouldBe(["un", "trois", "un", "deux"]);
    }

    [Fact]
    public async Task An_answer_that_stays_unanswered_is_repeated_once_marked()
    {
        var silence = new DeliveryOutcome.Uncertain("silence");
        using var outbox = TemporaryOutbox.OnTelegram(silence, silence, silence);
        outbox.Answers.HandOver(TemporaryOutbox.Question(1), Reply.Plain("un", "deux"));
        await Idle(outbox);

        outbox.Only.Answers.Select(a => a.Message.PlainText).ShouldBe(["un", "↻ un"]);
    }

    [Fact]
    public async Task The_marked_repeat_waits_a_moment_since_what_swallowed_one_answer_may_still_be_there()
    {
        using var outbox = TemporaryOutbox.OnTelegram(new DeliveryOutcome.Uncertain("silence"));
        var asked = outbox.Store.Time.GetTimestamp();
        outbox.Answers.HandOver(TemporaryOutbox.Question(1), Reply.Plain("un"));
        await Idle(outbox);

        outbox.Store.Time.GetElapsedTime(asked).ShouldBeInRange(DeliveryRules.ResendPause, DeliveryRules.ResendPause * 2);
        outbox.Only.Answers.Select(a => a.Message.PlainText).ShouldBe(["un", "↻ un"]);
    }

    [Fact]
    public async Task An_answer_that_is_refused_is_not_repeated_and_holds_the_next_one_not_up()
    {
        using var outbox = TemporaryOutbox.OnTelegram(new DeliveryOutcome.Refused("bloqué"));
        outbox.Answers.HandOver(TemporaryOutbox.Question(1), Reply.Plain("un", "suite"));
        outbox.Answers.HandOver(TemporaryOutbox.Question(1), Reply.Plain("deux"));
        await Idle(outbox);

        outbox.Only.Answers.Select(a => a.Message.PlainText).ShouldBe(["un", "deux"]);
    }

    [Fact]
    public async Task An_answer_takes_a_permit_of_the_same_pacer_as_the_outbox()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        outbox.Pacers.For(Platform.Telegram).Pause(TimeSpan.FromSeconds(10));
        outbox.Answers.HandOver(TemporaryOutbox.Question(1), Reply.Plain("un"));
        for (var i = 0; i < 9; i++)
        {
            outbox.Store.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        outbox.Only.Answers.ShouldBeEmpty();
        outbox.Answers.IsIdle.ShouldBeFalse();
        (await outbox.Ledger.IsQuietAsync(outbox.Store.Calendar.Now, TemporaryOutbox.Stop)).ShouldBeFalse();
        await Idle(outbox);
        outbox.Only.Answers.Count.ShouldBe(1);
        (await outbox.Ledger.IsQuietAsync(outbox.Store.Calendar.Now, TemporaryOutbox.Stop)).ShouldBeTrue();
    }

    [Fact]
    public async Task An_answer_is_not_worth_waiting_for_without_end()
    {
        using var outbox = TemporaryOutbox.OnTelegram([.. Enumerable.Repeat<DeliveryOutcome>(new DeliveryOutcome.Postponed(TimeSpan.FromSeconds(50), "hors ligne", WholePlatform: true), 50)]);
        outbox.Answers.HandOver(TemporaryOutbox.Question(1), Reply.Plain("un"));
        await Idle(outbox);

        outbox.Only.Answers.Count.ShouldBeInRange(3, 5);
    }

    [Fact]
    public async Task Where_too_many_wait_the_newest_is_dropped()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        outbox.Pacers.For(Platform.Telegram).Pause(TimeSpan.FromHours(1));
        for (var i = 0; i < AnswerSender.Capacity + 10; i++)
        {
            outbox.Answers.HandOver(TemporaryOutbox.Question(1), Reply.Plain("x"));
        }

        await outbox.Answers.DrainAsync(TimeSpan.Zero);
        SpinWait.SpinUntil(() => outbox.Answers.IsIdle, TimeSpan.FromSeconds(10)).ShouldBeTrue();
        outbox.Only.Answers.ShouldBeEmpty();
    }

    private static Task Idle(TemporaryOutbox outbox) => Until(outbox, () => outbox.Answers.IsIdle);

    /// <summary>Time passes only while somebody waits for it.</summary>
    private static async Task Until(TemporaryOutbox outbox, Func<bool> holds)
    {
        while (!holds())
        {
            if (outbox.Pacers.For(Platform.Telegram).Waiting > 0)
            {
                outbox.Store.Time.Advance(TimeSpan.FromMilliseconds(50));
            }

            await Task.Yield();
            TemporaryOutbox.Stop.ThrowIfCancellationRequested();
        }
    }
}
