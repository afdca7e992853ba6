using Dapper;
using Microsoft.Data.Sqlite;

namespace UnionBot.Announcements;

/// <summary>Reads the plan announcement by announcement.</summary>
internal static class PlanBook
{
    /// <summary>Every announcement of an event, the next due first, those without an hour and those that are over last.</summary>
    public static List<PlanEntry> All(SqliteConnection connection, SqliteTransaction? transaction, string eventId)
    {
        var times = AnnouncementStore.All(connection, transaction, eventId).ToLookup(o => o.AnnouncementId, StringComparer.Ordinal);
        return
        [
            .. connection.Query<Row, FormColumns, PlanEntry>(
                    $"""
                    SELECT a.id AS Id, a.source AS Source, a.touched AS Touched, a.state AS State, a.held AS Held,
                           a.approval_wanted AS ApprovalWanted, a.approved_form AS ApprovedForm, r.id AS Request, r.decision AS Decision, {FormColumns.Select}
                    FROM announcement a
                    LEFT JOIN approval_request r ON r.id = (SELECT max(id) FROM approval_request WHERE event_id = a.event_id AND announcement_id = a.id)
                    WHERE a.event_id = @eventId
                    """,
                    (row, form) => new PlanEntry
                    {
                        EventId = eventId,
                        Id = row.Id,
                        Form = form.ToForm(),
                        FormKey = form.Key,
                        Cancelled = row.State is not "active",
                        Held = row.Held != 0,
                        FromFile = row.Source is "file",
                        Touched = row.Touched != 0,
                        Content = form.Content,
                        Approval = new ApprovalStand(row.ApprovalWanted != 0, row.ApprovedForm),
                        Request = row.Request,
                        Refused = row.Decision is ApprovalRequests.Refused,
                        Occurrences = [.. times[row.Id]],
                    },
                    new { eventId }, transaction, splitOn: "Rule")
                .OrderBy(e => e.Next is null).ThenBy(e => e.Next?.DueAt is null).ThenBy(e => e.Next?.DueAt).ThenBy(e => e.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>What is still to come.</summary>
    public static List<PlanEntry> Ahead(SqliteConnection connection, string eventId) => [.. All(connection, null, eventId).Where(e => e.Next is not null)];

    /// <summary>One of them by its id, or <see langword="null"/>.</summary>
    public static PlanEntry? OfId(SqliteConnection connection, SqliteTransaction? transaction, string eventId, string id) =>
        All(connection, transaction, eventId).Find(e => string.Equals(e.Id, id, StringComparison.Ordinal));

    /// <summary>One of them by what a button calls it, or <see langword="null"/>.</summary>
    public static PlanEntry? Find(SqliteConnection connection, SqliteTransaction? transaction, string eventId, string reference) =>
        All(connection, transaction, eventId).Find(e => string.Equals(e.Reference, reference, StringComparison.Ordinal));

    /// <summary>An announcement as it stands in the database.</summary>
    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Source { get; set; } = "";

        public long Touched { get; set; }

        public string State { get; set; } = "";

        public long Held { get; set; }

        public long ApprovalWanted { get; set; }

        public string? ApprovedForm { get; set; }

        public long? Request { get; set; }

        public string? Decision { get; set; }
    }
}
