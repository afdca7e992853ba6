#pragma warning disable MA0048 // The queue and its receipt are one door.
using Dapper;
using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Storage;

namespace UnionBot.Outbox;

/// <summary>The door to everything the bot says unasked.</summary>
internal sealed class OutboxQueue(PeopleDirectory people, OutboxBell bell, IEnumerable<IChatPlatform> platforms)
{
    private readonly IChatPlatform[] _platforms = [.. platforms];

    /// <summary>Numbers an item and writes one row per active place and part, in the caller's transaction. Call <see cref="Ring"/> after the commit.</summary>
    /// <remarks>Places of a platform that is not running get no row; neither does a place that subscribed after the item was due.</remarks>
    /// <returns>What was published, or what had been under the same key.</returns>
    public PublishedItem Publish(WriteTransaction transaction, NewItem item)
    {
        var (connection, inner) = (transaction.Connection, transaction.Inner);
        var known = connection.QueryFirstOrDefault<(long Id, long Number)>(
            "SELECT id, number FROM item WHERE event_id = @EventId AND key = @Key", new { item.EventId, item.Key }, inner);
        if (known.Id != 0)
        {
            var reached = connection.ExecuteScalar<long>("SELECT count(DISTINCT channel_id) FROM delivery WHERE item_id = @Id AND action = 0", new { known.Id }, inner);
            return new PublishedItem(known.Id, (int)known.Number, (int)reached, New: false);
        }

        var (id, number) = connection.QuerySingle<(long Id, long Number)>(
            """
            INSERT INTO item (event_id, key, number, kind, author_id, due_at, fresh_until, says_late, doubt_rule)
            SELECT @EventId, @Key, coalesce(max(number), 0) + 1, @kind, @author, @due, @until, @SaysLate, @doubt FROM item WHERE event_id = @EventId
            RETURNING id, number
            """,
            new { item.EventId, item.Key, kind = (int)item.Kind, author = item.Author?.Id, due = item.DueAt.ToStored(), until = item.FreshUntil?.ToStored(), item.SaysLate, doubt = (int?)item.WhenInDoubt },
            inner);
        var message = item.Compose((int)number);
        var places = 0;
        foreach (var platform in _platforms)
        {
            var parts = Keep(transaction, platform, id, item.ComposeOn?.Invoke((int)number, platform.Platform) ?? message).Count;
            var rows = connection.Execute(
                $"""
                INSERT INTO delivery (item_id, channel_id, platform, part, lane, action, payload_id, due_at, silent)
                SELECT @id, s.chat_id, @platform, p.part, @lane, 0, p.id, @due, @Silent
                FROM subscription s
                JOIN identity i ON i.id = s.chat_id AND i.platform = @platform
                JOIN payload p ON p.item_id = @id AND p.version = 0 AND p.platform = @platform
                WHERE s.suspended_for IS NULL AND s.since <= @due{(item.To.Count == 0 ? "" : " AND EXISTS (SELECT 1 FROM place_group g WHERE g.chat_id = s.chat_id AND g.name IN @To)")}
                ORDER BY s.chat_id, p.part
                """,
                new { id, item.To, platform = (int)platform.Platform, lane = (int)LaneOf(item.Kind), due = item.DueAt.ToStored(), item.Silent },
                inner);
            places += rows / Math.Max(parts, 1);
        }

        if (item.Author is { } author && places > 0)
        {
            OutboxReports.Begin(transaction, id, version: 0, ReportOn.Sending, author, exempt: false);
        }

        return new PublishedItem(id, (int)number, places, New: true);
    }

    /// <summary>Writes a notice to one person's private chat (lane live). A second one under the same key does nothing.</summary>
    /// <remarks>Does nothing where the person's private chat is not known, or its platform is not running.</remarks>
    /// <param name="silent">Whether it comes without a sound.</param>
    /// <param name="exempt">Whether it goes also while silence stands: it tells an admin what they ordered.</param>
    /// <returns>The delivery of its first part, or <see langword="null"/> where nothing was written.</returns>
    public long? Notify(WriteTransaction transaction, PersonRef person, string key, BotMessage message, bool silent = false, bool exempt = false)
    {
        var noticeKey = FormattableString.Invariant($"{person.Id}/{key}");
        if (people.PrivateChatOf(transaction, person) is not var (chat, on)
            || Array.Find(_platforms, p => p.Platform == on) is not { } platform
            || transaction.Connection.ExecuteScalar<long>("SELECT count(*) FROM delivery WHERE notice_key = @noticeKey", new { noticeKey }, transaction.Inner) > 0)
        {
            return null;
        }

        long? first = null;
        var part = 0;
        foreach (var payload in Keep(transaction, platform, itemId: null, EveryoneCall.Silence(message))) // A notice shows it, and never rings.
        {
            var id = transaction.Connection.ExecuteScalar<long>(
                """
                INSERT INTO delivery (notice_key, channel_id, platform, part, lane, action, payload_id, silent, due_at, exempt)
                VALUES (@noticeKey, @chat, @platform, @part, @lane, 0, @payload, @silent, @due, @exempt) RETURNING id
                """,
                new { noticeKey, chat = chat.Id, platform = (int)on, part = part++, lane = (int)Lane.Live, payload, silent, due = transaction.Now.ToStored(), exempt },
                transaction.Inner);
            first ??= id;
        }

        return first;
    }

    /// <summary>Writes a notice to every admin.</summary>
    public void NotifyAdmins(WriteTransaction transaction, string key, BotMessage message)
    {
        foreach (var admin in people.Admins(transaction))
        {
            Notify(transaction, admin, key, message);
        }
    }

    /// <summary>The admins that a notice reaches: their private chat is known, and its platform is running.</summary>
    public IReadOnlyList<PersonRef> ReachableAdmins(WriteTransaction transaction) =>
        [.. people.Admins(transaction).Where(admin => people.PrivateChatOf(transaction, admin) is var (_, on) && Array.Exists(_platforms, p => p.Platform == on))];

    /// <summary>Another pack is the next event: what is pending of any other becomes <see cref="DeliveryState.Passed"/>.</summary>
    /// <returns>How many deliveries that were.</returns>
    public int RetireOtherEvents(WriteTransaction transaction, string eventId) => transaction.Connection.Execute(
        """
        UPDATE delivery SET state = CASE WHEN doubt + unsure > 0 THEN 4 ELSE 6 END
        WHERE state = 0 AND item_id IN (SELECT id FROM item WHERE event_id <> @eventId)
        """,
        new { eventId },
        transaction.Inner);

    /// <summary>Whether a platform takes this in one message.</summary>
    public bool Fits(Platform platform, BotMessage message) => Array.Find(_platforms, p => p.Platform == platform)?.Split(message).Count == 1;

    /// <summary>Wakes the senders.</summary>
    public void Ring() => bell.Ring();

    /// <summary>Keeps a message in the parts that a platform takes.</summary>
    /// <returns>The parts' ids, in order.</returns>
    public static List<long> Keep(WriteTransaction transaction, IChatPlatform platform, long? itemId, BotMessage message, int version = 0) =>
        [.. platform.Split(message).Select((part, index) => transaction.Connection.ExecuteScalar<long>(
            "INSERT INTO payload (item_id, version, platform, part, message) VALUES (@itemId, @version, @platform, @index, @message) RETURNING id",
            new { itemId, version, platform = (int)platform.Platform, index, message = MessageJson.Write(part) },
            transaction.Inner))];

    private static Lane LaneOf(ItemKind kind) => kind == ItemKind.Live ? Lane.Live : Lane.Announcement;
}

/// <summary>What a publication came to.</summary>
/// <param name="ItemId">The item's internal id.</param>
/// <param name="Number">Its number in the one series.</param>
/// <param name="Places">To how many places it goes.</param>
/// <param name="New">False where the key had been published before.</param>
internal sealed record PublishedItem(long ItemId, int Number, int Places, bool New);
