using Microsoft.Extensions.Logging;
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Puts what is due into the outbox, once, and judges what is late.</summary>
internal sealed partial class AnnouncementPublisher(
    Database database, PackStore packs, AgendaService agenda, PackPhotos photos, OutboxQueue outbox, Calendar calendar, ILogger<AnnouncementPublisher> logger)
{
    /// <summary>Timers may ring this much before the instant they were set to.</summary>
    private static readonly TimeSpan TimerSlack = TimeSpan.FromMilliseconds(50);

    /// <summary>Publishes what is due of one announcement.</summary>
    /// <returns>How many occurrences were settled: sent or missed.</returns>
    public Task<int> PublishDueAsync(string announcementId, CancellationToken cancellationToken) =>
        PublishAsync(announcementId, cancellationToken);

    /// <summary>Publishes whatever is due, with one notice to the admins about all that is too late.</summary>
    /// <inheritdoc cref="PublishDueAsync"/>
    public Task<int> PublishAllDueAsync(CancellationToken cancellationToken) => PublishAsync(announcementId: null, cancellationToken);

    private async Task<int> PublishAsync(string? announcementId, CancellationToken cancellationToken)
    {
        var pack = packs.Current;
        var eventId = pack.Event.Id;
        var until = calendar.Now + TimerSlack;
        var due = await database.ReadAsync(c => AnnouncementStore.Due(c, null, eventId, announcementId, until), cancellationToken);
        if (due.Count == 0)
        {
            return 0;
        }

        await photos.KeepAsync(pack, due, cancellationToken);
        var settled = await database.WriteAsync(
            transaction =>
            {
                var now = calendar.Now;
                var toJudge = AnnouncementStore.Due(transaction.Connection, transaction.Inner, eventId, announcementId, until);
                var settlements = OccurrenceRules.Settle(toJudge, agenda.Current, now);
                foreach (var settlement in settlements)
                {
                    Settle(transaction, eventId, settlement, now);
                }

                Report(transaction, pack, [.. settlements.Where(s => s.Verdict == Verdict.TooLate)]);
                ReportUnapproved(transaction, pack, [.. settlements.Where(s => s.Verdict == Verdict.Unapproved).Select(s => s.Occurrence)]);
                return settlements;
            },
            cancellationToken);
        if (settled.Count > 0)
        {
            outbox.Ring();
        }

        foreach (var (occurrence, verdict, _) in settled)
        {
            Log.Settled(logger, occurrence.AnnouncementId, verdict, (calendar.Now - occurrence.DueAt!.Value).TotalSeconds);
        }

        return settled.Count;
    }

    /// <summary>Sends what was missed after all, because a person said so: the lateness rule has no more say.</summary>
    /// <returns>What was published, or <see langword="null"/> where it is no longer missed, or nobody approved it.</returns>
    public PublishedItem? SendMissed(WriteTransaction transaction, string eventId, Occurrence occurrence)
    {
        if (!OccurrenceRules.MayBeOrdered(occurrence, OccurrenceState.Missed) || occurrence.DueAt is not { } due)
        {
            return null;
        }

        var now = transaction.Now;
        TimeSpan? late = now - due >= OutboxFreshness.Noticeable ? now - due : null;
        var published = outbox.Publish(transaction, Item(eventId, occurrence, late) with { DueAt = now, SaysLate = true });
        AnnouncementStore.Settle(transaction, eventId, occurrence, OccurrenceState.Sent, agenda.Current.FirstDay, now, published.Number, OccurrenceState.Missed);
        return published;
    }

    /// <summary>Sends a time that is still to come now, because a person said so: the lateness rule and the quiet hours have no more say.</summary>
    /// <param name="by">Who said so; the report goes to them.</param>
    /// <returns>What was published, or <see langword="null"/> where it is no longer to come, or nobody approved it.</returns>
    public PublishedItem? SendNow(WriteTransaction transaction, string eventId, Occurrence occurrence, PersonRef by)
    {
        if (!OccurrenceRules.MayBeOrdered(occurrence, OccurrenceState.Planned))
        {
            return null;
        }

        var now = transaction.Now;
        var published = outbox.Publish(transaction, Item(eventId, occurrence with { DueAt = now, Author = by }, late: null));
        AnnouncementStore.Settle(transaction, eventId, occurrence, OccurrenceState.Sent, agenda.Current.FirstDay, now, published.Number);
        return published;
    }

    private void Settle(WriteTransaction transaction, string eventId, Settlement settlement, DateTimeOffset now)
    {
        var (occurrence, programme) = (settlement.Occurrence, agenda.Current);
        var due = occurrence.DueAt!.Value;
        int? number = null;
        if (settlement.State == OccurrenceState.Sent)
        {
            TimeSpan? late = settlement.Verdict == Verdict.Late ? now - due : null;
            var item = Item(eventId, occurrence, late) with { FreshUntil = Freshness.Until(programme, occurrence.Form, occurrence.Name, due), SaysLate = late is not null };
            number = outbox.Publish(transaction, item).Number;
        }

        AnnouncementStore.Settle(transaction, eventId, occurrence, settlement.State, programme.FirstDay, now, number);
    }

    private static NewItem Item(string eventId, Occurrence occurrence, TimeSpan? late) => new()
    {
        EventId = eventId,
        Key = occurrence.OutboxKey,
        Kind = ItemKind.Announcement,
        Compose = number => AnnouncementComposer.Compose(occurrence.Message, number, late),
        ComposeOn = (number, platform) => AnnouncementComposer.Compose(occurrence.Form.On(platform), number, late),
        To = occurrence.Form.To,
        DueAt = occurrence.DueAt!.Value,
        Author = occurrence.Author,
    };

    /// <summary>One message to the admins about all that is too late. What a later one of its kind replaces can't be sent any more.</summary>
    private void Report(WriteTransaction transaction, ContentPack pack, IReadOnlyList<Settlement> missed)
    {
        if (missed.Count == 0)
        {
            return;
        }

        var first = missed[0].Occurrence;
        var choices = missed.Where(m => !m.Superseded)
            .Select(m => (Id: PlanChoices.Add(transaction, pack.Event.Id, m.Occurrence.AnnouncementId, m.Occurrence.Name, ChoiceKind.Late, "", out _), m.Occurrence))
            .ToList();
        outbox.NotifyAdmins(
            transaction, $"missed/{pack.Event.Id}/{first.AnnouncementId}/{first.Name}", PlanFrench.Missed([.. missed.Select(m => m.Occurrence)], choices, pack.Event.Zone));
    }

    /// <summary>One message to the admins about all that nobody approved in time.</summary>
    private void ReportUnapproved(WriteTransaction transaction, ContentPack pack, IReadOnlyList<Occurrence> unapproved)
    {
        if (unapproved.Count > 0)
        {
            var first = unapproved[0];
            outbox.NotifyAdmins(
                transaction, $"unapproved/{pack.Event.Id}/{first.AnnouncementId}/{first.Name}",
                ApprovalFrench.Missed([.. unapproved.Select(o => (o, ApprovalRequests.Newest(transaction, pack.Event.Id, o.AnnouncementId)))], pack.Event.Zone));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(600, LogLevel.Information, "Announcement {AnnouncementId} is settled: {Verdict}, {Seconds:F1} s after it was due.")]
        public static partial void Settled(ILogger logger, string announcementId, Verdict verdict, double seconds);
    }
}
