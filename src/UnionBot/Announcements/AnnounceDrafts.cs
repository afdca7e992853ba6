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
    /// <param name="draft">What is known of it; its id is not yet.</param>
    /// <returns>Its id.</returns>
    public static long Add(WriteTransaction transaction, AnnounceDraft draft, PersonRef person, DateTimeOffset now)
    {
        transaction.Connection.Execute(
            "DELETE FROM announcement_draft WHERE created_at < @before", new { before = (now - Kept).ToStored() }, transaction.Inner);
        return transaction.Connection.ExecuteScalar<long>(
            """
            INSERT INTO announcement_draft (event_id, person, rule, message, night, audience, state, created_at)
            VALUES (@EventId, @person, @rule, @message, @night, @audience, 'open', @now) RETURNING id
            """,
            new
            {
                draft.EventId,
                person = person.Id,
                rule = Write(draft.Rule),
                message = Write(draft.Message),
                night = draft.Night ? 1 : 0,
                audience = Write(draft.To),
                now = now.ToStored(),
            },
            transaction.Inner);
    }

    /// <summary>Changes what is known of a draft that is open.</summary>
    public static void Change(WriteTransaction transaction, AnnounceDraft draft) =>
        transaction.Connection.Execute(
            "UPDATE announcement_draft SET rule = @rule, message = @message, night = @night, audience = @audience WHERE id = @Id AND state = 'open'",
            new { draft.Id, rule = Write(draft.Rule), message = Write(draft.Message), night = draft.Night ? 1 : 0, audience = Write(draft.To) },
            transaction.Inner);

    /// <summary>Closes a draft; its words are forgotten here.</summary>
    public static void Close(WriteTransaction transaction, long id, bool confirmed) =>
        transaction.Connection.Execute(
            "UPDATE announcement_draft SET state = @state, rule = NULL, message = NULL WHERE id = @id AND state = 'open'",
            new { id, state = confirmed ? "confirmed" : "cancelled" }, transaction.Inner);

    /// <summary>A draft of this person, or <see langword="null"/>.</summary>
    public static AnnounceDraft? Find(SqliteConnection connection, SqliteTransaction? transaction, long id, PersonRef person)
    {
        var row = connection.QuerySingleOrDefault<Row>(
            "SELECT id AS Id, event_id AS EventId, rule AS Rule, message AS Message, night AS Night, audience AS Audience, state AS State FROM announcement_draft WHERE id = @id AND person = @person",
            new { id, person = person.Id }, transaction);
        return row is null ? null : new AnnounceDraft
        {
            Id = row.Id,
            EventId = row.EventId,
            Rule = row.Rule is not null && PlanRuleText.TryParse(row.Rule, out var rule) ? rule : null,
            Message = row.Message is null ? null : MessageJson.Read(row.Message),
            Night = row.Night != 0,
            To = row.Audience?.Split(' ') ?? [],
            State = row.State,
        };
    }

    private static string? Write(PlanRule? rule) => rule is null ? null : PlanRuleText.Write(rule);

    private static string? Write(BotMessage? message) => message is null ? null : MessageJson.Write(message);

    private static string? Write(IReadOnlyList<string> groups) => groups.Count == 0 ? null : string.Join(' ', groups);

    /// <summary>A draft as it stands in the database.</summary>
    private sealed class Row
    {
        public long Id { get; set; }

        public string EventId { get; set; } = "";

        public string? Rule { get; set; }

        public string? Message { get; set; }

        public long Night { get; set; }

        public string? Audience { get; set; }

        public string State { get; set; } = "";
    }
}

/// <summary>What an admin is writing.</summary>
internal sealed record AnnounceDraft
{
    /// <summary>Its id; 0 until it is stored.</summary>
    public long Id { get; init; }

    /// <summary>The event it is for.</summary>
    public required string EventId { get; init; }

    /// <summary>When, or <see langword="null"/> until that is known.</summary>
    public PlanRule? Rule { get; init; }

    /// <summary>What it says, or <see langword="null"/> until that is known.</summary>
    public BotMessage? Message { get; init; }

    /// <summary>Whether it goes at its hour although that is quiet.</summary>
    public bool Night { get; init; }

    /// <summary>The groups of places it goes to; empty: all places.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary><c>open</c>, <c>confirmed</c> or <c>cancelled</c>.</summary>
    public string State { get; init; } = "open";
}
