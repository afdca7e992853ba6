#pragma warning disable MA0048 // The drafts and what one is are one idea.
using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Messages;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>The statements on drafts of announcements.</summary>
internal static class AnnounceDrafts
{
    /// <summary>How long a draft is kept.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Starts a draft, and forgets those that nobody came back to.</summary>
    /// <returns>Its id.</returns>
    public static long Add(WriteTransaction transaction, string eventId, PersonRef person, PlanRule? rule, BotMessage? message, DateTimeOffset now)
    {
        transaction.Connection.Execute(
            "DELETE FROM announcement_draft WHERE created_at < @before", new { before = (now - Kept).ToStored() }, transaction.Inner);
        return transaction.Connection.ExecuteScalar<long>(
            """
            INSERT INTO announcement_draft (event_id, person, rule, message, state, created_at)
            VALUES (@eventId, @person, @rule, @message, 'open', @now) RETURNING id
            """,
            new { eventId, person = person.Id, rule = Write(rule), message = Write(message), now = now.ToStored() },
            transaction.Inner);
    }

    /// <summary>Changes what is known of a draft that is open.</summary>
    public static void Change(WriteTransaction transaction, long id, PlanRule? rule, BotMessage? message) =>
        transaction.Connection.Execute(
            "UPDATE announcement_draft SET rule = @rule, message = @message WHERE id = @id AND state = 'open'",
            new { id, rule = Write(rule), message = Write(message) }, transaction.Inner);

    /// <summary>Closes a draft; its words are forgotten here.</summary>
    public static void Close(WriteTransaction transaction, long id, bool confirmed) =>
        transaction.Connection.Execute(
            "UPDATE announcement_draft SET state = @state, rule = NULL, message = NULL WHERE id = @id AND state = 'open'",
            new { id, state = confirmed ? "confirmed" : "cancelled" }, transaction.Inner);

    /// <summary>A draft of this person, or <see langword="null"/>.</summary>
    public static AnnounceDraft? Find(SqliteConnection connection, SqliteTransaction? transaction, long id, PersonRef person)
    {
        var row = connection.QuerySingleOrDefault<Row>(
            "SELECT id AS Id, event_id AS EventId, rule AS Rule, message AS Message, state AS State FROM announcement_draft WHERE id = @id AND person = @person",
            new { id, person = person.Id }, transaction);
        return row is null ? null : new AnnounceDraft(
            row.Id,
            row.EventId,
            row.Rule is not null && PlanRuleText.TryParse(row.Rule, out var rule) ? rule : null,
            row.Message is null ? null : MessageJson.Read(row.Message),
            row.State);
    }

    private static string? Write(PlanRule? rule) => rule is null ? null : PlanRuleText.Write(rule);

    private static string? Write(BotMessage? message) => message is null ? null : MessageJson.Write(message);

    /// <summary>A draft as it stands in the database.</summary>
    private sealed class Row
    {
        public long Id { get; set; }

        public string EventId { get; set; } = "";

        public string? Rule { get; set; }

        public string? Message { get; set; }

        public string State { get; set; } = "";
    }
}

/// <summary>What an admin is writing.</summary>
/// <param name="Id">Its id.</param>
/// <param name="EventId">The event it is for.</param>
/// <param name="Rule">When, once that is known.</param>
/// <param name="Message">What it says, once that is known.</param>
/// <param name="State"><c>open</c>, <c>confirmed</c> or <c>cancelled</c>.</param>
internal sealed record AnnounceDraft(long Id, string EventId, PlanRule? Rule, BotMessage? Message, string State);
