#pragma warning disable MA0048 // The campaigns and what one is are one idea.
using Dapper;
using UnionBot.Messages;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>The statements on campaigns that are being put together.</summary>
internal static class Campaigns
{
    /// <summary>How long one is kept.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Begins one, and forgets those that nobody came back to.</summary>
    /// <returns>Its id.</returns>
    public static long Add(WriteTransaction transaction, string eventId, PersonRef person, IReadOnlyList<CampaignItem> items)
    {
        var before = (transaction.Now - Kept).ToStored();
        transaction.Connection.Execute(
            "DELETE FROM campaign_item WHERE campaign_id IN (SELECT id FROM campaign WHERE created_at < @before); DELETE FROM campaign WHERE created_at < @before",
            new { before }, transaction.Inner);
        var id = transaction.Connection.ExecuteScalar<long>(
            "INSERT INTO campaign (event_id, person, state, created_at) VALUES (@eventId, @person, 'open', @now) RETURNING id",
            new { eventId, person = person.Id, now = transaction.Now.ToStored() }, transaction.Inner);
        for (var i = 0; i < items.Count; i++)
        {
            Put(transaction, id, i + 1, items[i]);
        }

        return id;
    }

    /// <summary>Writes down what one of its announcements is now.</summary>
    /// <param name="position">From 1.</param>
    public static void Put(WriteTransaction transaction, long id, int position, CampaignItem item) => transaction.Connection.Execute(
        """
        INSERT INTO campaign_item (campaign_id, position, rule, message, taken, unfinished) VALUES (@id, @position, @rule, @message, @Taken, @Unfinished)
        ON CONFLICT (campaign_id, position) DO UPDATE
            SET rule = excluded.rule, message = excluded.message, taken = excluded.taken, unfinished = excluded.unfinished
        """,
        new { id, position, rule = PlanRuleText.Write(item.Rule), message = MessageJson.Write(item.Message), item.Taken, item.Unfinished }, transaction.Inner);

    /// <summary>One of this person's, or <see langword="null"/>.</summary>
    public static Campaign? Find(WriteTransaction transaction, long id, PersonRef person) =>
        transaction.Connection.QuerySingleOrDefault<Head>(
            "SELECT id AS Id, event_id AS EventId, state AS State FROM campaign WHERE id = @id AND person = @person", new { id, person = person.Id }, transaction.Inner) is not { } head
            ? null
            : new Campaign(
                head.Id, head.EventId, head.State,
                [
                    .. transaction.Connection.Query<Row>(
                            "SELECT rule AS Rule, message AS Message, taken AS Taken, unfinished AS Unfinished FROM campaign_item WHERE campaign_id = @id ORDER BY position",
                            new { id }, transaction.Inner)
                        .Select(row => row.ToItem()),
                ]);

    /// <summary>The one that this person left open for an event, or <see langword="null"/>.</summary>
    public static Campaign? Open(WriteTransaction transaction, string eventId, PersonRef person) =>
        transaction.Connection.ExecuteScalar<long?>(
            "SELECT max(id) FROM campaign WHERE event_id = @eventId AND person = @person AND state = 'open' AND created_at >= @since",
            new { eventId, person = person.Id, since = (transaction.Now - Kept).ToStored() }, transaction.Inner) is { } id
            ? Find(transaction, id, person)
            : null;

    /// <summary>Ends one; its words are forgotten here.</summary>
    public static void Close(WriteTransaction transaction, long id, bool planned) => transaction.Connection.Execute(
        "UPDATE campaign SET state = @state WHERE id = @id AND state = 'open'; DELETE FROM campaign_item WHERE campaign_id = @id",
        new { id, state = planned ? "planned" : "dropped" }, transaction.Inner);

    private sealed class Head
    {
        public long Id { get; set; }

        public string EventId { get; set; } = "";

        public string State { get; set; } = "";
    }

    private sealed class Row
    {
        public string Rule { get; set; } = "";

        public string Message { get; set; } = "";

        public long Taken { get; set; }

        public long Unfinished { get; set; }

        public CampaignItem ToItem() => new()
        {
            Rule = PlanRuleText.TryParse(Rule, out var rule) ? rule : throw new FormatException($"The stored rule '{Rule}' is none."),
            Message = MessageJson.Read(Message),
            Taken = Taken != 0,
            Unfinished = Unfinished != 0,
        };
    }
}

/// <summary>A set of announcements that an admin is putting together.</summary>
/// <param name="Id">Its id.</param>
/// <param name="EventId">The event it is for.</param>
/// <param name="State"><c>open</c>, <c>planned</c> or <c>dropped</c>.</param>
/// <param name="Items">What it proposes, in order.</param>
internal sealed record Campaign(long Id, string EventId, string State, IReadOnlyList<CampaignItem> Items);
