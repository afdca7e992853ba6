using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Tests.People;

namespace UnionBot.Tests.Outbox;

/// <summary>Silence, lateness at the claim, and what is done with doubt.</summary>
public sealed class SilenceTests
{
    private static readonly DeliveryOutcome Unanswered = new DeliveryOutcome.Uncertain("silence");

    [Fact]
    public async Task Silence_stops_a_fan_out_in_the_middle_survives_a_restart_and_lets_it_go_on_afterwards()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await Places(outbox, 3);
        await outbox.Publish("a");
        await outbox.SendNext();

        await Silence(outbox, on: true);
        (await outbox.SendAll()).ShouldBe(0);
        outbox.Restart();
        (await outbox.SendAll()).ShouldBe(0);
        await Silence(outbox, on: false);
        await outbox.SendAll();

        outbox.Only.Sent.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_was_chosen_before_the_silence_is_not_claimed_after_it()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await Places(outbox, 1);
        await outbox.Publish("a");
        var pacer = outbox.Pacers.For(Platform.Telegram);
        var (choice, _) = await outbox.Rows.ChooseAsync(Platform.Telegram, _ => false, pacer, TemporaryOutbox.Stop);

        await Silence(outbox, on: true);

        (await outbox.Rows.ClaimAsync(choice!, TemporaryOutbox.Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Under_silence_the_corrections_and_retractions_of_admins_go_and_those_of_others_wait()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await Places(outbox, 1);
        var admin = await outbox.Home.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);
        var other = await outbox.Store.Write(t => outbox.Home.People.Grant(t, TemporaryPeople.Karim, UnionBot.People.Role.Delegate));
        await outbox.Publish("a");
        await outbox.Publish("b");
        await outbox.SendAll();
        outbox.Store.Time.Advance(TimeSpan.FromMinutes(1));
        await outbox.SendAll();
        await outbox.Publish("c");
        await Silence(outbox, on: true);

        await outbox.Store.Write(t => outbox.Changes.Retract(t, OutboxChanges.Find(t, TemporaryOutbox.Event, 1)!, new ChangeOrder(other, Exempt: false)));
        await outbox.Store.Write(t => outbox.Changes.Correct(t, OutboxChanges.Find(t, TemporaryOutbox.Event, 2)!, BotMessage.Plain("B").Blocks, note: null, new ChangeOrder(admin, Exempt: true)));
        await outbox.SendAll();

        outbox.Only.Sent.Select(d => (d.Action, d.Message.PlainText)).ShouldBe(
            [(DeliveryAction.Send, "a"), (DeliveryAction.Send, "b"), (DeliveryAction.Edit, "B")]);
        outbox.Store.CalendarTime.Advance(TimeSpan.FromSeconds(5));
        await outbox.Reports.TurnAsync(TemporaryOutbox.Stop);
        await outbox.SendAll();
        outbox.Only.Sent[^1].Chat.ShouldBe(TemporaryPeople.NadiaPrivate, "the report on what an admin ordered");
    }

    [Fact]
    public async Task Under_silence_a_member_gets_no_answer_and_an_admin_gets_theirs()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await Silence(outbox, on: true);

        outbox.Answers.HandOver(TemporaryOutbox.Question(1), Reply.Plain("à un membre"));
        outbox.Answers.HandOver(TemporaryOutbox.Question(2), Reply.Plain("à un admin") with { ToAdmin = true });
        while (!outbox.Answers.IsIdle)
        {
            // Time passes only while somebody waits for it: an answer that is too late would not be sent either.
            if (outbox.Pacers.For(Platform.Telegram).Waiting > 0)
            {
                outbox.Store.Time.Advance(TimeSpan.FromMilliseconds(50));
            }

            await Task.Yield();
            TemporaryOutbox.Stop.ThrowIfCancellationRequested();
        }

        outbox.Only.Answers.Select(a => a.Message.PlainText).ShouldBe(["à un admin"]);
    }

    [Fact]
    public async Task What_silence_held_says_how_late_it_is_and_what_is_worthless_is_missed_and_told()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await Places(outbox, 1);
        await outbox.Home.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);
        await Publish(outbox, "a", TimeSpan.FromHours(1));
        await Publish(outbox, "b", TimeSpan.FromMinutes(20));
        await Silence(outbox, on: true);
        outbox.Store.CalendarTime.Advance(TimeSpan.FromMinutes(25));

        await Silence(outbox, on: false);
        await outbox.SendAll();

        outbox.Only.Texts[0].ShouldBe("a — en retard de 25 min");
        outbox.Only.Texts.ShouldNotContain(t => t.StartsWith('b'));
        outbox.Only.Sent.ShouldContain(d => d.Chat == TemporaryPeople.NadiaPrivate && d.Message.PlainText.StartsWith("Annonce n° 2", StringComparison.Ordinal));
        (await outbox.Lines()).Select(l => l.State).ShouldBe([DeliveryState.Delivered, DeliveryState.Missed]);

        (await Decide(outbox, 2, (d, t, i) => d.SendNow(t, i))).ShouldBe(1);
        outbox.Store.Time.Advance(TimeSpan.FromMinutes(1));
        await outbox.SendAll();
        outbox.Only.Texts.ShouldContain("b");
    }

    [Theory]
    [InlineData("ask", 1)]
    [InlineData("never", 0)]
    public async Task By_setting_doubt_is_asked_about_or_left_instead_of_a_resend(string rule, int notices)
    {
        using var outbox = TemporaryOutbox.OnTelegram(Unanswered);
        outbox.Settings.WhenInDoubt = rule;
        await Places(outbox, 1);
        await outbox.Home.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);
        await outbox.Publish("a");

        await outbox.SendAll();
        outbox.Store.Time.Advance(TimeSpan.FromHours(1));
        await outbox.SendAll();

        (await outbox.Line()).State.ShouldBe(DeliveryState.Uncertain);
        outbox.Only.Sent.Count(d => d.Chat == TemporaryOutbox.Chat(1)).ShouldBe(1);
        outbox.Only.Sent.Count(d => d.Chat == TemporaryPeople.NadiaPrivate && d.Message.PlainText.StartsWith("Annonce n° 1", StringComparison.Ordinal)).ShouldBe(notices);
    }

    [Fact]
    public async Task What_is_uncertain_goes_again_marked_when_a_person_asks_and_is_told_again_if_it_stays_so()
    {
        using var outbox = TemporaryOutbox.OnTelegram(Unanswered, Unanswered);
        await Places(outbox, 1);
        await outbox.Publish("a");
        await outbox.SendAll();
        outbox.Store.Time.Advance(TimeSpan.FromMinutes(1));
        await outbox.SendAll();

        outbox.Only.Then(Unanswered);
        (await Decide(outbox, 1, (d, t, i) => d.Resend(t, i))).ShouldBe(1);
        outbox.Store.Time.Advance(TimeSpan.FromMinutes(1));
        await outbox.SendAll();
        outbox.Store.Time.Advance(TimeSpan.FromMinutes(1));
        await outbox.SendAll();

        outbox.Only.Texts.ShouldBe(["a", "↻ a", "↻ a"]);
        outbox.Only.Sent.Select(d => d.Nonce).Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
        (await outbox.Line()).State.ShouldBe(DeliveryState.Uncertain);
        (await Decide(outbox, 1, (d, t, i) => d.Arrived(t, i))).ShouldBe(1);
        (await Decide(outbox, 1, (d, t, i) => d.Arrived(t, i))).ShouldBe(0);
        (await outbox.Line()).State.ShouldBe(DeliveryState.Delivered);
    }

    private static async Task Places(TemporaryOutbox outbox, int count)
    {
        for (var n = 1; n <= count; n++)
        {
            await outbox.Subscribe(TemporaryOutbox.Chat(n));
        }
    }

    private static async Task Silence(TemporaryOutbox outbox, bool on)
    {
        await outbox.Store.Write(t => OutboxSilence.Switch(t, on));
        outbox.Silence.Switched(on);
    }

    private static Task<PublishedItem> Publish(TemporaryOutbox outbox, string text, TimeSpan fresh) => outbox.Store.Write(t => outbox.Queue.Publish(t, new NewItem
    {
        EventId = TemporaryOutbox.Event,
        Key = text,
        Kind = ItemKind.Announcement,
        Compose = _ => BotMessage.Plain(text),
        DueAt = t.Now,
        FreshUntil = t.Now + fresh,
    }));

    private static Task<int> Decide(TemporaryOutbox outbox, int number, Func<OutboxDecisions, UnionBot.Storage.WriteTransaction, ItemHead, int> decide) => outbox.Store.Write(
        t => decide(new OutboxDecisions(outbox.Store.Time), t, OutboxChanges.Find(t, TemporaryOutbox.Event, number)!));
}
