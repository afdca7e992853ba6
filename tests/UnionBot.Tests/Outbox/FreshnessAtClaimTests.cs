using Dapper;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Tests.People;

namespace UnionBot.Tests.Outbox;

/// <summary>The lateness rule once more when a row's turn comes: what waited too long is missed there, what waited long says so.</summary>
public sealed class FreshnessAtClaimTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_that_is_claimed_late_says_so_behind_its_number()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await Publish(outbox, fresh: TimeSpan.FromHours(1));

        Wait(outbox, TimeSpan.FromMinutes(25));
        await outbox.SendNext();

        outbox.Only.Sent.ShouldHaveSingleItem().Message.PlainText.ShouldBe("Annonce n° 1 — en retard de 25 min");
    }

    [Fact]
    public async Task Four_minutes_are_not_worth_a_word_and_what_says_it_already_does_not_say_it_twice()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await Publish(outbox, fresh: TimeSpan.FromHours(1));
        await Publish(outbox, fresh: TimeSpan.FromHours(1), key: "announcement/b/1", saysLate: true);

        Wait(outbox, TimeSpan.FromMinutes(4));
        await outbox.SendNext();
        Wait(outbox, TimeSpan.FromMinutes(10));
        await outbox.SendNext();

        outbox.Only.Sent.Select(d => d.Message.PlainText).ShouldBe(["Annonce n° 1", "Annonce n° 2"]);
    }

    [Fact]
    public async Task A_row_that_is_claimed_too_late_is_missed_in_each_place_that_still_waits_and_reported_once()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await WithAdmin(outbox);
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await outbox.Subscribe(TemporaryOutbox.Chat(2));
        await outbox.Subscribe(TemporaryOutbox.Chat(3));
        await Publish(outbox, fresh: TimeSpan.FromMinutes(30));
        await outbox.SendNext();

        Wait(outbox, TimeSpan.FromMinutes(31));
        while (await outbox.SendNext())
        {
        }

        (await States(outbox)).ShouldBe([DeliveryState.Delivered, DeliveryState.Missed, DeliveryState.Missed]);
        outbox.Only.Sent.Count.ShouldBe(2, "one copy, one notice");
        outbox.Only.Texts[^1].ShouldContain("Annonce n° 1 : manquée dans 2 lieux");
        ((Button.Press)OutboxFrench.MissedIn(ItemKind.Announcement, 1, 2).Rows[0][0]).Action.ShouldBe("bilan:m1");
    }

    [Fact]
    public async Task What_was_missed_in_some_places_is_sent_there_once_an_admin_says_so_and_the_author_is_told_on()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        var author = await outbox.Home.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await Publish(outbox, fresh: TimeSpan.FromMinutes(30), author: author);
        Wait(outbox, TimeSpan.FromMinutes(31));
        await outbox.SendAll();
        await outbox.Reports.TurnAsync(Stop);
        await outbox.SendAll();
        outbox.Only.Texts[^1].ShouldContain("1 manqué");

        (await SendNow(outbox)).ShouldBe(1);
        (await SendNow(outbox)).ShouldBe(0);
        await outbox.SendAll();
        Wait(outbox, TimeSpan.FromSeconds(4));
        await outbox.Reports.TurnAsync(Stop);
        await outbox.SendAll();

        (await States(outbox)).ShouldBe([DeliveryState.Delivered]);
        outbox.Only.Sent.Count(d => d.Chat == TemporaryOutbox.Chat(1)).ShouldBe(1);
        outbox.Only.Sent[^1].Action.ShouldBe(DeliveryAction.Edit, "the live report says what became of it");
        outbox.Only.Texts[^1].ShouldNotContain("manqué");
    }

    [Fact]
    public async Task What_may_have_arrived_is_not_called_missed()
    {
        using var outbox = TemporaryOutbox.OnTelegram(new DeliveryOutcome.Uncertain("silence"));
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await Publish(outbox, fresh: TimeSpan.FromMinutes(30));
        await outbox.SendNext();

        Wait(outbox, TimeSpan.FromMinutes(31));
        await outbox.SendNext();

        (await States(outbox)).ShouldBe([DeliveryState.Delivered]);
        outbox.Only.Sent[^1].Message.PlainText.ShouldStartWith("↻ Annonce n° 1 — en retard de 31 min");
    }

    [Fact]
    public async Task The_agenda_that_moves_moves_how_long_a_waiting_item_is_worth_sending()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await Publish(outbox, fresh: TimeSpan.FromMinutes(30));
        var until = outbox.Store.Calendar.Now + TimeSpan.FromMinutes(50);

        await outbox.Store.Write(t =>
        {
            OutboxFreshness.Pending(t.Connection, t.Inner, TemporaryOutbox.Event).Keys.ShouldBe(["announcement/a/1"]);
            OutboxFreshness.Move(t, TemporaryOutbox.Event, "announcement/a/1", until);
            return true;
        });
        Wait(outbox, TimeSpan.FromMinutes(40));
        await outbox.SendNext();

        (await States(outbox)).ShouldBe([DeliveryState.Delivered]);
    }

    /// <summary>Both clocks go on.</summary>
    private static void Wait(TemporaryOutbox outbox, TimeSpan span)
    {
        outbox.Store.Time.Advance(span);
        outbox.Store.CalendarTime.Advance(span);
    }

    private static Task<int> SendNow(TemporaryOutbox outbox) => outbox.Store.Write(
        t => new OutboxDecisions(outbox.Store.Time).SendNow(t, OutboxChanges.Find(t, TemporaryOutbox.Event, 1)!));

    private static Task<PublishedItem> Publish(TemporaryOutbox outbox, TimeSpan fresh, string key = "announcement/a/1", bool saysLate = false, PersonRef? author = null) =>
        outbox.Store.Write(t => outbox.Queue.Publish(t, new NewItem
        {
            EventId = TemporaryOutbox.Event,
            Key = key,
            Kind = ItemKind.Announcement,
            Compose = number => BotMessage.Plain($"Annonce n° {number}"),
            DueAt = t.Now,
            FreshUntil = t.Now + fresh,
            SaysLate = saysLate,
            Author = author,
        }));

    private static async Task WithAdmin(TemporaryOutbox outbox)
    {
        var code = await outbox.Home.People.InviteAsync(UnionBot.People.Role.Admin, Stop);
        await outbox.Store.Write(t => outbox.Home.People.Redeem(t, TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate, code));
    }

    private static Task<List<DeliveryState>> States(TemporaryOutbox outbox) => outbox.Store.Database.ReadAsync(
        c => c.Query<long>("SELECT state FROM delivery WHERE item_id IS NOT NULL ORDER BY id").Select(s => (DeliveryState)s).ToList(), Stop);
}
