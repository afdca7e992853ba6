using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Messages;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>The statements on the plan's tables.</summary>
internal static class AnnouncementStore
{
    private const string Select =
        """
        SELECT o.announcement_id AS AnnouncementId, o.occurrence AS Name, o.due_at AS DueAt, o.state AS State,
               a.rule AS Rule, a.message AS Message, a.author AS Author
        FROM occurrence o JOIN announcement a ON a.event_id = o.event_id AND a.id = o.announcement_id
        """;

    /// <summary>Every occurrence of an event, in the order they are due.</summary>
    public static List<Occurrence> All(SqliteConnection connection, SqliteTransaction? transaction, string eventId) =>
        Read(connection, transaction, $"{Select} WHERE o.event_id = @eventId ORDER BY o.due_at IS NULL, o.due_at, o.announcement_id", new { eventId });

    /// <summary>What is still to come and due at <paramref name="until"/> or before, in that order.</summary>
    /// <param name="announcementId">Only this announcement's, or <see langword="null"/> for all.</param>
    public static List<Occurrence> Due(
        SqliteConnection connection, SqliteTransaction? transaction, string eventId, string? announcementId, DateTimeOffset until) =>
        Read(
            connection, transaction,
            $"{Select} WHERE o.event_id = @eventId AND o.state = 'planned' AND o.due_at <= @until AND (@announcementId IS NULL OR o.announcement_id = @announcementId) ORDER BY o.due_at, a.created_at, o.announcement_id",
            new { eventId, announcementId, until = until.ToStored() });

    /// <summary>What is still to come.</summary>
    public static List<Occurrence> Planned(SqliteConnection connection, string eventId) =>
        Read(connection, null, $"{Select} WHERE o.event_id = @eventId AND o.state = 'planned' ORDER BY o.due_at IS NULL, o.due_at, o.announcement_id", new { eventId });

    /// <summary>Notes what became of an occurrence that was still to come.</summary>
    /// <returns>False where somebody was faster.</returns>
    public static bool Settle(
        WriteTransaction transaction, string eventId, Occurrence occurrence, OccurrenceState state, DateTimeOffset now, int? number) =>
        transaction.Connection.Execute(
            """
            UPDATE occurrence SET state = @state, settled_at = @now, number = @number
            WHERE event_id = @eventId AND announcement_id = @AnnouncementId AND occurrence = @Name AND state = 'planned'
            """,
            new { eventId, occurrence.AnnouncementId, occurrence.Name, state = Stored(state), now = now.ToStored(), number },
            transaction.Inner) == 1;

    /// <summary>Moves an occurrence that is neither sent nor missed.</summary>
    public static void Move(WriteTransaction transaction, string eventId, Occurrence occurrence, DateTimeOffset? due, OccurrenceState state) =>
        transaction.Connection.Execute(
            """
            UPDATE occurrence SET due_at = @due, state = @state
            WHERE event_id = @eventId AND announcement_id = @AnnouncementId AND occurrence = @Name AND state IN ('planned', 'passed', 'cancelled')
            """,
            new { eventId, occurrence.AnnouncementId, occurrence.Name, due = due?.ToStored(), state = Stored(state) },
            transaction.Inner);

    /// <summary>Adds a one-off with its one occurrence.</summary>
    public static void Add(WriteTransaction transaction, NewAnnouncement added, DateTimeOffset now)
    {
        transaction.Connection.Execute(
            """
            INSERT INTO announcement (event_id, id, rule, message, source, file_version, author, state, created_at)
            VALUES (@EventId, @Id, @rule, @message, @source, @FileVersion, @author, 'active', @now)
            """,
            new
            {
                added.EventId,
                added.Id,
                rule = AnchorText.Write(added.Rule),
                message = MessageJson.Write(added.Message),
                source = added.FileVersion is null ? "chat" : "file",
                added.FileVersion,
                author = added.Author?.Id,
                now = now.ToStored(),
            },
            transaction.Inner);
        transaction.Connection.Execute(
            "INSERT INTO occurrence (event_id, announcement_id, occurrence, due_at, state) VALUES (@EventId, @Id, '1', @due, @state)",
            new { added.EventId, added.Id, due = added.DueAt?.ToStored(), state = Stored(added.DueAt < now ? OccurrenceState.Passed : OccurrenceState.Planned) },
            transaction.Inner);
    }

    /// <summary>The pending occurrences of every other event become passed: another event is in force.</summary>
    public static void PassOthers(WriteTransaction transaction, string eventId) =>
        transaction.Connection.Execute(
            "UPDATE occurrence SET state = 'passed' WHERE state = 'planned' AND event_id <> @eventId", new { eventId }, transaction.Inner);

    /// <summary>How a state stands in the database.</summary>
    public static string Stored(OccurrenceState state) => state.ToString().ToLowerInvariant();

    private static List<Occurrence> Read(SqliteConnection connection, SqliteTransaction? transaction, string sql, object parameters) =>
        [.. connection.Query<Row>(sql, parameters, transaction).Select(row => row.ToOccurrence())];

    /// <summary>An occurrence as it stands in the database.</summary>
    private sealed class Row
    {
        public string AnnouncementId { get; set; } = "";

        public string Name { get; set; } = "";

        public long? DueAt { get; set; }

        public string State { get; set; } = "";

        public string Rule { get; set; } = "";

        public string Message { get; set; } = "";

        public long? Author { get; set; }

        public Occurrence ToOccurrence() => new()
        {
            AnnouncementId = AnnouncementId,
            Name = Name,
            DueAt = DueAt is { } due ? UnixTime.FromStored(due) : null,
            State = Enum.Parse<OccurrenceState>(State, ignoreCase: true),
            Rule = AnchorText.TryParse(Rule, out var rule) ? rule : throw new FormatException($"The stored rule of announcement '{AnnouncementId}' is no anchor."),
            Message = MessageJson.Read(Message),
            Author = Author is { } author ? new PersonRef(author) : null,
        };
    }
}
