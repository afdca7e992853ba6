#pragma warning disable MA0048 // The choices and what one is are one idea.
using Dapper;
using UnionBot.Storage;

namespace UnionBot.Announcements;

/// <summary>The statements on what only an admin can decide.</summary>
internal static class PlanChoices
{
    /// <summary>Writes down a choice, once.</summary>
    /// <param name="isNew">Whether it was not there: only then the admins are asked.</param>
    public static long Add(WriteTransaction transaction, string eventId, string announcementId, string occurrence, ChoiceKind kind, string detail, out bool isNew)
    {
        var parameters = new { eventId, announcementId, occurrence, kind = Stored(kind), detail, now = transaction.Now.ToStored() };
        isNew = transaction.Connection.Execute(
            """
            INSERT INTO plan_choice (event_id, announcement_id, occurrence, kind, detail, made_at)
            VALUES (@eventId, @announcementId, @occurrence, @kind, @detail, @now) ON CONFLICT DO NOTHING
            """,
            parameters, transaction.Inner) == 1;
        return transaction.Connection.ExecuteScalar<long>(
            "SELECT id FROM plan_choice WHERE event_id = @eventId AND announcement_id = @announcementId AND occurrence = @occurrence AND kind = @kind AND detail = @detail",
            parameters, transaction.Inner);
    }

    /// <summary>A choice, or <see langword="null"/>.</summary>
    public static PlanChoice? Find(WriteTransaction transaction, long id) => transaction.Connection.QuerySingleOrDefault<PlanChoice>(
        """
        SELECT id AS Id, event_id AS EventId, announcement_id AS AnnouncementId, occurrence AS Occurrence, kind AS Kind, detail AS Detail, chosen AS Chosen
        FROM plan_choice WHERE id = @id
        """,
        new { id }, transaction.Inner);

    /// <summary>Notes what was chosen.</summary>
    public static void Choose(WriteTransaction transaction, long id, string chosen) =>
        transaction.Connection.Execute("UPDATE plan_choice SET chosen = @chosen WHERE id = @id", new { id, chosen }, transaction.Inner);

    /// <summary>How a kind stands in the database.</summary>
    public static string Stored(ChoiceKind kind) => kind.ToString().ToLowerInvariant();
}

/// <summary>What an admin may decide.</summary>
internal enum ChoiceKind
{
    /// <summary>Whether what is missed is sent all the same.</summary>
    Late,

    /// <summary>Whether the file has its way, or what chat made of it.</summary>
    File,

    /// <summary>Whether what was sent for a day that moved is planned for the new one.</summary>
    Again,
}

/// <summary>Something that only an admin can decide.</summary>
internal sealed class PlanChoice
{
    public long Id { get; set; }

    public string EventId { get; set; } = "";

    public string AnnouncementId { get; set; } = "";

    public string Occurrence { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Detail { get; set; } = "";

    public string? Chosen { get; set; }
}
