using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Tests.People;

namespace UnionBot.Tests.Outbox;

/// <summary>What was published, corrected, retracted and pinned; and the report on it.</summary>
public sealed class ChangeTests
{
    private static readonly ChatAddress Telegram = TemporaryOutbox.Chat(1);
    private static readonly ChatAddress Discord = TemporaryOutbox.Chat(1, Platform.Discord);

    [Fact]
    public async Task A_correction_reaches_every_copy_on_both_platforms_also_after_a_restart()
    {
        using var outbox = await TwoPlatforms();
        await outbox.Publish("a", text: "faux");
        await SendAll(outbox);
        outbox.Restart();

        await Correct(outbox, "juste");
        await SendAll(outbox);

        foreach (var platform in outbox.Platforms)
        {
            var edit = platform.Sent[^1];
            (edit.Action, edit.CopyId, edit.Message.PlainText).ShouldBe((DeliveryAction.Edit, "m1", "juste"));
        }
    }

    [Fact]
    public async Task What_has_not_gone_yet_goes_corrected_and_what_is_under_way_is_changed_afterwards()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(Telegram);
        await outbox.Subscribe(TemporaryOutbox.Chat(2));
        await outbox.Publish("a", text: "faux");
        await outbox.SendNext();

        await Correct(outbox, "juste");
        await outbox.SendAll();

        outbox.Only.Sent.Select(d => (d.Chat == Telegram, d.Action, d.Message.PlainText)).Order().ShouldBe(
            new[] { (true, DeliveryAction.Send, "faux"), (true, DeliveryAction.Edit, "juste"), (false, DeliveryAction.Send, "juste") }.Order());
    }

    [Fact]
    public async Task A_longer_correction_sends_what_is_new_and_a_shorter_one_takes_away_what_is_too_much()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(Telegram);
        await outbox.Publish("a", text: "un");
        await outbox.SendAll();

        await Correct(outbox, "UN", "DEUX");
        outbox.Store.Time.Advance(TimeSpan.FromMinutes(2));
        await outbox.SendAll();
        await Correct(outbox, "seul");
        outbox.Store.Time.Advance(TimeSpan.FromMinutes(2));
        await outbox.SendAll();
        await Correct(outbox, "un peu", "plus");
        outbox.Store.Time.Advance(TimeSpan.FromMinutes(2));
        await outbox.SendAll();

        outbox.Only.Sent.Select(d => $"{d.Action} {d.CopyId} {d.Message.PlainText}").ShouldBe(
            ["Send  un", "Edit m1 UN", "Send  DEUX", "Edit m1 seul", "Delete m3 ", "Edit m1 un peu", "Send  plus"]);
    }

    [Fact]
    public async Task A_retraction_takes_every_copy_away_and_says_so_where_the_platform_does_not_let_it()
    {
        using var outbox = await TwoPlatforms();
        var admin = await outbox.Home.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);
        await outbox.Publish("a");
        await SendAll(outbox);
        outbox.Platforms[0].Then(new DeliveryOutcome.Refused("au-delà de 48 heures"));

        await Change(outbox, (changes, t, item, order) => changes.Retract(t, item, order), admin);
        await SendAll(outbox);
        outbox.Store.Time.Advance(TimeSpan.FromMinutes(1));
        await SendAll(outbox);

        outbox.Platforms[1].Sent[^1].Action.ShouldBe(DeliveryAction.Delete);
        var inPlace = outbox.Platforms[0].Sent[^1];
        (inPlace.Action, inPlace.CopyId, inPlace.Message.PlainText).ShouldBe((DeliveryAction.Edit, "m1", "Annonce n° 1 — Message retiré par la délégation."));
        var summary = await Summary(outbox, ReportOn.Retraction, 1);
        (summary.Done, summary.InPlace, summary.Open, summary.Refused.Count).ShouldBe((2, 1, 0, 0));
    }

    [Fact]
    public async Task A_retraction_in_the_middle_of_a_fan_out_ends_it_and_nothing_that_is_in_doubt_goes_again()
    {
        using var outbox = TemporaryOutbox.OnTelegram(new DeliveryOutcome.Uncertain("silence"));
        await outbox.Subscribe(Telegram);
        await outbox.Subscribe(TemporaryOutbox.Chat(2));
        await outbox.Subscribe(TemporaryOutbox.Chat(3));
        await outbox.Publish("a");
        await outbox.SendNext();
        await outbox.SendNext();

        await Change(outbox, (changes, t, item, order) => changes.Retract(t, item, order));
        outbox.Store.Time.Advance(TimeSpan.FromMinutes(1));
        await outbox.SendAll();

        outbox.Only.Sent.Select(d => d.Action).ShouldBe([DeliveryAction.Send, DeliveryAction.Send, DeliveryAction.Delete]);
        (await outbox.Lines()).Where(l => l.Action == DeliveryAction.Send).Select(l => l.State)
            .ShouldBe([DeliveryState.Uncertain, DeliveryState.Removed, DeliveryState.Cancelled]);
        (await Summary(outbox, ReportOn.Retraction, 1)).NoCopy.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_was_under_way_when_it_was_retracted_is_taken_away_when_it_arrives()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(Telegram);
        await outbox.Publish("a");
        outbox.Only.Before = async (delivery, _) =>
        {
            if (delivery.Action == DeliveryAction.Send)
            {
                await Change(outbox, (changes, t, item, order) => changes.Retract(t, item, order));
            }
        };

        await outbox.SendAll();

        outbox.Only.Sent.Select(d => d.Action).ShouldBe([DeliveryAction.Send, DeliveryAction.Delete]);
    }

    [Fact]
    public async Task A_pin_goes_to_the_first_part_of_every_copy()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        await outbox.Subscribe(Telegram);
        await outbox.Publish("a", text: "un\ndeux");
        await outbox.SendAll();

        await Change(outbox, (changes, t, item, order) => changes.Pin(t, item, order));
        outbox.Store.Time.Advance(TimeSpan.FromMinutes(1));
        await outbox.SendAll();

        outbox.Only.Sent.Where(d => d.Action == DeliveryAction.Pin).Select(d => (d.CopyId, d.Silent)).ShouldBe([("m1", true)]);
    }

    [Fact]
    public async Task The_author_gets_one_report_that_is_edited_at_most_every_three_seconds_until_all_is_done()
    {
        using var outbox = TemporaryOutbox.OnTelegram();
        var author = await outbox.Home.Admin(TemporaryPeople.Nadia, TemporaryPeople.NadiaPrivate);
        for (var n = 1; n <= 4; n++)
        {
            await outbox.Subscribe(TemporaryOutbox.Chat(n));
        }

        outbox.Only.Then(new DeliveryOutcome.Delivered("x"), new DeliveryOutcome.Refused("Pas le droit.", SuspendsChannel: false));
        await outbox.Publish("a", author: author);
        await outbox.SendNext();
        await outbox.SendNext();
        (await Turn(outbox)).ShouldBe(0, "a short sending is told once");
        outbox.Store.CalendarTime.Advance(TimeSpan.FromSeconds(1.5));
        (await Turn(outbox)).ShouldBe(1);
        await outbox.SendNext();
        await outbox.SendNext();
        (await Turn(outbox)).ShouldBe(0, "three seconds are not over");
        outbox.Store.Time.Advance(TimeSpan.FromSeconds(4));
        (await Turn(outbox)).ShouldBe(1);
        await outbox.SendAll();
        outbox.Store.Time.Advance(TimeSpan.FromSeconds(4));
        await Turn(outbox);
        await outbox.SendAll();
        outbox.Store.Time.Advance(TimeSpan.FromMinutes(1));
        (await Turn(outbox)).ShouldBe(0, "it is done");

        var told = outbox.Only.Sent.Where(d => d.Chat == TemporaryPeople.NadiaPrivate).ToList();
        told.Select(d => d.Action).ShouldBe([DeliveryAction.Send, DeliveryAction.Edit, DeliveryAction.Edit]);
        told[0].Message.PlainText.ShouldContain("1 sur 4 arrivé.");
        told[0].Message.PlainText.ShouldContain("Il en reste 2 : encore 1 s environ.");
        told[^1].Message.PlainText.ShouldBe("Annonce n° 1 — envoi\n3 sur 4 arrivés.\n1 refusé — Pas le droit. (salon Telegram n° 4)\nC'est fini.");
    }

    private static async Task<TemporaryOutbox> TwoPlatforms()
    {
        var outbox = new TemporaryOutbox(new ScriptedPlatform(Platform.Telegram), new ScriptedPlatform(Platform.Discord));
        await outbox.Subscribe(Telegram);
        await outbox.Subscribe(Discord);
        return outbox;
    }

    private static async Task SendAll(TemporaryOutbox outbox)
    {
        foreach (var platform in outbox.Platforms)
        {
            await outbox.SendAll(platform.Platform);
        }
    }

    private static Task<int> Turn(TemporaryOutbox outbox) => outbox.Reports.TurnAsync(TemporaryOutbox.Stop);

    private static Task Correct(TemporaryOutbox outbox, params string[] words) =>
        Change(outbox, (changes, t, item, order) => changes.Correct(t, item, BotMessage.Plain(words).Blocks, note: null, order));

    private static Task Change(TemporaryOutbox outbox, Action<OutboxChanges, UnionBot.Storage.WriteTransaction, ItemHead, ChangeOrder> change, PersonRef? by = null) =>
        outbox.Store.Write(t =>
        {
            var person = by ?? outbox.Home.People.Grant(t, TemporaryPeople.Karim, UnionBot.People.Role.Delegate);
            change(outbox.Changes, t, OutboxChanges.Find(t, TemporaryOutbox.Event, 1)!, new ChangeOrder(person, Exempt: by is not null));
        });

    private static Task<OutboxSummary> Summary(TemporaryOutbox outbox, ReportOn what, int version) => outbox.Store.Write(
        t => OutboxSummary.Read(t.Connection, OutboxChanges.Find(t, TemporaryOutbox.Event, 1)!.Id, what, version));
}
