#pragma warning disable MA0048 // The ledger and its lines are one door.
using Dapper;
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.Outbox;

/// <summary>What became of everything the bot said unasked: read by reports and the rehearsal.</summary>
internal sealed class OutboxLedger(Database database, AnswerSender answers)
{
    /// <summary>Every delivery of an event's items, in the order of numbers.</summary>
    public Task<IReadOnlyList<LedgerLine>> ReadAsync(string eventId, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<LedgerLine>>(
        connection => [.. connection.Query<Row>(
                """
                SELECT i.key AS Key, i.number AS Number, i.kind AS Kind, d.channel_id AS ChannelId, d.platform AS Platform, d.part AS Part, d.action AS Action,
                    d.state AS State, i.due_at AS DueAt, d.settled_at AS SettledAt, d.attempt AS Attempts, d.doubt AS Doubt, d.copy_id AS CopyId, d.reason AS Reason
                FROM item i JOIN delivery d ON d.item_id = i.id
                WHERE i.event_id = @eventId ORDER BY i.number, d.id
                """,
                new { eventId })
            .Select(r => new LedgerLine
            {
                Key = r.Key,
                Number = r.Number,
                Kind = r.Kind,
                Channel = new ChannelRef(r.ChannelId),
                Platform = r.Platform,
                Part = r.Part,
                Action = r.Action,
                State = r.State,
                DueAt = UnixTime.FromStored(r.DueAt),
                SettledAt = r.SettledAt is { } settled ? UnixTime.FromStored(settled) : null,
                Attempts = r.Attempts,
                Doubt = r.Doubt,
                CopyId = r.CopyId,
                Reason = r.Reason,
            })],
        cancellationToken);

    /// <summary>Whether nothing that is due is still to be sent or under way, and no answer waits: then the calendar may leap.</summary>
    /// <param name="calendarNow">What counts as due.</param>
    public async Task<bool> IsQuietAsync(DateTimeOffset calendarNow, CancellationToken cancellationToken) => answers.IsIdle && await database.ReadAsync(
        connection => connection.ExecuteScalar<long>(
            "SELECT EXISTS (SELECT 1 FROM delivery WHERE state = 1) OR EXISTS (SELECT 1 FROM delivery WHERE state = 0 AND due_at <= @now) OR EXISTS (SELECT 1 FROM report WHERE done = 0)",
            new { now = calendarNow.ToStored() }) == 0,
        cancellationToken);

    private sealed class Row
    {
        public string Key { get; init; } = "";

        public int Number { get; init; }

        public ItemKind Kind { get; init; }

        public long ChannelId { get; init; }

        public Platform Platform { get; init; }

        public int Part { get; init; }

        public DeliveryAction Action { get; init; }

        public DeliveryState State { get; init; }

        public long DueAt { get; init; }

        public long? SettledAt { get; init; }

        public int Attempts { get; init; }

        public int Doubt { get; init; }

        public string? CopyId { get; init; }

        public string? Reason { get; init; }
    }
}

/// <summary>One delivery in the ledger.</summary>
internal sealed record LedgerLine
{
    /// <summary>The item's key.</summary>
    public required string Key { get; init; }

    /// <summary>The item's number.</summary>
    public required int Number { get; init; }

    public required ItemKind Kind { get; init; }

    public required ChannelRef Channel { get; init; }

    public required Platform Platform { get; init; }

    /// <summary>Which part of the message, from 0.</summary>
    public required int Part { get; init; }

    public required DeliveryAction Action { get; init; }

    public required DeliveryState State { get; init; }

    /// <summary>When it was due, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When its fate was known, UTC, calendar time; <see langword="null"/> while it is open or where it was cancelled.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    public required int Attempts { get; init; }

    /// <summary>1 where it went a second time, marked « ↻ ».</summary>
    public required int Doubt { get; init; }

    /// <summary>The platform's id of the copy.</summary>
    public string? CopyId { get; init; }

    /// <summary>Why it is postponed, refused or uncertain, in French.</summary>
    public string? Reason { get; init; }
}
