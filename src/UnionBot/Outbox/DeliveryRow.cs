#pragma warning disable MA0048 // The row and what is claimed of it are one idea.
using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.Outbox;

/// <summary>A row of the table <c>delivery</c> with what it needs from others, as the store reads it.</summary>
internal sealed class DeliveryRow
{
    private const string Columns =
        """
        d.id AS Id, d.item_id AS ItemId, d.channel_id AS ChannelId, d.platform AS Platform, d.action AS Action, d.silent AS Silent,
        d.state AS State, d.next_at AS NextAt, d.attempt AS Attempt, d.doubt AS Doubt, d.unsure AS Unsure, d.faults AS Faults,
        d.first_try_at AS FirstTryAt, d.reason AS Reason, t.copy_id AS TargetCopy, p.message AS Message, i.address AS Address,
        d.part AS Part, d.version AS Version, d.lane AS Lane, d.target_id AS TargetId, d.payload_id AS PayloadId, d.exempt AS Exempt, d.pressed AS Pressed,
        m.due_at AS ItemDueAt, m.fresh_until AS FreshUntil, m.says_late AS SaysLate, m.retracted_at AS RetractedAt, m.doubt_rule AS DoubtRule,
        (d.action = 4 AND EXISTS (SELECT 1 FROM delivery n WHERE n.item_id = d.item_id AND n.channel_id = d.channel_id AND n.action = 4 AND n.version > d.version)) AS Replaced
        """;

    private const string Joins =
        """
        FROM delivery d JOIN identity i ON i.id = d.channel_id
        LEFT JOIN payload p ON p.id = d.payload_id LEFT JOIN delivery t ON t.id = d.target_id
        LEFT JOIN item m ON m.id = d.item_id
        """;

    public long Id { get; init; }

    public long? ItemId { get; init; }

    public long ChannelId { get; init; }

    public Platform Platform { get; init; }

    public DeliveryAction Action { get; init; }

    public bool Silent { get; init; }

    public DeliveryState State { get; init; }

    public long NextAt { get; init; }

    public int Attempt { get; init; }

    public int Doubt { get; init; }

    public bool Unsure { get; init; }

    public int Faults { get; init; }

    public long? FirstTryAt { get; init; }

    public string? Reason { get; init; }

    public string? TargetCopy { get; init; }

    public string? Message { get; init; }

    public byte[] Address { get; init; } = [];

    public int Part { get; init; }

    public int Version { get; init; }

    public int Lane { get; init; }

    public long? TargetId { get; init; }

    public long? PayloadId { get; init; }

    public bool Exempt { get; init; }

    public bool Pressed { get; init; }

    public long? ItemDueAt { get; init; }

    public long? FreshUntil { get; init; }

    public bool SaysLate { get; init; }

    public long? RetractedAt { get; init; }

    public long? DoubtRule { get; init; }

    /// <summary>Of a note: whether a later correction put another in its place.</summary>
    public bool Replaced { get; init; }

    /// <summary>What is known of its fate.</summary>
    /// <param name="setting">What doubt leads to where its item does not say.</param>
    public DeliveryProgress Progress(DoubtRule setting) => new()
    {
        Rule = ItemId is null || !Action.Posts() ? Outbox.DoubtRule.Resend : (DoubtRule?)DoubtRule ?? setting,
        State = State,
        Attempt = Attempt,
        Doubt = Doubt,
        Unsure = Unsure,
        Faults = Faults,
        FirstTryAt = FirstTryAt is { } first ? UnixTime.FromStored(first) : null,
        NextAt = UnixTime.FromStored(NextAt),
        Reason = Reason,
    };

    /// <summary>How long it may be repeated safely.</summary>
    public TimeSpan Window => DeliveryRules.WindowOf(Platform, Action);

    /// <summary>One row, or <see langword="null"/>.</summary>
    public static DeliveryRow? Find(WriteTransaction transaction, long id) => transaction.Connection.QueryFirstOrDefault<DeliveryRow>(
        $"SELECT {Columns} {Joins} WHERE d.id = @id", new { id }, transaction.Inner);

    /// <summary>The rows of a platform that are said to be under way.</summary>
    public static List<DeliveryRow> Sending(WriteTransaction transaction, Platform platform) => transaction.Connection.Query<DeliveryRow>(
        $"SELECT {Columns} {Joins} WHERE d.state = 1 AND d.platform = @platform ORDER BY d.id", new { platform = (int)platform }, transaction.Inner).AsList();

    /// <summary>An item's messages in one state, its notes too where they still hold.</summary>
    public static List<DeliveryRow> InState(WriteTransaction transaction, long itemId, DeliveryState state) => transaction.Connection.Query<DeliveryRow>(
        $"SELECT {Columns} {Joins} WHERE d.item_id = @itemId AND d.action IN (0, 4) AND d.state = @state ORDER BY d.id", new { itemId, state = (int)state }, transaction.Inner)
        .Where(row => !row.Replaced).AsList();

    /// <summary>Writes down what became of it.</summary>
    /// <returns>False where the row is not in the state it was read in.</returns>
    public bool Write(WriteTransaction transaction, DeliveryProgress progress) => transaction.Connection.Execute(
        """
        UPDATE delivery SET state = @state, next_at = @next, attempt = @Attempt, doubt = @Doubt, unsure = @Unsure, faults = @Faults,
            first_try_at = @first, copy_id = @CopyId, reason = @Reason, settled_at = @settled
        WHERE id = @Id AND state = @before
        """,
        new
        {
            Id,
            before = (int)State,
            state = (int)progress.State,
            next = progress.NextAt.ToStored(),
            progress.Attempt,
            progress.Doubt,
            progress.Unsure,
            progress.Faults,
            first = progress.FirstTryAt?.ToStored(),
            progress.CopyId,
            progress.Reason,
            settled = progress.State is DeliveryState.Pending or DeliveryState.Sending ? (long?)null : transaction.Now.ToStored(),
        },
        transaction.Inner) > 0;
}

/// <summary>A delivery that is under way: the row says so, and nothing but its settlement may follow.</summary>
/// <param name="Delivery">What the platform is given.</param>
/// <param name="Channel">Where it goes, by internal id.</param>
/// <param name="Kind">What kind of chat that is.</param>
/// <param name="Lane">In whose place it goes.</param>
/// <param name="Exempt">Whether it goes also while silence stands.</param>
internal sealed record ClaimedDelivery(Delivery Delivery, ChannelRef Channel, ChatKind Kind, Lane Lane, bool Exempt);
