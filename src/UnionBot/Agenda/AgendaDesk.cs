#pragma warning disable MA0048 // The desk and what a turn of it came to are one idea.
using Dapper;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.Agenda;

/// <summary>Where the agenda changes: a pack that was edited, an item that is moved or cancelled in chat. Each change is one record, written and raised.</summary>
/// <remarks>A move holds until the pack says something else of the item than it did then: the newer word holds.</remarks>
internal sealed class AgendaDesk(AgendaService agenda)
{
    /// <summary>Raised after the commit with all that changed at once.</summary>
    public event Action<IReadOnlyList<AgendaChange>>? Changed;

    /// <summary>Compares a pack with what is known of its event, and writes down what changed, in the caller's transaction.</summary>
    /// <returns>What to give to <see cref="Adopt"/> after the commit.</returns>
    public AgendaSync Sync(WriteTransaction transaction, ContentPack pack) => Settle(transaction, pack, author: null);

    /// <summary>Moves or cancels an item, in the caller's transaction.</summary>
    /// <param name="item">Its id, <c>agenda/…</c>.</param>
    /// <param name="stands">How it stands from now on.</param>
    /// <param name="author">Who says so.</param>
    /// <returns>What to give to <see cref="Adopt"/> after the commit; <see langword="null"/> where the pack has no such item.</returns>
    public AgendaSync? Move(WriteTransaction transaction, ContentPack pack, string item, ItemStand stands, PersonRef author)
    {
        if (AgendaService.Of(pack).Find(item) is not { } said)
        {
            return null;
        }

        transaction.Connection.Execute(
            """
            INSERT INTO agenda_move (event_id, item_id, said, stands, author, made_at) VALUES (@Id, @item, @said, @stands, @author, @now)
            ON CONFLICT (event_id, item_id) DO UPDATE SET said = excluded.said, stands = excluded.stands, author = excluded.author, made_at = excluded.made_at
            """,
            new { pack.Event.Id, item = said.Id, said = ItemStand.Of(said).Write(), stands = stands.Write(), author = author.Id, now = transaction.Now.ToStored() },
            transaction.Inner);
        return Settle(transaction, pack, author);
    }

    /// <summary>Puts in force what is committed, and tells who listens.</summary>
    public void Adopt(AgendaSync sync)
    {
        agenda.State = sync.State;
        if (sync.Changes.Count > 0)
        {
            Changed?.Invoke(sync.Changes);
        }
    }

    private static AgendaSync Settle(WriteTransaction transaction, ContentPack pack, PersonRef? author)
    {
        var (connection, inner, now) = (transaction.Connection, transaction.Inner, transaction.Now);
        var eventId = pack.Event.Id;
        var moves = connection.Query<(string Item, string Said, string Stands)>(
                "SELECT item_id, said, stands FROM agenda_move WHERE event_id = @eventId", new { eventId }, inner)
            .ToDictionary(m => m.Item, m => new ItemMove(ItemStand.Read(m.Said), ItemStand.Read(m.Stands)), StringComparer.Ordinal);
        var known = connection.Query<(string Item, string? Stands, long Sequence, long At)>(
                "SELECT item_id, stands, sequence, changed_at FROM agenda_item WHERE event_id = @eventId", new { eventId }, inner)
            .ToDictionary(k => k.Item, StringComparer.Ordinal);
        var programme = AgendaService.Of(pack, new AgendaState(eventId, moves, AgendaState.None.Versions));
        var isFirst = known.Count == 0;
        var changes = new List<AgendaChange>();
        var versions = new Dictionary<string, ItemVersion>(StringComparer.Ordinal);
        foreach (var item in programme.Items)
        {
            known.Remove(item.Id, out var before);
            versions[item.Id] = Note(item.Id, before.Item is null ? null : before, ItemStand.Of(item));
        }

        foreach (var gone in known.Values.Where(k => k.Stands is not null))
        {
            Note(gone.Item, gone, after: null);
        }

        return new AgendaSync(new AgendaState(eventId, moves, versions), programme, changes);

        ItemVersion Note(string item, (string Item, string? Stands, long Sequence, long At)? before, ItemStand? after)
        {
            if (before is { } same && string.Equals(same.Stands, after?.Write(), StringComparison.Ordinal))
            {
                return new ItemVersion((int)same.Sequence, UnixTime.FromStored(same.At));
            }

            // What stands in the first pack of an event is no change.
            var version = new ItemVersion(isFirst ? 0 : (int)(before?.Sequence ?? 0) + 1, now);
            connection.Execute(
                """
                INSERT INTO agenda_item (event_id, item_id, stands, sequence, changed_at) VALUES (@eventId, @item, @stands, @Sequence, @now)
                ON CONFLICT (event_id, item_id) DO UPDATE SET stands = excluded.stands, sequence = excluded.sequence, changed_at = excluded.changed_at
                """,
                new { eventId, item, stands = after?.Write(), version.Sequence, now = now.ToStored() }, inner);
            if (!isFirst)
            {
                connection.Execute(
                    "INSERT INTO agenda_change (event_id, item_id, before, after, sequence, author, made_at) VALUES (@eventId, @item, @before, @after, @Sequence, @author, @now)",
                    new { eventId, item, before = before?.Stands, after = after?.Write(), version.Sequence, author = author?.Id, now = now.ToStored() }, inner);
                changes.Add(new AgendaChange
                {
                    EventId = eventId,
                    Item = item,
                    Before = before?.Stands is { } stood ? ItemStand.Read(stood) : null,
                    After = after,
                    Sequence = version.Sequence,
                    At = now,
                    Author = author,
                });
            }

            return version;
        }
    }
}

/// <summary>What a comparison came to.</summary>
/// <param name="State">What is known now.</param>
/// <param name="Programme">The programme as it stands now.</param>
/// <param name="Changes">What changed.</param>
internal sealed record AgendaSync(AgendaState State, Programme Programme, IReadOnlyList<AgendaChange> Changes);
