#pragma warning disable MA0048 // The drafts and what one is are one idea.
using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.Live;

/// <summary>The statements on drafts and items.</summary>
internal static class LiveDrafts
{
    /// <summary>How long a draft is kept.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Starts a draft, and forgets those that nobody came back to.</summary>
    /// <returns>Its id.</returns>
    public static long Add(WriteTransaction transaction, string eventId, PersonRef person, BotMessage message)
    {
        transaction.Connection.Execute(
            "DELETE FROM live_draft WHERE created_at < @before", new { before = (transaction.Now - Kept).ToStored() }, transaction.Inner);
        return transaction.Connection.ExecuteScalar<long>(
            """
            INSERT INTO live_draft (event_id, person, message, state, created_at)
            VALUES (@eventId, @person, @message, 'open', @now) RETURNING id
            """,
            new { eventId, person = person.Id, message = MessageJson.Write(message), now = transaction.Now.ToStored() },
            transaction.Inner);
    }

    /// <summary>Changes what an open draft says.</summary>
    public static void Change(WriteTransaction transaction, long id, BotMessage message) =>
        transaction.Connection.Execute(
            "UPDATE live_draft SET message = @message WHERE id = @id AND state = 'open'", new { id, message = MessageJson.Write(message) }, transaction.Inner);

    /// <summary>Throws an open draft away.</summary>
    public static void Cancel(WriteTransaction transaction, long id) =>
        transaction.Connection.Execute(
            "UPDATE live_draft SET state = 'cancelled', message = NULL WHERE id = @id AND state = 'open'", new { id }, transaction.Inner);

    /// <summary>Turns a draft into an item.</summary>
    public static void Publish(WriteTransaction transaction, LiveDraft draft, PersonRef author, int number)
    {
        transaction.Connection.Execute(
            """
            INSERT INTO live_item (event_id, id, number, author, message, published_at)
            VALUES (@EventId, @id, @number, @author, @message, @now)
            """,
            new
            {
                draft.EventId,
                id = draft.ItemId,
                number,
                author = author.Id,
                message = MessageJson.Write(draft.Message!),
                now = transaction.Now.ToStored(),
            },
            transaction.Inner);
        transaction.Connection.Execute(
            "UPDATE live_draft SET state = 'published', number = @number, message = NULL WHERE id = @Id", new { draft.Id, number }, transaction.Inner);
    }

    /// <summary>What a delegate published says something else now.</summary>
    public static void Correct(WriteTransaction transaction, string eventId, int number, IReadOnlyList<Block> blocks)
    {
        var json = transaction.Connection.ExecuteScalar<string?>(
            "SELECT message FROM live_item WHERE event_id = @eventId AND number = @number", new { eventId, number }, transaction.Inner);
        if (json is not null)
        {
            transaction.Connection.Execute(
                "UPDATE live_item SET message = @message WHERE event_id = @eventId AND number = @number",
                new { eventId, number, message = MessageJson.Write(MessageJson.Read(json) with { Blocks = blocks }) },
                transaction.Inner);
        }
    }

    /// <summary>What a delegate published is no item any more.</summary>
    public static void Retract(WriteTransaction transaction, string eventId, int number) => transaction.Connection.Execute(
        "DELETE FROM live_item WHERE event_id = @eventId AND number = @number", new { eventId, number }, transaction.Inner);

    /// <summary>A draft of this person, or <see langword="null"/>.</summary>
    public static LiveDraft? Find(SqliteConnection connection, SqliteTransaction? transaction, long id, PersonRef person)
    {
        var row = connection.QuerySingleOrDefault<Row>(
            "SELECT id AS Id, event_id AS EventId, message AS Message, state AS State, number AS Number, created_at AS CreatedAt FROM live_draft WHERE id = @id AND person = @person",
            new { id, person = person.Id }, transaction);
        return row is null ? null : new LiveDraft(
            row.Id, row.EventId, row.Message is null ? null : MessageJson.Read(row.Message), row.State, (int?)row.Number, UnixTime.FromStored(row.CreatedAt));
    }

    /// <summary>A draft as it stands in the database.</summary>
    private sealed class Row
    {
        public long Id { get; set; }

        public string EventId { get; set; } = "";

        public string? Message { get; set; }

        public string State { get; set; } = "";

        public long? Number { get; set; }

        public long CreatedAt { get; set; }
    }
}

/// <summary>What a delegate is about to publish.</summary>
/// <param name="Message">What it says, while it is open.</param>
/// <param name="State"><c>open</c>, <c>published</c> or <c>cancelled</c>.</param>
/// <param name="Number">Its number once published.</param>
internal sealed record LiveDraft(long Id, string EventId, BotMessage? Message, string State, int? Number, DateTimeOffset CreatedAt)
{
    /// <summary>What the published item is called within its event.</summary>
    public string ItemId => Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
