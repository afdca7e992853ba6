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
    public const int StandIn = 1_000;

    /// <summary>The part number of the words that stand in place of a note that can't be deleted.</summary>
    private const int NoteStandIn = 1_001;

    /// <summary>The part number of a note; that of its row is larger by the correction's number, so that each has its own.</summary>
    public const int NotePart = 2_000;

    /// <summary>Who read a message longer ago than this is told that it was corrected: an edit alone goes unseen.</summary>
    public static readonly TimeSpan NotedAfter = TimeSpan.FromHours(1);

    /// <summary>The copies that a correction is told under: they stand for long, in a place that still takes what the bot says.</summary>
    private const string Noted =
        """
        FROM delivery c JOIN subscription s ON s.chat_id = c.channel_id AND s.suspended_for IS NULL
        WHERE c.item_id = @Id AND c.action = 0 AND c.part = 0 AND c.state = 2 AND c.settled_at <= @before
        """;

    private readonly IChatPlatform[] _platforms = [.. platforms];

    /// <summary>The item with this number, or <see langword="null"/>.</summary>
    public static ItemHead? Find(WriteTransaction transaction, string eventId, int number)
    {
        var row = transaction.Connection.QueryFirstOrDefault<(long Id, long Kind, long? Author, long Version, long? Retracted)>(
            "SELECT id, kind, author_id, version, retracted_at FROM item WHERE event_id = @eventId AND number = @number", new { eventId, number }, transaction.Inner);
        return row.Id == 0 ? null : new ItemHead(
            row.Id, (ItemKind)row.Kind, number, row.Author is { } author ? new PersonRef(author) : null, (int)row.Version, row.Retracted is not null);
    }

    /// <summary>In how many places a correction would be told with a note.</summary>
    public static int CountNoted(WriteTransaction transaction, ItemHead item) => transaction.Connection.ExecuteScalar<int>(
        $"SELECT count(DISTINCT c.channel_id) {Noted}", new { item.Id, before = (transaction.Now - NotedAfter).ToStored() }, transaction.Inner);

    /// <summary>Makes every copy say something else; photos, files and buttons stay. Where it stood for long, a note under the copy says so, in place of an earlier note.</summary>
    /// <remarks>A part that is uncertain or too late somewhere isn't sent anew there: a person decides about it, so that a place never holds a part twice.</remarks>
    /// <param name="blocks">What it says from now on, its name included.</param>
    /// <param name="note">The note, or <see langword="null"/> for none.</param>
    public void Correct(WriteTransaction transaction, ItemHead item, IReadOnlyList<Block> blocks, CorrectionNote? note, ChangeOrder order)
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
            var standIn = KeepPart(transaction, change, platform.Platform, StandIn, InPlace(item, OutboxFrench.PartDropped));
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
                    WHERE d.item_id = @Id AND d.channel_id = c.channel_id AND d.part = p.part AND d.action = 0 AND d.state IN (0, 1, 2, 4, 7))
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
            Note(transaction, change, platform, note, order);
        }
    }

    /// <summary>Takes the notes of earlier corrections away, and writes this one's.</summary>
    private static void Note(WriteTransaction transaction, ItemHead item, IChatPlatform platform, CorrectionNote? note, ChangeOrder order)
    {
        var on = new
        {
            item.Id,
            item.Version,
            platform = (int)platform.Platform,
            part = NotePart + item.Version,
            lane = (int)Lane.Live,
            now = transaction.Now.ToStored(),
            before = (transaction.Now - NotedAfter).ToStored(),
            order.Exempt,
            silent = note?.Silent ?? false,
            standIn = KeepPart(transaction, item, platform.Platform, NoteStandIn, InPlace(item, OutboxFrench.NoteReplaced)),
            note = note is null ? (long?)null : KeepPart(transaction, item, platform.Platform, NotePart, platform.Split(note.Message)[0]),
        };
        transaction.Connection.Execute(
            """
            INSERT INTO delivery (item_id, channel_id, platform, part, version, lane, action, payload_id, target_id, due_at, exempt)
            SELECT @Id, c.channel_id, @platform, c.part, @Version, @lane, 2, @standIn, c.id, @now, @Exempt
            FROM delivery c WHERE c.item_id = @Id AND c.platform = @platform AND c.action = 4 AND c.state IN (1, 2) ORDER BY c.channel_id, c.part
            """, on, transaction.Inner);
        if (note is not null)
        {
            transaction.Connection.Execute(
                $"""
                INSERT INTO delivery (item_id, channel_id, platform, part, version, lane, action, payload_id, target_id, silent, due_at, exempt)
                SELECT @Id, c.channel_id, @platform, @part, @Version, @lane, 4, @note, max(c.id), @silent, @now, @Exempt
                {Noted} AND c.platform = @platform GROUP BY c.channel_id ORDER BY c.channel_id
                """, on, transaction.Inner);
        }
    }

    /// <summary>Takes every copy and every note away; where a platform no longer lets it, words stand in its place that say so.</summary>
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
            var standIn = KeepPart(transaction, change, platform, StandIn, InPlace(item, OutboxFrench.RetractedInPlace));
            transaction.Connection.Execute(
                """
                INSERT INTO delivery (item_id, channel_id, platform, part, version, lane, action, payload_id, target_id, due_at, exempt)
                SELECT @Id, channel_id, @platform, part, @Version, @lane, 2, @standIn, id, @now, @Exempt FROM delivery
                WHERE item_id = @Id AND platform = @platform AND action IN (0, 4) AND state IN (1, 2) ORDER BY channel_id, part
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
                """
                UPDATE delivery SET state = CASE WHEN action = 4 AND doubt + unsure > 0 THEN 4 ELSE 5 END, reason = @Replaced
                WHERE item_id = @Id AND action IN (1, 2, 4) AND state = 0
                """,
                new { item.Id, OutboxFrench.Replaced },
                transaction.Inner);
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

    private static long KeepPart(WriteTransaction transaction, ItemHead change, Platform platform, int part, BotMessage message) => transaction.Connection.ExecuteScalar<long>(
        "INSERT INTO payload (item_id, version, platform, part, message) VALUES (@Id, @Version, @platform, @part, @message) RETURNING id",
        new { change.Id, change.Version, platform = (int)platform, part, message = MessageJson.Write(message) },
        transaction.Inner);

    private static BotMessage InPlace(ItemHead item, string words) => BotMessage.Plain($"{OutboxFrench.Name(item.Kind, item.Number)} — {words}");
}

/// <summary>An item as its changes see it.</summary>
/// <param name="Version">The number of its last change.</param>
internal sealed record ItemHead(long Id, ItemKind Kind, int Number, PersonRef? Author, int Version, bool Retracted);

/// <summary>What is said under every copy that stood for long when it was corrected.</summary>
/// <param name="Message">The note; short enough for one message anywhere.</param>
/// <param name="Silent">Whether it comes without a sound.</param>
internal sealed record CorrectionNote(BotMessage Message, bool Silent);

/// <summary>Who ordered a change.</summary>
/// <param name="By">Who gets the report.</param>
/// <param name="Exempt">Whether an admin ordered it: then it goes also while silence stands.</param>
internal sealed record ChangeOrder(PersonRef By, bool Exempt);
