using Microsoft.Extensions.Logging;
using UnionBot.Agenda;
using UnionBot.Content;
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
                var done = AnnouncementStore.Due(transaction.Connection, transaction.Inner, eventId, announcementId, until)
                    .Select(occurrence => (Occurrence: occurrence, Verdict: Settle(transaction, pack, occurrence, now)))
                    .ToList();
                var missed = done.Where(d => d.Verdict == Verdict.TooLate).Select(d => d.Occurrence).ToList();
                if (missed.Count > 0)
                {
                    outbox.NotifyAdmins(transaction, $"missed/{eventId}/{missed[0].AnnouncementId}/{missed[0].Name}", AnnouncementsFrench.Missed(missed, pack.Event.Zone));
                }

                return done;
            },
            cancellationToken);
        if (settled.Count > 0)
        {
            outbox.Ring();
        }

        foreach (var (occurrence, verdict) in settled)
        {
            Log.Settled(logger, occurrence.AnnouncementId, verdict, (calendar.Now - occurrence.DueAt!.Value).TotalSeconds);
        }

        return settled.Count;
    }

    private Verdict Settle(WriteTransaction transaction, ContentPack pack, Occurrence occurrence, DateTimeOffset now)
    {
        var due = occurrence.DueAt!.Value;
        var verdict = Freshness.Judge(agenda.Current, occurrence.Rule, due, now);
        if (verdict == Verdict.TooLate)
        {
            AnnouncementStore.Settle(transaction, pack.Event.Id, occurrence, OccurrenceState.Missed, now, number: null);
            return verdict;
        }

        TimeSpan? late = verdict == Verdict.Late ? now - due : null;
        var published = outbox.Publish(transaction, new NewItem
        {
            EventId = pack.Event.Id,
            Key = $"announcement/{occurrence.AnnouncementId}/{occurrence.Name}",
            Kind = ItemKind.Announcement,
            Compose = number => AnnouncementComposer.Compose(occurrence.Message, number, late),
            DueAt = due,
            FreshUntil = Freshness.Until(agenda.Current, occurrence.Rule, due),
            LateSaid = late is not null,
            Author = occurrence.Author,
        });
        AnnouncementStore.Settle(transaction, pack.Event.Id, occurrence, OccurrenceState.Sent, now, published.Number);
        return verdict;
    }

    private static partial class Log
    {
        [LoggerMessage(600, LogLevel.Information, "Announcement {AnnouncementId} is settled: {Verdict}, {Seconds:F1} s after it was due.")]
        public static partial void Settled(ILogger logger, string announcementId, Verdict verdict, double seconds);
    }
}
