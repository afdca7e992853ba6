#pragma warning disable MA0048 // The plan and what it lists are one door.
using System.Globalization;
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Outbox;
using UnionBot.Storage;
using UnionBot.Time;
using Calendar = UnionBot.Time.Calendar;

namespace UnionBot.Announcements;

/// <summary>The plan of the event in force: what is said when, from the pack and from chat.</summary>
internal sealed class AnnouncementPlan(
    Database database, PackStore packs, AgendaService agenda, AgendaDesk moves, PackPhotos photos, Approvals approvals, OutboxQueue outbox, Calendar calendar)
{
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _loadedHash;

    /// <summary>Ends when the pack in force was first brought into the plan.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>Brings the pack in force into the plan, unless it is there, and moves what hangs on the agenda to where that is now.</summary>
    /// <returns>Whether a pack was brought in.</returns>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        var pack = packs.Current;
        if (string.Equals(pack.Hash, _loadedHash, StringComparison.Ordinal))
        {
            await RealignAsync(pack, cancellationToken);
            return false;
        }

        var messages = await photos.MessagesAsync(pack, cancellationToken);
        moves.Adopt(await database.WriteAsync(
            transaction =>
            {
                outbox.RetireOtherEvents(transaction, pack.Event.Id);
                if (!approvals.Second)
                {
                    ApprovalRequests.Waive(transaction); // The setting was turned off: what waits would never go.
                }

                var sync = moves.Sync(transaction, pack);
                Ask(transaction, pack, PackSync.Apply(transaction, pack, messages, calendar.Now));
                Realign(transaction, pack, sync.Programme);
                OfferAgain(transaction, pack, sync.Programme);
                Freshen(transaction, pack, sync.Programme);
                return sync;
            },
            cancellationToken));
        outbox.Ring();
        _loadedHash = pack.Hash;
        _loaded.TrySetResult();
        return true;
    }

    /// <summary>What is due next, or <see langword="null"/>. Waits for the first load.</summary>
    public async Task<NextAnnouncement?> NextAsync(CancellationToken cancellationToken)
    {
        await Loaded.WaitAsync(cancellationToken);
        var pack = packs.Current;
        var planned = await database.ReadAsync(c => AnnouncementStore.Planned(c, pack.Event.Id), cancellationToken);
        return planned.Find(o => o is { DueAt: not null, Held: false }) is { DueAt: { } due } next
            ? new NextAnnouncement(next.AnnouncementId, due, FrenchText.Moment(due, pack.Event.Zone))
            : null;
    }

    /// <summary>Every occurrence of the event in force, in the order they are due.</summary>
    public Task<List<Occurrence>> AllAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(c => AnnouncementStore.All(c, null, packs.Current.Event.Id), cancellationToken);

    private async Task RealignAsync(ContentPack pack, CancellationToken cancellationToken)
    {
        var programme = agenda.Current;
        var moved = await database.ReadAsync(
            c => PlanAligner.Find(c, null, pack.Event.Id, programme, calendar.Now).Count > 0 || Stale(c, null, pack, programme).Count > 0, cancellationToken);
        if (moved)
        {
            await database.WriteAsync(
                transaction =>
                {
                    Realign(transaction, pack, programme);
                    Freshen(transaction, pack, programme);
                    return true;
                },
                cancellationToken);
        }
    }

    private void Realign(WriteTransaction transaction, ContentPack pack, Programme programme)
    {
        var eventId = pack.Event.Id;
        var misplaced = PlanAligner.Find(transaction.Connection, transaction.Inner, eventId, programme, calendar.Now);
        PlanAligner.Write(transaction, eventId, misplaced);
        var unplaced = misplaced
            .Where(m => m is { IsNew: false, Belongs: { DueAt: null, State: OccurrenceState.Planned } })
            .DistinctBy(m => m.AnnouncementId, StringComparer.Ordinal)
            .Select(m => AnnouncementStore.Find(transaction, eventId, m.AnnouncementId, m.Name)!)
            .ToList();
        if (unplaced.Count > 0)
        {
            var key = $"unplaced/{eventId}/{transaction.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}";
            outbox.NotifyAdmins(transaction, key, AnnouncementsFrench.Unplaced(unplaced, programme));
        }
    }

    /// <summary>Asks the admins where chat and file disagree, once for each thing the file says.</summary>
    private void Ask(WriteTransaction transaction, ContentPack pack, IReadOnlyList<FileQuestion> questions)
    {
        foreach (var question in questions)
        {
            var id = PlanChoices.Add(transaction, pack.Event.Id, question.AnnouncementId, "", ChoiceKind.File, question.FileForm, out var isNew);
            if (isNew)
            {
                outbox.NotifyAdmins(transaction, $"choice/{id.ToString(CultureInfo.InvariantCulture)}", PlanFrench.FileOrChat(id, question));
            }
        }
    }

    /// <summary>What was sent or missed for a day that moved is offered for the new one: it is never sent by itself.</summary>
    private void OfferAgain(WriteTransaction transaction, ContentPack pack, Programme programme)
    {
        var day = programme.FirstDay.ToString("O", CultureInfo.InvariantCulture);
        var offers = new List<(long Id, Occurrence Of, DateTimeOffset Due)>();
        var all = AnnouncementStore.All(transaction.Connection, transaction.Inner, pack.Event.Id);
        foreach (var occurrence in all)
        {
            var followed = all.Exists(o => o.AnnouncementId.StartsWith(occurrence.AnnouncementId + "/", StringComparison.Ordinal) && o.State != OccurrenceState.Cancelled);
            if (OccurrenceRules.OfferedAgain(occurrence, programme, followed, calendar.Now) is { } due)
            {
                var id = PlanChoices.Add(transaction, pack.Event.Id, occurrence.AnnouncementId, occurrence.Name, ChoiceKind.Again, day, out var isNew);
                if (isNew)
                {
                    offers.Add((id, occurrence, due));
                }
            }
        }

        if (offers.Count > 0)
        {
            outbox.NotifyAdmins(transaction, $"choice/{offers[0].Id.ToString(CultureInfo.InvariantCulture)}", PlanFrench.Again(offers, programme));
        }
    }

    /// <summary>What waits in the outbox is worth sending until where the agenda is now.</summary>
    private static void Freshen(WriteTransaction transaction, ContentPack pack, Programme programme)
    {
        foreach (var (key, until) in Stale(transaction.Connection, transaction.Inner, pack, programme))
        {
            OutboxFreshness.Move(transaction, pack.Event.Id, key, until);
        }
    }

    private static List<(string Key, DateTimeOffset Until)> Stale(
        Microsoft.Data.Sqlite.SqliteConnection connection, Microsoft.Data.Sqlite.SqliteTransaction? transaction, ContentPack pack, Programme programme)
    {
        var pending = OutboxFreshness.Pending(connection, transaction, pack.Event.Id);
        return pending.Count == 0 ? [] :
        [
            .. AnnouncementStore.All(connection, transaction, pack.Event.Id)
                .Where(o => o.DueAt is not null && pending.TryGetValue(o.OutboxKey, out var stands) && stands != Freshness.Until(programme, o.Form, o.Name, o.DueAt.Value))
                .Select(o => (o.OutboxKey, Freshness.Until(programme, o.Form, o.Name, o.DueAt!.Value))),
        ];
    }
}

/// <summary>What is due next.</summary>
/// <param name="Id">The announcement's id within its event.</param>
/// <param name="DueAt">When, UTC.</param>
/// <param name="Said">The same in French, with weekday and offset.</param>
internal sealed record NextAnnouncement(string Id, DateTimeOffset DueAt, string Said);
