#pragma warning disable MA0048 // The requests and what one is are one idea.
using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.Announcements;

/// <summary>The statements on what the other admins were asked to approve.</summary>
internal static class ApprovalRequests
{
    public const string Approved = "approved", Refused = "refused";

    /// <summary>Asks for a content; older requests about the same announcement are worth nothing from now on.</summary>
    /// <returns>The request's id.</returns>
    public static long Add(WriteTransaction transaction, string eventId, string announcementId, string content, PersonRef by)
    {
        transaction.Connection.Execute(
            "UPDATE approval_request SET decision = 'replaced' WHERE event_id = @eventId AND announcement_id = @announcementId AND decision IS NULL",
            new { eventId, announcementId }, transaction.Inner);
        return transaction.Connection.ExecuteScalar<long>(
            """
            INSERT INTO approval_request (event_id, announcement_id, form, asked_by, asked_at)
            VALUES (@eventId, @announcementId, @content, @by, @now) RETURNING id
            """,
            new { eventId, announcementId, content, by = by.Id, now = transaction.Now.ToStored() }, transaction.Inner);
    }

    /// <summary>A request, or <see langword="null"/>.</summary>
    public static ApprovalRequest? Find(SqliteConnection connection, SqliteTransaction? transaction, long id) => connection.QuerySingleOrDefault<ApprovalRequest>(
        "SELECT id AS Id, event_id AS EventId, announcement_id AS AnnouncementId, form AS Form, asked_by AS AskedBy, decision AS Decision FROM approval_request WHERE id = @id",
        new { id }, transaction);

    /// <summary>The last request about an announcement, or <see langword="null"/>.</summary>
    public static long? Newest(WriteTransaction transaction, string eventId, string announcementId) => transaction.Connection.ExecuteScalar<long?>(
        "SELECT max(id) FROM approval_request WHERE event_id = @eventId AND announcement_id = @announcementId", new { eventId, announcementId }, transaction.Inner);

    /// <summary>Notes what was decided.</summary>
    public static void Decide(WriteTransaction transaction, ApprovalRequest request, bool approves)
    {
        transaction.Connection.Execute(
            "UPDATE approval_request SET decision = @decision WHERE id = @Id", new { request.Id, decision = approves ? Approved : Refused }, transaction.Inner);
        if (approves)
        {
            transaction.Connection.Execute(
                "UPDATE announcement SET approved_form = @Form WHERE event_id = @EventId AND id = @AnnouncementId",
                new { request.Form, request.EventId, request.AnnouncementId }, transaction.Inner);
        }
    }

    /// <summary>The union no longer asks for a second person: nothing waits for one.</summary>
    public static void Waive(WriteTransaction transaction) =>
        transaction.Connection.Execute("UPDATE announcement SET approval_wanted = 0, approved_form = NULL WHERE approval_wanted = 1", transaction: transaction.Inner);
}

/// <summary>What the other admins were asked to approve.</summary>
internal sealed class ApprovalRequest
{
    public long Id { get; set; }

    public string EventId { get; set; } = "";

    public string AnnouncementId { get; set; } = "";

    public string Form { get; set; } = "";

    public long AskedBy { get; set; }

    public string? Decision { get; set; }
}
