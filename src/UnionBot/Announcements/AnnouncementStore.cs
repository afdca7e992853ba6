using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.Announcements;

/// <summary>The statements on the plan's tables.</summary>
internal static class AnnouncementStore
{
    private const string Select =
        $"""
        SELECT o.announcement_id AS AnnouncementId, o.occurrence AS Name, o.due_at AS DueAt, o.state AS State, o.event_day AS EventDay, o.number AS Number,
               a.author AS Author, a.held AS Held, a.approval_wanted AS ApprovalWanted, a.approved_form AS ApprovedForm, {FormColumns.Select}
        FROM occurrence o JOIN announcement a ON a.event_id = o.event_id AND a.id = o.announcement_id
        """;

    /// <summary>Every occurrence of an event, in the order they are due.</summary>
    public static List<Occurrence> All(SqliteConnection connection, SqliteTransaction? transaction, string eventId) =>
        Read(connection, transaction, $"{Select} WHERE o.event_id = @eventId ORDER BY o.due_at IS NULL, o.due_at, o.announcement_id", new { eventId });

    /// <summary>What is still to come and due at <paramref name="until"/> or before, in that order; nothing that is paused.</summary>
    /// <param name="announcementId">Only this announcement's, or <see langword="null"/> for all.</param>
    public static List<Occurrence> Due(
        SqliteConnection connection, SqliteTransaction? transaction, string eventId, string? announcementId, DateTimeOffset until) =>
        Read(
            connection, transaction,
            $"{Select} WHERE o.event_id = @eventId AND o.state = 'planned' AND a.held = 0 AND o.due_at <= @until AND (@announcementId IS NULL OR o.announcement_id = @announcementId) ORDER BY o.due_at, a.created_at, o.announcement_id",
            new { eventId, announcementId, until = until.ToStored() });

    /// <summary>What is still to come.</summary>
    public static List<Occurrence> Planned(SqliteConnection connection, string eventId) =>
        Read(connection, null, $"{Select} WHERE o.event_id = @eventId AND o.state = 'planned' ORDER BY o.due_at IS NULL, o.due_at, o.announcement_id", new { eventId });

    /// <summary>One occurrence, or <see langword="null"/>.</summary>
    public static Occurrence? Find(WriteTransaction transaction, string eventId, string announcementId, string name) =>
        Read(
            transaction.Connection, transaction.Inner,
            $"{Select} WHERE o.event_id = @eventId AND o.announcement_id = @announcementId AND o.occurrence = @name",
            new { eventId, announcementId, name }).FirstOrDefault();

    /// <summary>When what is still to come is due next, by announcement; nothing that is paused.</summary>
    public static Dictionary<string, DateTimeOffset> NextDue(SqliteConnection connection, string eventId) =>
        connection.Query<(string Id, long Due)>(
                """
                SELECT o.announcement_id, min(o.due_at) FROM occurrence o JOIN announcement a ON a.event_id = o.event_id AND a.id = o.announcement_id
                WHERE o.event_id = @eventId AND o.state = 'planned' AND a.held = 0 AND o.due_at IS NOT NULL GROUP BY o.announcement_id
                """,
                new { eventId })
            .ToDictionary(row => row.Id, row => UnixTime.FromStored(row.Due), StringComparer.Ordinal);

    /// <summary>Notes what became of an occurrence.</summary>
    /// <param name="eventDay">The event's first day as things stand.</param>
    /// <param name="from">The state it must be in.</param>
    /// <returns>False where somebody was faster.</returns>
    public static bool Settle(
        WriteTransaction transaction, string eventId, Occurrence occurrence, OccurrenceState state, DateOnly eventDay, DateTimeOffset now, int? number,
        OccurrenceState from = OccurrenceState.Planned) =>
        transaction.Connection.Execute(
            """
            UPDATE occurrence SET state = @state, settled_at = @now, number = @number, event_day = @day
            WHERE event_id = @eventId AND announcement_id = @AnnouncementId AND occurrence = @Name AND state = @from
            """,
            new
            {
                eventId,
                occurrence.AnnouncementId,
                occurrence.Name,
                state = Stored(state),
                from = Stored(from),
                now = now.ToStored(),
                number,
                day = eventDay.ToString("O", CultureInfo.InvariantCulture),
            },
            transaction.Inner) == 1;

    /// <summary>Adds an announcement; <see cref="PlanAligner"/> writes its occurrences.</summary>
    /// <returns>False where there is one of that id.</returns>
    public static bool Add(WriteTransaction transaction, NewAnnouncement added, DateTimeOffset now)
    {
        var form = FormColumns.Of(added.Form);
        return transaction.Connection.Execute(
            """
            INSERT INTO announcement
                (event_id, id, rule, message, variants, fresh, night, audience, source, file_version, file_form, author, state, created_at, approval_wanted, approved_form)
            VALUES (@EventId, @Id, @Rule, @Message, @Variants, @Fresh, @Night, @Audience, @source, @FileVersion, @fileForm, @author, 'active', @now, @Wanted, @Approved)
            ON CONFLICT (event_id, id) DO NOTHING
            """,
            new
            {
                added.EventId,
                added.Id,
                form.Rule,
                form.Message,
                form.Variants,
                form.Fresh,
                form.Night,
                form.Audience,
                source = added.FileVersion is null ? "chat" : "file",
                added.FileVersion,
                fileForm = added.FileVersion is null ? null : form.Key,
                author = added.Author?.Id,
                now = now.ToStored(),
                added.Approval.Wanted,
                added.Approval.Approved,
            },
            transaction.Inner) == 1;
    }

    /// <summary>Gives an announcement another form, from the file: nobody else must approve what stands there.</summary>
    public static void Follow(WriteTransaction transaction, string eventId, string id, FormColumns form, string fileVersion) =>
        transaction.Connection.Execute(
            """
            UPDATE announcement SET rule = @Rule, message = @Message, variants = @Variants, fresh = @Fresh, night = @Night, audience = @Audience,
                file_version = @fileVersion, file_form = @Key, touched = 0, state = 'active',
                approval_wanted = 0, approved_form = NULL
            WHERE event_id = @eventId AND id = @id
            """,
            new { form.Rule, form.Message, form.Variants, form.Fresh, form.Night, form.Audience, form.Key, eventId, id, fileVersion }, transaction.Inner);

    /// <summary>Gives an announcement another form, from chat: the file no longer has its way without being asked.</summary>
    public static void Change(WriteTransaction transaction, string eventId, string id, AnnouncementForm changed, ApprovalStand approval)
    {
        var form = FormColumns.Of(changed);
        transaction.Connection.Execute(
            """
            UPDATE announcement SET rule = @Rule, message = @Message, variants = @Variants, fresh = @Fresh, night = @Night, audience = @Audience, touched = 1,
                approval_wanted = @Wanted, approved_form = @Approved
            WHERE event_id = @eventId AND id = @id
            """,
            new { form.Rule, form.Message, form.Variants, form.Fresh, form.Night, form.Audience, eventId, id, approval.Wanted, approval.Approved }, transaction.Inner);
    }

    /// <summary>Takes an announcement back: what is still to come of it is cancelled.</summary>
    /// <param name="fromChat">Whether a person did it, and not the file.</param>
    public static void Cancel(WriteTransaction transaction, string eventId, string id, bool fromChat)
    {
        transaction.Connection.Execute(
            "UPDATE announcement SET state = 'cancelled', touched = max(touched, @touched) WHERE event_id = @eventId AND id = @id",
            new { eventId, id, touched = fromChat ? 1 : 0 }, transaction.Inner);
        transaction.Connection.Execute(
            "UPDATE occurrence SET state = 'cancelled' WHERE event_id = @eventId AND announcement_id = @id AND state IN @from",
            new { eventId, id, from = Before(OccurrenceState.Cancelled) }, transaction.Inner);
    }

    /// <summary>Pauses an announcement, or lets it go on: what a recurring one was due for meanwhile is passed.</summary>
    public static void Hold(WriteTransaction transaction, string eventId, string id, bool held)
    {
        transaction.Connection.Execute(
            "UPDATE announcement SET held = @held WHERE event_id = @eventId AND id = @id", new { eventId, id, held }, transaction.Inner);
        if (!held)
        {
            transaction.Connection.Execute(
                "UPDATE occurrence SET state = 'passed' WHERE event_id = @eventId AND announcement_id = @id AND state = 'planned' AND due_at <= @now",
                new { eventId, id, now = transaction.Now.ToStored() }, transaction.Inner);
        }
    }

    /// <summary>Takes a cancellation back; <see cref="PlanAligner"/> brings what is still to come back.</summary>
    public static void Restore(WriteTransaction transaction, string eventId, string id) =>
        transaction.Connection.Execute(
            "UPDATE announcement SET state = 'active' WHERE event_id = @eventId AND id = @id", new { eventId, id }, transaction.Inner);

    /// <summary>The pending occurrences of every other event become passed: another event is in force.</summary>
    public static void PassOthers(WriteTransaction transaction, string eventId) =>
        transaction.Connection.Execute(
            "UPDATE occurrence SET state = 'passed' WHERE state = 'planned' AND event_id <> @eventId", new { eventId }, transaction.Inner);

    /// <summary>How a state stands in the database.</summary>
    public static string Stored(OccurrenceState state) => state.ToString().ToLowerInvariant();

    /// <summary>The states, as they stand in the database, from which an occurrence may come into one.</summary>
    public static string[] Before(OccurrenceState state) => [.. OccurrenceRules.Before(state).Select(Stored)];

    private static List<Occurrence> Read(SqliteConnection connection, SqliteTransaction? transaction, string sql, object parameters) =>
        [.. connection.Query<Row, FormColumns, Occurrence>(sql, (row, form) => row.ToOccurrence(form), parameters, transaction, splitOn: "Rule")];

    /// <summary>An occurrence as it stands in the database.</summary>
    private sealed class Row
    {
        public string AnnouncementId { get; set; } = "";

        public string Name { get; set; } = "";

        public long? DueAt { get; set; }

        public string State { get; set; } = "";

        public string? EventDay { get; set; }

        public long? Number { get; set; }

        public long? Author { get; set; }

        public long Held { get; set; }

        public long ApprovalWanted { get; set; }

        public string? ApprovedForm { get; set; }

        public Occurrence ToOccurrence(FormColumns form) => new()
        {
            AnnouncementId = AnnouncementId,
            Name = Name,
            DueAt = DueAt is { } due ? UnixTime.FromStored(due) : null,
            State = Enum.Parse<OccurrenceState>(State, ignoreCase: true),
            EventDay = EventDay is { } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : null,
            Number = (int?)Number,
            Form = form.ToForm(),
            Held = Held != 0,
            Unapproved = ApprovalWanted != 0 && new ApprovalStand(Wanted: true, ApprovedForm).Lacks(form.Content),
            Author = Author is { } author ? new PersonRef(author) : null,
        };
    }
}
