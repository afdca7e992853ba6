#pragma warning disable MA0048 // Subscriptions and their state are one idea.
using Dapper;
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.People;

/// <summary>Which places get announcements and live updates.</summary>
/// <remarks>What ends or suspends a subscription here is seen by the outbox in the same transaction: a trigger there settles what is pending for the place.</remarks>
internal sealed class Subscriptions(Database database, Identities identities)
{
    /// <summary>Subscribes a place from now on; ends a suspension.</summary>
    /// <returns>False where it was subscribed and active already.</returns>
    public bool Subscribe(WriteTransaction transaction, ChatAddress chat, ChatKind kind)
    {
        var kept = identities.Keep(transaction, chat, kind);
        transaction.Connection.Execute("INSERT INTO bot_place (chat_id) VALUES (@Id) ON CONFLICT DO NOTHING", new { kept.Id }, transaction.Inner);
        return transaction.Connection.Execute(
            """
            INSERT INTO subscription (chat_id, since) VALUES (@Id, @now)
            ON CONFLICT (chat_id) DO UPDATE SET since = excluded.since, suspended_for = NULL WHERE suspended_for IS NOT NULL
            """,
            new { kept.Id, now = transaction.Now.ToStored() },
            transaction.Inner) > 0;
    }

    /// <summary>Ends it, at once: what is pending for the place is cancelled by the outbox.</summary>
    /// <returns>False where it was not subscribed.</returns>
    public bool Unsubscribe(WriteTransaction transaction, ChatAddress chat) =>
        identities.Find(transaction.Connection, chat) is { } known
        && transaction.Connection.Execute("DELETE FROM subscription WHERE chat_id = @Id", new { known.Id }, transaction.Inner) > 0;

    /// <summary>Says which groups of places a subscribed place belongs to; none: it gets only what is for all.</summary>
    /// <returns>False where it is not subscribed.</returns>
    public bool SetGroups(WriteTransaction transaction, ChatAddress chat, IReadOnlyList<string> groups)
    {
        if (identities.Find(transaction.Connection, chat) is not { } known
            || transaction.Connection.ExecuteScalar<long>("SELECT count(*) FROM subscription WHERE chat_id = @Id", new { known.Id }, transaction.Inner) == 0)
        {
            return false;
        }

        transaction.Connection.Execute("DELETE FROM place_group WHERE chat_id = @Id", new { known.Id }, transaction.Inner);
        transaction.Connection.Execute(
            "INSERT INTO place_group (chat_id, name) VALUES (@Id, @name) ON CONFLICT DO NOTHING", groups.Select(name => new { known.Id, name }), transaction.Inner);
        return true;
    }

    /// <summary>Suspends it with a reason; nothing goes there until a person acts or the bot is added again.</summary>
    /// <returns>Whether it was active until now, that is, whether the admins must be told.</returns>
    public bool Suspend(WriteTransaction transaction, ChannelRef channel, string reason) =>
        transaction.Connection.Execute(
            "UPDATE subscription SET suspended_for = @reason WHERE chat_id = @Id AND suspended_for IS NULL", new { reason, channel.Id }, transaction.Inner) > 0;

    /// <summary>A place moved to a new id on its platform; its internal id stays.</summary>
    public void Move(WriteTransaction transaction, ChatAddress from, ChatAddress to)
    {
        if (identities.Find(transaction.Connection, from) is not { } known || identities.Move(transaction, known, to) is not { } other)
        {
            return;
        }

        // The new address was known too: one place keeps what either had, and an active subscription wins.
        var ids = new { known = known.Id, other = other.Id };
        transaction.Connection.Execute(
            """
            DELETE FROM subscription WHERE chat_id = @known AND suspended_for IS NOT NULL AND EXISTS (SELECT 1 FROM subscription WHERE chat_id = @other);
            UPDATE OR IGNORE subscription SET chat_id = @known WHERE chat_id = @other;
            DELETE FROM subscription WHERE chat_id = @other;
            UPDATE OR IGNORE bot_place SET chat_id = @known WHERE chat_id = @other;
            DELETE FROM bot_place WHERE chat_id = @other;
            UPDATE OR IGNORE place_group SET chat_id = @known WHERE chat_id = @other;
            DELETE FROM place_group WHERE chat_id = @other;
            UPDATE private_chat SET chat_id = @known WHERE chat_id = @other
            """,
            ids,
            transaction.Inner);
    }

    /// <summary>The groups that subscribed places belong to: each place, once for each of its groups.</summary>
    public Task<ILookup<string, ChannelRef>> GroupsAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Query<(string Name, long Id)>(
                "SELECT g.name, g.chat_id FROM place_group g JOIN subscription s ON s.chat_id = g.chat_id ORDER BY g.name, g.chat_id")
            .ToLookup(row => row.Name, row => new ChannelRef(row.Id), StringComparer.Ordinal),
        cancellationToken);

    /// <summary>Every subscribed place.</summary>
    public Task<IReadOnlyList<SubscribedPlace>> AllAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<SubscribedPlace>>(
        connection => [.. connection.Query<(long Id, long Platform, long Kind, byte[] Address, string? SuspendedFor)>(
                "SELECT i.id, i.platform, i.chat_kind, i.address, s.suspended_for FROM subscription s JOIN identity i ON i.id = s.chat_id ORDER BY i.id")
            .Select(p => new SubscribedPlace(new ChannelRef(p.Id), identities.ChatOf((Platform)p.Platform, p.Address), (ChatKind)p.Kind, p.SuspendedFor))],
        cancellationToken);

    /// <summary>How many places get what is for these groups now, by platform; what is suspended does not count.</summary>
    /// <param name="groups">None: all places.</param>
    public Task<IReadOnlyDictionary<Platform, int>> CountAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyDictionary<Platform, int>>(
        connection => connection.Query<(long Platform, long Count)>(
                $"""
                SELECT i.platform, count(*) FROM subscription s JOIN identity i ON i.id = s.chat_id
                WHERE s.suspended_for IS NULL{(groups.Count == 0 ? "" : " AND EXISTS (SELECT 1 FROM place_group g WHERE g.chat_id = s.chat_id AND g.name IN @groups)")}
                GROUP BY i.platform
                """,
                new { groups })
            .ToDictionary(row => (Platform)row.Platform, row => (int)row.Count),
        cancellationToken);
}

/// <summary>A place that gets what goes out.</summary>
/// <param name="SuspendedFor">Why nothing goes there now, in French, or <see langword="null"/>.</param>
internal sealed record SubscribedPlace(ChannelRef Channel, ChatAddress Address, ChatKind Kind, string? SuspendedFor);
