using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Messages;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Outbox;

/// <summary>The lateness rule once more, row by row: what is claimed late says so, what is claimed too late is missed.</summary>
/// <remarks>Only what carries an end of its freshness is judged. A row that a person ordered, or that may have arrived already, is not.</remarks>
internal static class OutboxFreshness
{
    /// <summary>From here on a message says how late it is.</summary>
    public static readonly TimeSpan Noticeable = TimeSpan.FromMinutes(5);

    /// <summary>Judges a row that is about to be sent.</summary>
    /// <returns>How late it is where its text must say so; whether it is too late.</returns>
    public static (bool TooLate, TimeSpan? Says) Judge(WriteTransaction transaction, DeliveryRow row, DeliveryProgress progress, DateTimeOffset now)
    {
        if (row is not { Action: DeliveryAction.Send, ItemId: { } itemId, ItemDueAt: { } due, FreshUntil: { } end, Pressed: false })
        {
            return (false, null);
        }

        // A later part of what has begun to arrive is sent: half a message is worth less than a late one.
        if (now >= UnixTime.FromStored(end) && !progress.MayHaveArrived && !HasBegun(transaction, itemId, row.ChannelId, row.Part))
        {
            return (true, null);
        }

        var late = now - UnixTime.FromStored(due);
        return (false, !row.SaysLate && row.Part == 0 && late >= Noticeable ? late : null);
    }

    /// <summary>Takes what is too late of an item out of the outbox, and tells the admins, who may send it all the same.</summary>
    public static void Miss(WriteTransaction transaction, OutboxQueue queue, long itemId)
    {
        var (number, kind) = transaction.Connection.QuerySingle<(long Number, long Kind)>("SELECT number, kind FROM item WHERE id = @itemId", new { itemId }, transaction.Inner);
        var places = transaction.Connection.ExecuteScalar<long>(
            $"SELECT count(DISTINCT d.channel_id) FROM delivery d WHERE {Missable}", new { itemId }, transaction.Inner);
        transaction.Connection.Execute(
            $"UPDATE delivery AS d SET state = @missed, reason = @reason, settled_at = @now WHERE {Missable}",
            new { itemId, missed = (int)DeliveryState.Missed, reason = OutboxFrench.TooLate, now = transaction.Now.ToStored() }, transaction.Inner);
        queue.NotifyAdmins(
            transaction,
            string.Create(CultureInfo.InvariantCulture, $"late/{itemId}/{transaction.Now.ToUnixTimeMilliseconds()}"),
            OutboxFrench.MissedIn((ItemKind)kind, (int)number, (int)places));
    }

    /// <summary>What waits and carries an end of its freshness: by the item's key.</summary>
    public static Dictionary<string, DateTimeOffset> Pending(SqliteConnection connection, SqliteTransaction? transaction, string eventId) =>
        connection.Query<(string Key, long Until)>(
                "SELECT DISTINCT i.key, i.fresh_until FROM delivery d JOIN item i ON i.id = d.item_id WHERE d.state = 0 AND i.event_id = @eventId AND i.fresh_until IS NOT NULL",
                new { eventId }, transaction)
            .ToDictionary(row => row.Key, row => UnixTime.FromStored(row.Until), StringComparer.Ordinal);

    /// <summary>The agenda moved: an item is worth sending until another instant.</summary>
    public static void Move(WriteTransaction transaction, string eventId, string key, DateTimeOffset until) =>
        transaction.Connection.Execute(
            "UPDATE item SET fresh_until = @until WHERE event_id = @eventId AND key = @key", new { eventId, key, until = until.ToStored() }, transaction.Inner);

    /// <summary>The message with how late it is, behind its number.</summary>
    public static BotMessage Say(BotMessage message, TimeSpan late)
    {
        var says = Says(late);
        return message.Blocks is [Block.Paragraph head, ..]
            ? message with { Blocks = [head with { Runs = [.. head.Runs, says] }, .. message.Blocks.Skip(1)] }
            : message with { Blocks = [new Block.Paragraph([says]), .. message.Blocks] };
    }

    /// <summary>« — en retard de 25 min », to stand behind a number.</summary>
    public static Run Says(TimeSpan late) => new($" — {FrenchText.Lateness(late)}", RunStyle.Italic);

    /// <summary>Of an item: to be sent, not ordered, and nothing of it may have arrived in that place.</summary>
    private const string Missable =
        """
        d.item_id = @itemId AND d.state = 0 AND d.action = 0 AND d.pressed = 0 AND d.doubt + d.unsure = 0
        AND NOT EXISTS (SELECT 1 FROM delivery e WHERE e.item_id = d.item_id AND e.channel_id = d.channel_id AND e.action = 0 AND e.part < d.part
                        AND (e.state IN (1, 2, 4) OR e.doubt + e.unsure > 0))
        """;

    private static bool HasBegun(WriteTransaction transaction, long itemId, long channelId, long part) => part > 0 && transaction.Connection.ExecuteScalar<long>(
        """
        SELECT count(*) FROM delivery WHERE item_id = @itemId AND channel_id = @channelId AND action = 0 AND part < @part
            AND (state IN (1, 2, 4) OR doubt + unsure > 0)
        """,
        new { itemId, channelId, part }, transaction.Inner) > 0;
}
