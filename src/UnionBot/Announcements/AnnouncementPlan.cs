#pragma warning disable MA0048 // The plan and what it lists are one door.
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Outbox;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>The plan of the event in force: what is said when, from the pack and from chat.</summary>
internal sealed class AnnouncementPlan(Database database, PackStore packs, PackPhotos photos, OutboxQueue outbox, Calendar calendar)
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
        var programme = AgendaService.Of(pack);
        var isNew = !string.Equals(pack.Hash, _loadedHash, StringComparison.Ordinal);
        if (isNew)
        {
            var messages = await photos.MessagesAsync(pack, cancellationToken);
            await database.WriteAsync(
                transaction =>
                {
                    outbox.RetireOtherEvents(transaction, pack.Event.Id);
                    PackSync.Apply(transaction, pack, programme, messages, calendar.Now);
                    Realign(transaction, pack, programme);
                    return true;
                },
                cancellationToken);
            outbox.Ring();
            _loadedHash = pack.Hash;
            _loaded.TrySetResult();
        }
        else if (await database.ReadAsync(c => AnnouncementStore.All(c, null, pack.Event.Id).Exists(o => Moved(o, programme) is not null), cancellationToken))
        {
            await database.WriteAsync(
                transaction =>
                {
                    Realign(transaction, pack, programme);
                    return true;
                },
                cancellationToken);
        }

        return isNew;
    }

    /// <summary>What is due next, or <see langword="null"/>. Waits for the first load.</summary>
    public async Task<NextAnnouncement?> NextAsync(CancellationToken cancellationToken)
    {
        await Loaded.WaitAsync(cancellationToken);
        var pack = packs.Current;
        var planned = await database.ReadAsync(c => AnnouncementStore.Planned(c, pack.Event.Id), cancellationToken);
        return planned.Find(o => o.DueAt is not null) is { DueAt: { } due } next
            ? new NextAnnouncement(next.AnnouncementId, due, FrenchText.Moment(due, pack.Event.Zone))
            : null;
    }

    /// <summary>Every occurrence of the event in force, in the order they are due.</summary>
    public Task<List<Occurrence>> AllAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(c => AnnouncementStore.All(c, null, packs.Current.Event.Id), cancellationToken);

    private void Realign(WriteTransaction transaction, ContentPack pack, Programme programme)
    {
        List<Occurrence> unplaced = [];
        foreach (var occurrence in AnnouncementStore.All(transaction.Connection, transaction.Inner, pack.Event.Id))
        {
            if (Moved(occurrence, programme) is { } moved)
            {
                AnnouncementStore.Move(transaction, pack.Event.Id, occurrence, moved.DueAt, moved.State);
                if (moved is (null, OccurrenceState.Planned))
                {
                    unplaced.Add(occurrence);
                }
            }
        }

        if (unplaced.Count > 0)
        {
            outbox.NotifyAdmins(transaction, $"unplaced/{pack.Event.Id}/{pack.Hash}", AnnouncementsFrench.Unplaced(unplaced, programme));
        }
    }

    /// <summary>Where an occurrence belongs if that isn't where it stands: its rule, the agenda or the zone's data changed.</summary>
    private (DateTimeOffset? DueAt, OccurrenceState State)? Moved(Occurrence occurrence, Programme programme)
    {
        if (occurrence.State is not (OccurrenceState.Planned or OccurrenceState.Passed))
        {
            return null;
        }

        var due = programme.Resolve(occurrence.Rule)?.Instant;
        var state = occurrence.State == OccurrenceState.Passed && due > calendar.Now ? OccurrenceState.Planned : occurrence.State;
        return due == occurrence.DueAt && state == occurrence.State ? null : (due, state);
    }
}

/// <summary>What is due next.</summary>
/// <param name="Id">The announcement's id within its event.</param>
/// <param name="DueAt">When, UTC.</param>
/// <param name="Said">The same in French, with weekday and offset.</param>
internal sealed record NextAnnouncement(string Id, DateTimeOffset DueAt, string Said);
