#pragma warning disable MA0048 // The changes and what they are about are one door.
using Dapper;
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.Outbox;

/// <summary>Changes what was published: corrections, retractions and pins are rows too, each refers to the copy it changes.</summary>
/// <remarks>What has not gone yet is changed or cancelled where it stands. All statements are set-based, in the caller's transaction.</remarks>
internal sealed class OutboxChanges(IEnumerable<IChatPlatform> platforms)
{
    /// <summary>The part number of the words that stand in place of a part that can't be deleted.</summary>
    private const int StandIn = 1_000;

    private readonly IChatPlatform[] _platforms = [.. platforms];

    /// <summary>The item with this number, or <see langword="null"/>.</summary>
    public static ItemHead? Find(WriteTransaction transaction, string eventId, int number)
    {
        var row = transaction.Connection.QueryFirstOrDefault<(long Id, long Kind, long? Author, long Version, long? Retracted)>(
            "SELECT id, kind, author_id, version, retracted_at FROM item WHERE event_id = @eventId AND number = @number", new { eventId, number }, transaction.Inner);
        return row.Id == 0 ? null : new ItemHead(
            row.Id, (ItemKind)row.Kind, number, row.Author is { } author ? new PersonRef(author) : null, (int)row.Version, row.Retracted is not null);
    }

    /// <summary>Makes every copy say something else; photos, files and buttons stay.</summary>
    /// <param name="blocks">What it says from now on, its name included.</param>
    public void Correct(WriteTransaction transaction, ItemHead item, IReadOnlyList<Block> blocks, ChangeOrder order)
    {
        var change = Begin(transaction, item, ReportOn.Correction, order);
        foreach (var platform in _platforms)
        {
            var kept = Parts(transaction, item, platform.Platform);
            var message = new BotMessage
            {
                Blocks = blocks,
                Photos = [.. kept.SelectMany(p => p.Photos)],
                Files = [.. kept.SelectMany(p => p.Files)],
                Rows = [.. kept.SelectMany(p => p.Rows)],
            };
            var count = OutboxQueue.Keep(transaction, platform, item.Id, message, change.Version).Count;
            var standIn = KeepStandIn(transaction, item, platform.Platform, change.Version, OutboxFrench.PartDropped);
            transaction.Connection.Execute(
                """
                UPDATE delivery SET payload_id = (SELECT p.id FROM payload p WHERE p.item_id = @Id AND p.version = @Version AND p.platform = @platform AND p.part = delivery.part)
                WHERE item_id = @Id AND platform = @platform AND action = 0 AND state = 0 AND doubt + unsure = 0 AND part < @count;
                UPDATE delivery SET state = 5, reason = @Replaced
                WHERE item_id = @Id AND platform = @platform AND action = 0 AND state = 0 AND doubt + unsure = 0 AND part >= @count;
                INSERT INTO delivery (item_id, channel_id, platform, part, version, lane, action, payload_id, target_id, due_at, exempt)
                SELECT @Id, c.channel_id, @platform, c.part, @Version, @lane, 1, p.id, c.id, @now, @Exempt
                FROM delivery c JOIN payload p ON p.item_id = @Id AND p.version = @Version AND p.platform = @platform AND p.part = c.part
                WHERE c.item_id = @Id AND c.platform = @platform AND c.action = 0 AND c.part < @count AND (c.state IN (1, 2) OR (c.state = 0 AND c.doubt + c.unsure > 0))
                ORDER BY c.channel_id, c.part;
                INSERT INTO delivery (item_id, channel_id, platform, part, version, lane, action, payload_id, target_id, due_at, exempt)
                SELECT @Id, c.channel_id, @platform, c.part, @Version, @lane, 2, @standIn, c.id, @now, @Exempt
                FROM delivery c
                WHERE c.item_id = @Id AND c.platform = @platform AND c.action = 0 AND c.part >= @count AND (c.state IN (1, 2) OR (c.state = 0 AND c.doubt + c.unsure > 0));
                INSERT INTO delivery (item_id, channel_id, platform, part, version, lane, action, payload_id, silent, due_at, exempt)
                SELECT @Id, c.channel_id, @platform, p.part, @Version, @lane, 0, p.id, 1, @now, @Exempt
                FROM (SELECT DISTINCT channel_id FROM delivery WHERE item_id = @Id AND platform = @platform AND action = 0 AND state IN (0, 1, 2)) c
                JOIN payload p ON p.item_id = @Id AND p.version = @Version AND p.platform = @platform AND p.part < @count
                WHERE NOT EXISTS (SELECT 1 FROM delivery d
                    WHERE d.item_id = @Id AND d.channel_id = c.channel_id AND d.part = p.part AND d.action = 0 AND d.state IN (0, 1, 2))
                """,
                new
                {
                    item.Id,
                    change.Version,
                    platform = (int)platform.Platform,
                    count,
                    standIn,
                    lane = (int)Lane.Live,
                    now = transaction.Now.ToStored(),
                    order.Exempt,
                    OutboxFrench.Replaced,
                },
                transaction.Inner);
        }
    }

    /// <summary>Takes every copy away; where a platform no longer lets it, words stand in its place that say so.</summary>
    public void Retract(WriteTransaction transaction, ItemHead item, ChangeOrder order)
    {
        var change = Begin(transaction, item, ReportOn.Retraction, order);
        transaction.Connection.Execute(
            """
            UPDATE item SET retracted_at = @now WHERE id = @Id;
            UPDATE delivery SET state = CASE WHEN doubt + unsure > 0 THEN 4 ELSE 5 END, reason = @RetractedFirst
            WHERE item_id = @Id AND action = 0 AND state = 0
            """,
            new { item.Id, now = transaction.Now.ToStored(), OutboxFrench.RetractedFirst },
            transaction.Inner);
        foreach (var platform in _platforms.Select(p => p.Platform))
        {
            var standIn = KeepStandIn(transaction, item, platform, change.Version, OutboxFrench.RetractedInPlace);
            transaction.Connection.Execute(
                """
                INSERT INTO delivery (item_id, channel_id, platform, part, version, lane, action, payload_id, target_id, due_at, exempt)
                SELECT @Id, channel_id, @platform, part, @Version, @lane, 2, @standIn, id, @now, @Exempt FROM delivery
                WHERE item_id = @Id AND platform = @platform AND action = 0 AND state IN (1, 2) ORDER BY channel_id, part
                """,
                new { item.Id, change.Version, platform = (int)platform, standIn, lane = (int)Lane.Retraction, now = transaction.Now.ToStored(), order.Exempt },
                transaction.Inner);
        }
    }

    /// <summary>Pins the first part of every copy.</summary>
    public void Pin(WriteTransaction transaction, ItemHead item, ChangeOrder order)
    {
        var change = Begin(transaction, item, ReportOn.Pin, order, replaces: false);
        transaction.Connection.Execute(
            """
            INSERT INTO delivery (item_id, channel_id, platform, part, version, lane, action, target_id, silent, due_at, exempt)
            SELECT @Id, channel_id, platform, 0, @Version, @lane, 3, id, 1, @now, @Exempt FROM delivery
            WHERE item_id = @Id AND action = 0 AND part = 0 AND state IN (0, 1, 2) ORDER BY channel_id
            """,
            new { item.Id, change.Version, lane = (int)Lane.Live, now = transaction.Now.ToStored(), order.Exempt },
            transaction.Inner);
    }

    /// <summary>What a deletion came to: its copy counts as removed, or words are put in its place.</summary>
    public static void FollowDeletion(WriteTransaction transaction, DeliveryRow row, DeliveryState state, bool placeIsGone)
    {
        if (state == DeliveryState.Delivered)
        {
            transaction.Connection.Execute("UPDATE delivery SET state = 8 WHERE id = @TargetId AND state = 2", new { row.TargetId }, transaction.Inner);
        }
        else if (state == DeliveryState.Refused && !placeIsGone && row.PayloadId is not null)
        {
            transaction.Connection.Execute(
                """
                INSERT INTO delivery (item_id, channel_id, platform, part, version, lane, action, payload_id, target_id, due_at, exempt)
                VALUES (@ItemId, @ChannelId, @platform, @Part, @Version, @Lane, 1, @PayloadId, @TargetId, @now, @Exempt)
                """,
                new { row.ItemId, row.ChannelId, platform = (int)row.Platform, row.Part, row.Version, row.Lane, row.PayloadId, row.TargetId, row.Exempt, now = transaction.Now.ToStored() },
                transaction.Inner);
        }
    }

    private static ItemHead Begin(WriteTransaction transaction, ItemHead item, ReportOn what, ChangeOrder order, bool replaces = true)
    {
        var change = item with { Version = item.Version + 1 };
        transaction.Connection.Execute("UPDATE item SET version = @Version WHERE id = @Id", new { change.Id, change.Version }, transaction.Inner);
        if (replaces)
        {
            transaction.Connection.Execute(
                "UPDATE delivery SET state = 5, reason = @Replaced WHERE item_id = @Id AND action IN (1, 2) AND state = 0", new { item.Id, OutboxFrench.Replaced }, transaction.Inner);
        }

        OutboxReports.Begin(transaction, item.Id, change.Version, what, order.By, order.Exempt);
        return change;
    }

    /// <summary>The parts of the newest version that has any.</summary>
    private static List<BotMessage> Parts(WriteTransaction transaction, ItemHead item, Platform platform) =>
    [
        .. transaction.Connection.Query<string>(
            """
            SELECT message FROM payload WHERE item_id = @Id AND platform = @platform AND part < @StandIn
                AND version = (SELECT max(version) FROM payload WHERE item_id = @Id AND platform = @platform AND part < @StandIn)
            ORDER BY part
            """,
            new { item.Id, platform = (int)platform, StandIn },
            transaction.Inner).Select(MessageJson.Read),
    ];

    private static long KeepStandIn(WriteTransaction transaction, ItemHead item, Platform platform, int version, string words) => transaction.Connection.ExecuteScalar<long>(
        "INSERT INTO payload (item_id, version, platform, part, message) VALUES (@Id, @version, @platform, @StandIn, @message) RETURNING id",
        new { item.Id, version, platform = (int)platform, StandIn, message = MessageJson.Write(BotMessage.Plain($"{OutboxFrench.Name(item.Kind, item.Number)} — {words}")) },
        transaction.Inner);
}

/// <summary>An item as its changes see it.</summary>
/// <param name="Version">The number of its last change.</param>
internal sealed record ItemHead(long Id, ItemKind Kind, int Number, PersonRef? Author, int Version, bool Retracted);

/// <summary>Who ordered a change.</summary>
/// <param name="By">Who gets the report.</param>
/// <param name="Exempt">Whether an admin ordered it: then it goes also while silence stands.</param>
internal sealed record ChangeOrder(PersonRef By, bool Exempt);
