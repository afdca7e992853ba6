#pragma warning disable MA0048 // The summary and its lines are one idea.
using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>What became of an item's sending, or of one change to it, counted.</summary>
internal sealed record OutboxSummary
{
    /// <summary>What arrived or was changed.</summary>
    public int Done { get; init; }

    /// <summary>Of these, how many went a second time, marked « ↻ ».</summary>
    public int Marked { get; init; }

    /// <summary>Of a retraction: how many could not be deleted, and say now that they are retracted.</summary>
    public int InPlace { get; init; }

    /// <summary>What is still to be sent or under way.</summary>
    public int Open => OpenOn.Values.Sum();

    /// <summary>The same by platform.</summary>
    public IReadOnlyDictionary<Platform, int> OpenOn { get; init; } = new Dictionary<Platform, int>();

    /// <summary>What stays uncertain.</summary>
    public int Uncertain { get; init; }

    /// <summary>What had to wait until it was worthless.</summary>
    public int Missed { get; init; }

    /// <summary>Of a change: to how many places the message itself never came, so that there is nothing to change.</summary>
    public int NoCopy { get; init; }

    /// <summary>Of a change: in how many places a person saw the message, whose id the platform never told, so that nothing can change it.</summary>
    public int WithoutId { get; init; }

    /// <summary>What was refused, by reason.</summary>
    public IReadOnlyList<Refusals> Refused { get; init; } = [];

    /// <summary>Of a correction: what became of the notes that tell it, which are counted nowhere else.</summary>
    public NoteCount Notes { get; init; } = NoteCount.None;

    /// <summary>Whether nothing is left to be sent.</summary>
    public bool IsOver => Open + Notes.Open == 0;

    /// <summary>All of it.</summary>
    public int Total => Done + Open + Uncertain + Missed + Refused.Sum(r => r.Count);

    /// <summary>Reads it.</summary>
    /// <param name="version">The change's number; 0 for the sending.</param>
    public static OutboxSummary Read(SqliteConnection connection, long itemId, ReportOn what, int version)
    {
        // A deletion that was refused is followed by words in its place: then these count.
        // A retraction takes the notes of earlier corrections away too; for a correction they are no copies.
        var mine = what == ReportOn.Sending
            ? "d.item_id = @itemId AND d.action = 0"
            : $"{(what == ReportOn.Correction ? $"d.part < {OutboxChanges.NotePart} AND " : "")}d.item_id = @itemId AND d.version = @version AND NOT (d.action = 2 AND d.state = 3 AND EXISTS (SELECT 1 FROM delivery e WHERE e.item_id = d.item_id AND e.channel_id = d.channel_id AND e.part = d.part AND e.action = 1 AND e.version = d.version))";
        var counts = connection.Query<(long Platform, long Action, long State, bool Marked, long Count)>(
            $"SELECT d.platform, d.action, d.state, d.doubt > 0, count(*) FROM delivery d WHERE {mine} GROUP BY 1, 2, 3, 4", new { itemId, version }).AsList();
        var refused = counts.Exists(c => (DeliveryState)c.State == DeliveryState.Refused)
            ? connection.Query<(string? Reason, long Platform, long Channel)>(
                $"SELECT d.reason, d.platform, d.channel_id FROM delivery d WHERE {mine} AND d.state = 3 ORDER BY d.id", new { itemId, version }).AsList()
            : [];
        var noCopy = what == ReportOn.Sending ? 0 : connection.ExecuteScalar<long>(
            "SELECT count(DISTINCT channel_id) FROM delivery d WHERE item_id = @itemId AND action = 0 AND (state = 4 OR (version = 0 AND part = 0 AND state IN (3, 7)))", new { itemId });
        var withoutId = what == ReportOn.Sending ? 0 : connection.ExecuteScalar<long>(
            "SELECT count(DISTINCT channel_id) FROM delivery WHERE item_id = @itemId AND (action = 0 OR (action = 4 AND @what = 2)) AND state = 2 AND copy_id IS NULL", new { itemId, what = (int)what });
        int Of(params ReadOnlySpan<DeliveryState> states)
        {
            var sum = 0L;
            foreach (var count in counts)
            {
                sum += states.Contains((DeliveryState)count.State) ? count.Count : 0;
            }

            return (int)sum;
        }

        return new OutboxSummary
        {
            Done = Of(DeliveryState.Delivered, DeliveryState.Removed),
            Marked = (int)counts.Where(c => c.Marked && (DeliveryState)c.State is DeliveryState.Delivered or DeliveryState.Removed).Sum(c => c.Count),
            InPlace = what == ReportOn.Retraction
                ? (int)counts.Where(c => (DeliveryAction)c.Action == DeliveryAction.Edit && (DeliveryState)c.State == DeliveryState.Delivered).Sum(c => c.Count)
                : 0,
            OpenOn = counts.Where(c => (DeliveryState)c.State is DeliveryState.Pending or DeliveryState.Sending)
                .GroupBy(c => (Platform)c.Platform).ToDictionary(g => g.Key, g => (int)g.Sum(c => c.Count)),
            Uncertain = Of(DeliveryState.Uncertain),
            Missed = Of(DeliveryState.Missed),
            NoCopy = (int)noCopy,
            WithoutId = (int)withoutId,
            Notes = what == ReportOn.Correction ? CountNotes(connection, itemId, version) : NoteCount.None,
            Refused =
            [
                .. refused.GroupBy(r => r.Reason ?? "", StringComparer.Ordinal).OrderByDescending(g => g.Count())
                    .Select(g => new Refusals(g.Key, g.Count(), [.. g.Select(r => ((Platform)r.Platform, new ChannelRef(r.Channel))).Distinct().Take(Shown)])),
            ],
        };
    }

    private const int Shown = 5;

    private static NoteCount CountNotes(SqliteConnection connection, long itemId, int version)
    {
        var counts = connection.Query<(long State, long Count)>(
            "SELECT state, count(*) FROM delivery WHERE item_id = @itemId AND version = @version AND action = 4 GROUP BY 1", new { itemId, version })
            .ToDictionary(row => (DeliveryState)row.State, row => (int)row.Count);
        int Of(DeliveryState state) => counts.GetValueOrDefault(state);
        return new NoteCount(
            Of(DeliveryState.Delivered) + Of(DeliveryState.Removed), Of(DeliveryState.Pending) + Of(DeliveryState.Sending), Of(DeliveryState.Uncertain), Of(DeliveryState.Refused));
    }
}

/// <summary>What became of the notes that tell a correction.</summary>
internal sealed record NoteCount(int Done, int Open, int Uncertain, int Refused)
{
    /// <summary>There are none.</summary>
    public static readonly NoteCount None = new(0, 0, 0, 0);

    /// <summary>All of them.</summary>
    public int Total => Done + Open + Uncertain + Refused;
}

/// <summary>What was refused for one reason.</summary>
/// <param name="Places">The first of the places.</param>
internal sealed record Refusals(string Reason, int Count, IReadOnlyList<(Platform Platform, ChannelRef Channel)> Places);
