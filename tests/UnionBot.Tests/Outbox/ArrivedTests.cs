using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Tests.People;

namespace UnionBot.Tests.Outbox;

/// <summary>What was uncertain, corrected meanwhile, and then decided by a person.</summary>
public sealed class ArrivedTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_a_person_saw_arrive_is_never_there_twice_and_the_report_says_that_it_cannot_be_changed(int parts)
    {
        using var outbox = await Uncertain(parts);
        await Correct(outbox, parts, "un");

        (await Decide(outbox, (d, t, i) => d.Arrived(t, i))).ShouldBe(1);
        await Correct(outbox, parts, "deux");
        var corrected = await Report(outbox, ReportOn.Correction, 2);
        await Change(outbox, (t, i, o) => outbox.Changes.Pin(t, i, o));
        await Change(outbox, (t, i, o) => outbox.Changes.Retract(t, i, o));

        (await outbox.Lines()).Where(l => l.Action == DeliveryAction.Send).Select(l => l.Part).ShouldBe(Enumerable.Range(0, parts));
        outbox.Only.Sent.Skip(2).Where(d => d.Action == DeliveryAction.Send && d.Message.PlainText.EndsWith(" 0", StringComparison.Ordinal)).ShouldBeEmpty();
        corrected.ShouldContain("Dans 1 salon, quelqu'un a vu que c'est arrivé, mais la plateforme ne m'a jamais donné l'identifiant");
        (await Report(outbox, ReportOn.Retraction, 4)).ShouldContain("je ne peux pas le changer");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_is_sent_again_after_a_correction_says_the_new_words_and_can_be_changed(int parts)
    {
        using var outbox = await Uncertain(parts);
        await Correct(outbox, parts, "un");

        (await Decide(outbox, (d, t, i) => d.Resend(t, i))).ShouldBe(1);
        await SendLater(outbox);
        outbox.Only.Sent[^1].Message.PlainText.ShouldBe("↻ un 0");
        await Correct(outbox, parts, "deux");

        outbox.Only.Sent.TakeLast(parts).Select(d => $"{d.Action} {d.Message.PlainText}").ShouldBe(Enumerable.Range(0, parts).Select(n => $"Edit deux {n}"));
        (await Report(outbox, ReportOn.Correction, 2)).ShouldStartWith($"Annonce n° 1 — correction\n{parts} sur {parts} corrigé");
    }

    [Fact]
    public async Task A_part_that_a_correction_dropped_is_not_sent_again()
    {
        using var outbox = TemporaryOutbox.OnTelegram(new DeliveryOutcome.Delivered("x"), new DeliveryOutcome.Uncertain("silence"), new DeliveryOutcome.Uncertain("silence"));
        await Publish(outbox, 2);
        await Correct(outbox, 1, "un");

        (await Decide(outbox, (d, t, i) => d.Resend(t, i))).ShouldBe(0);
        (await Report(outbox, ReportOn.Correction, 1)).ShouldContain("ou c'était incertain");
    }

    private static async Task<TemporaryOutbox> Uncertain(int parts)
    {
        var outbox = TemporaryOutbox.OnTelegram(new DeliveryOutcome.Uncertain("silence"), new DeliveryOutcome.Uncertain("silence"));
        await Publish(outbox, parts);
        return outbox;
    }

    private static async Task Publish(TemporaryOutbox outbox, int parts)
    {
        await outbox.Subscribe(TemporaryOutbox.Chat(1));
        await outbox.Publish("a", text: string.Join('\n', Words("faux", parts)));
        await SendLater(outbox);
        (await outbox.Lines()).Count(l => l.State == DeliveryState.Uncertain).ShouldBe(1);
    }

    private static string[] Words(string words, int parts) => [.. Enumerable.Range(0, parts).Select(n => $"{words} {n}")];

    private static Task Correct(TemporaryOutbox outbox, int parts, string words) =>
        Change(outbox, (t, i, o) => outbox.Changes.Correct(t, i, BotMessage.Plain(Words(words, parts)).Blocks, note: null, o));

    private static async Task Change(TemporaryOutbox outbox, Action<WriteTransaction, ItemHead, ChangeOrder> change)
    {
        await outbox.Store.Write(t => change(t, Item(t), new ChangeOrder(outbox.Home.People.Grant(t, TemporaryPeople.Karim, Role.Delegate), Exempt: false)));
        await SendLater(outbox);
    }

    private static async Task SendLater(TemporaryOutbox outbox)
    {
        for (var turn = 0; turn < 4; turn++)
        {
            outbox.Store.Time.Advance(TimeSpan.FromSeconds(30));
            await outbox.SendAll();
        }
    }

    private static Task<int> Decide(TemporaryOutbox outbox, Func<OutboxDecisions, WriteTransaction, ItemHead, int> decide) =>
        outbox.Store.Write(t => decide(new OutboxDecisions(outbox.Store.Time), t, Item(t)));

    private static Task<string> Report(TemporaryOutbox outbox, ReportOn what, int version) => outbox.Store.Write(
        t => ReportFrench.Report(what, ItemKind.Announcement, 1, OutboxSummary.Read(t.Connection, Item(t).Id, what, version)).PlainText);

    private static ItemHead Item(WriteTransaction transaction) => OutboxChanges.Find(transaction, TemporaryOutbox.Event, 1)!;
}
