using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Storage;

namespace UnionBot.Asking;

/// <summary>The counters of what was asked and not found, in the database.</summary>
internal static class GapStore
{
    /// <summary>From how many questions on a topic is shown: fewer could point at one member.</summary>
    public const int ShownFrom = 5;

    /// <summary>Adds a batch to the counters.</summary>
    public static void Add(WriteTransaction transaction, IReadOnlyList<Gap> batch) =>
        transaction.Connection.Execute(
            """
            INSERT INTO gap (event_id, entry_id, asked) VALUES (@EventId, @EntryId, @Asked)
            ON CONFLICT (event_id, entry_id) DO UPDATE SET asked = gap.asked + excluded.asked
            """,
            batch, transaction.Inner);

    /// <summary>What may be shown of one event's counters, most asked first.</summary>
    public static IReadOnlyList<Gap> Shown(SqliteConnection connection, string eventId) =>
        [.. connection.Query<Gap>(
            """
            SELECT event_id AS EventId, entry_id AS EntryId, asked AS Asked FROM gap
            WHERE event_id = @eventId AND asked >= @ShownFrom ORDER BY asked DESC, entry_id
            """,
            new { eventId, ShownFrom })];
}
