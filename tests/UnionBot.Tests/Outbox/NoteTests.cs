using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Tests.People;

namespace UnionBot.Tests.Outbox;

/// <summary>The short note under a copy that people had read already when it was corrected.</summary>
public sealed class NoteTests
{
    private static readonly ChatAddress First = TemporaryOutbox.Chat(1);
    private static readonly ChatAddress Second = TemporaryOutbox.Chat(2);

    [Fact]
    public async Task What_stood_for_an_hour_is_noted_in_reply_to_the_copy_and_what_is_fresh_is_not()
    {
        using var outbox = await Published(First);
        Later(outbox, TimeSpan.FromMinutes(30));
        await outbox.Subscribe(Second);
        await outbox.Publish("b");
        await outbox.SendAll();
        Later(outbox, TimeSpan.FromMinutes(30));

        await Correct(outbox, "juste", number: 1);
        await Correct(outbox, "bon", number: 2);
        await SendLater(outbox);

        outbox.Only.Sent.Skip(3).Select(d => $"{d.Action} {d.CopyId} {d.Message.PlainText}").ShouldBe(
            ["Edit m1 juste", "Note m1 avis : juste", "Edit m2 bon", "Edit m3 bon"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_later_correction_takes_the_earlier_note_away_and_a_retraction_takes_all_away()
    {
        using var outbox = await Published(First);
        Later(outbox, TimeSpan.FromHours(2));
        await Correct(outbox, "un");
        await SendLater(outbox);
        await Correct(outbox, "deux");
        await SendLater(outbox);
        await Retract(outbox);
        await SendLater(outbox);

        outbox.Only.Sent.Skip(1).Select(d => $"{d.Action} {d.CopyId} {d.Message.PlainText}").ShouldBe(
            ["Edit m1 un", "Note m1 avis : un", "Edit m1 deux", "Delete m3 ", "Note m1 avis : deux", "Delete m1 ", "Delete m6 "]);
        (await Summary(outbox, ReportOn.Retraction, 3)).Done.ShouldBe(2);
    }

    [Fact]
    public async Task A_note_that_cannot_be_taken_away_says_that_it_holds_no_more()
    {
        using var outbox = await Published(First);
        Later(outbox, TimeSpan.FromHours(2));
        await Correct(outbox, "un");
        await SendLater(outbox);
        outbox.Only.Then(new DeliveryOutcome.Delivered("m1"), new DeliveryOutcome.Refused("au-delà de 48 heures"));

        await Correct(outbox, "deux");
        await SendLater(outbox);
        await SendLater(outbox);

        outbox.Only.Sent.Select(d => $"{d.Action} {d.CopyId} {d.Message.PlainText}").ShouldContain("Edit m3 Annonce n° 1 — (Corrigé encore une fois depuis : voir plus bas.)");
        (await Summary(outbox, ReportOn.Correction, 2)).Refused.ShouldBeEmpty("it is the note's, not a copy's");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_note_that_waits_ends_with_the_correction_that_replaces_it_or_the_retraction(bool retracts)
    {
        using var outbox = await Published(First);
        Later(outbox, TimeSpan.FromHours(2));
        await Correct(outbox, "un");

        await (retracts ? Retract(outbox) : Correct(outbox, "deux"));
        await SendLater(outbox);

        outbox.Only.Sent.Skip(1).Select(d => $"{d.Action} {d.Message.PlainText}").ShouldBe(
            retracts ? ["Delete "] : ["Edit deux", "Note avis : deux"]);
    }

    [Fact]
    public async Task A_note_without_an_answer_is_sent_once_more_with_the_mark_and_then_a_person_decides()
    {
        using var outbox = await Published(First);
        Later(outbox, TimeSpan.FromHours(2));
        outbox.Only.Then(new DeliveryOutcome.Delivered("m1"), new DeliveryOutcome.Uncertain("silence"), new DeliveryOutcome.Uncertain("silence"));
        await Correct(outbox, "un");
        await SendLater(outbox);
        await SendLater(outbox);

        outbox.Only.Sent.Where(d => d.Action == DeliveryAction.Note).Select(d => d.Message.PlainText).ShouldBe(["avis : un", "↻ avis : un"]);
        (await Summary(outbox, ReportOn.Correction, 1)).ShouldSatisfyAllConditions(
            s => (s.Done, s.Open, s.Uncertain, s.IsOver).ShouldBe((1, 0, 0, true)),
            s => s.Notes.ShouldBe(new NoteCount(0, 0, 1, 0)));

        (await outbox.Store.Write(t => new OutboxDecisions(outbox.Store.Time).Resend(t, Item(t)))).ShouldBe(1);
        await SendLater(outbox);

        outbox.Only.Sent[^1].Message.PlainText.ShouldBe("↻ avis : un");
        (await Summary(outbox, ReportOn.Correction, 1)).Notes.ShouldBe(new NoteCount(1, 0, 0, 0));
    }

    [Fact]
    public async Task A_note_in_doubt_is_not_sent_again_once_a_newer_one_holds()
    {
        using var outbox = await Published(First);
        Later(outbox, TimeSpan.FromHours(2));
        outbox.Only.Then(new DeliveryOutcome.Delivered("m1"), new DeliveryOutcome.Uncertain("silence"));
        await Correct(outbox, "un");
        await outbox.SendAll();

        await Correct(outbox, "deux");
        await SendLater(outbox);

        outbox.Only.Sent.Where(d => d.Action == DeliveryAction.Note).Select(d => d.Message.PlainText).ShouldBe(["avis : un", "avis : deux"]);
        (await outbox.Lines()).Where(l => l.Action == DeliveryAction.Note).Select(l => l.State).ShouldBe([DeliveryState.Uncertain, DeliveryState.Delivered]);
        (await outbox.Store.Write(t => new OutboxDecisions(outbox.Store.Time).Resend(t, Item(t)))).ShouldBe(0, "what holds no more is not sent again");
    }

    [Fact]
    public async Task A_note_under_way_while_the_next_correction_comes_is_taken_away_when_it_arrives()
    {
        using var outbox = await Published(First);
        Later(outbox, TimeSpan.FromHours(2));
        await Correct(outbox, "un");
        outbox.Only.Before = async (delivery, _) =>
        {
            if (delivery is { Action: DeliveryAction.Note, Message.PlainText: "avis : un" })
            {
                await Correct(outbox, "deux");
            }
        };
        await SendLater(outbox);

        outbox.Only.Sent.Skip(1).Select(d => $"{d.Action} {d.CopyId} {d.Message.PlainText}").ShouldBe(
            ["Edit m1 un", "Note m1 avis : un", "Edit m1 deux", "Delete m3 ", "Note m1 avis : deux"]);
    }

    [Theory]
    [InlineData((int)Platform.Telegram, 1, "↻ avis : un")]
    [InlineData((int)Platform.Discord, 1, "avis : un")]
    [InlineData((int)Platform.Discord, 180, "↻ avis : un")]
    public async Task A_note_under_way_when_the_bot_is_killed_is_never_doubled_unmarked(int platform, int secondsDead, string again)
    {
        var on = (Platform)platform;
        using var outbox = await Published(on, First with { Platform = on });
        Later(outbox, TimeSpan.FromHours(2));
        await Correct(outbox, "un");
        await outbox.SendNext();
        var never = new TaskCompletionSource();
        outbox.Only.Before = (_, _) => never.Task;
        outbox.Store.Time.Advance(TimeSpan.FromSeconds(30));
        var sending = outbox.Sender().SendNextAsync(TemporaryOutbox.Stop);
        while (outbox.Only.Sent.Count < 3)
        {
            await Task.Yield();
        }

        outbox.Only.Before = (_, _) => Task.CompletedTask;
        outbox.Restart();
        sending.IsCompleted.ShouldBeFalse();
        outbox.Store.Time.Advance(TimeSpan.FromSeconds(secondsDead));
        await outbox.Rows.RecoverAsync(on, TemporaryOutbox.Stop);
        await SendLater(outbox);

        var notes = outbox.Only.Sent.Where(d => d.Action == DeliveryAction.Note).ToList();
        notes.Select(d => d.Message.PlainText).ShouldBe(["avis : un", again]);
        string.Equals(notes[0].Nonce, notes[1].Nonce, StringComparison.Ordinal).ShouldBe(again[0] != '↻');
    }

    [Fact]
    public async Task No_note_goes_to_a_place_that_left_and_one_that_waits_there_ends()
    {
        using var outbox = await Published(First, Second);
        Later(outbox, TimeSpan.FromHours(2));
        await outbox.Store.Write(t => outbox.Home.Subscriptions.Unsubscribe(t, First));
        await Correct(outbox, "un");
        await outbox.Store.Write(t => outbox.Home.Subscriptions.Unsubscribe(t, Second));
        await SendLater(outbox);

        outbox.Only.Sent.Skip(2).Select(d => d.Action).ShouldBe([DeliveryAction.Edit, DeliveryAction.Edit]);
        (await outbox.Lines()).ShouldNotContain(l => l.Action == DeliveryAction.Note && l.State != DeliveryState.Cancelled);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Under_silence_a_note_goes_as_the_correction_that_it_tells(bool byAdmin)
    {
        using var outbox = await Published(First);
        Later(outbox, TimeSpan.FromHours(2));
        await outbox.Store.Write(t => OutboxSilence.Switch(t, on: true));
        outbox.Silence.Switched(on: true);

        await Correct(outbox, "un", exempt: byAdmin);
        await SendLater(outbox);

        outbox.Only.Sent.Skip(1).Select(d => d.Action).ShouldBe(byAdmin ? [DeliveryAction.Edit, DeliveryAction.Note] : []);
    }

    [Fact]
    public async Task The_report_counts_the_notes_apart_from_the_copies()
    {
        using var outbox = await Published(First, Second);
        Later(outbox, TimeSpan.FromHours(2));
        await Correct(outbox, "un");
        await outbox.SendAll();
        await SendLater(outbox);

        ReportFrench.Report(ReportOn.Correction, ItemKind.Announcement, 1, await Summary(outbox, ReportOn.Correction, 1)).PlainText.ShouldBe(
            "Annonce n° 1 — correction\n2 sur 2 corrigés.\nUn court avis en réponse, là où c'était publié depuis plus d'une heure : 2 sur 2 arrivés.\nC'est fini.");
    }

    private static Task<TemporaryOutbox> Published(params ChatAddress[] chats) => Published(Platform.Telegram, chats);

    private static async Task<TemporaryOutbox> Published(Platform platform, params ChatAddress[] chats)
    {
        var outbox = new TemporaryOutbox(new ScriptedPlatform(platform));
        foreach (var chat in chats)
        {
            await outbox.Subscribe(chat);
        }

        await outbox.Publish("a", text: "faux");
        await outbox.SendAll();
        return outbox;
    }

    private static void Later(TemporaryOutbox outbox, TimeSpan span)
    {
        outbox.Store.CalendarTime.Advance(span);
        outbox.Store.Time.Advance(span);
    }

    private static async Task SendLater(TemporaryOutbox outbox)
    {
        for (var turn = 0; turn < 6; turn++)
        {
            outbox.Store.Time.Advance(TimeSpan.FromSeconds(30));
            await outbox.SendAll();
        }
    }

    private static Task<bool> Correct(TemporaryOutbox outbox, string words, int number = 1, bool exempt = false) => outbox.Store.Write(t =>
    {
        var person = outbox.Home.People.Grant(t, TemporaryPeople.Karim, Role.Delegate);
        outbox.Changes.Correct(
            t, OutboxChanges.Find(t, TemporaryOutbox.Event, number)!, BotMessage.Plain(words).Blocks,
            new CorrectionNote(BotMessage.Plain($"avis : {words}"), Silent: false), new ChangeOrder(person, exempt));
        return true;
    });

    private static Task<bool> Retract(TemporaryOutbox outbox) => outbox.Store.Write(t =>
    {
        outbox.Changes.Retract(t, Item(t), new ChangeOrder(outbox.Home.People.Grant(t, TemporaryPeople.Karim, Role.Delegate), Exempt: false));
        return true;
    });

    private static ItemHead Item(UnionBot.Storage.WriteTransaction transaction) => OutboxChanges.Find(transaction, TemporaryOutbox.Event, 1)!;

    private static Task<OutboxSummary> Summary(TemporaryOutbox outbox, ReportOn what, int version) =>
        outbox.Store.Write(t => OutboxSummary.Read(t.Connection, Item(t).Id, what, version));
}
