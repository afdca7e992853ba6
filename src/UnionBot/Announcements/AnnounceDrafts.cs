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
    /// <param name="to">The groups it goes to, none for all places; <see langword="null"/>: not chosen yet.</param>
    public static AnnounceDraft Add(
        WriteTransaction transaction, string eventId, PersonRef person, PlanRule? rule, BotMessage? message, IReadOnlyList<string>? to, DateTimeOffset now)
    {
        transaction.Connection.Execute(
            "DELETE FROM announcement_draft WHERE created_at < @before", new { before = (now - Kept).ToStored() }, transaction.Inner);
        var id = transaction.Connection.ExecuteScalar<long>(
            """
            INSERT INTO announcement_draft (event_id, person, rule, message, audience, state, created_at)
            VALUES (@eventId, @person, @rule, @message, @audience, 'open', @now) RETURNING id
            """,
            new { eventId, person = person.Id, rule = Write(rule), message = Write(message), audience = Write(to), now = now.ToStored() },
            transaction.Inner);
        return new AnnounceDraft(id, eventId, rule, message, "open") { To = to, On = On(transaction, person) };
    }

    /// <summary>Writes down what is known of a draft that is open.</summary>
    /// <returns>It, with its next version: the buttons under the one before are old.</returns>
    public static AnnounceDraft Change(WriteTransaction transaction, AnnounceDraft changed)
    {
        var next = changed with { Version = changed.Version + 1 };
        transaction.Connection.Execute(
            """
            UPDATE announcement_draft SET rule = @rule, message = @message, variants = @variants, audience = @audience, night = @night, version = @Version
            WHERE id = @Id AND state = 'open'
            """,
            new { next.Id, rule = Write(next.Rule), message = Write(next.Message), variants = Write(next.Variants), audience = Write(next.To), night = next.Night ? 1 : 0, next.Version },
            transaction.Inner);
        return next;
    }

    /// <summary>Closes a draft; its words are forgotten here.</summary>
    public static void Close(WriteTransaction transaction, long id, bool confirmed) =>
        transaction.Connection.Execute(
            "UPDATE announcement_draft SET state = @state, rule = NULL, message = NULL, variants = NULL WHERE id = @id AND state = 'open'",
            new { id, state = confirmed ? "confirmed" : "cancelled" }, transaction.Inner);

    /// <summary>A draft of this person, or <see langword="null"/>.</summary>
    public static AnnounceDraft? Find(SqliteConnection connection, SqliteTransaction? transaction, long id, PersonRef person)
    {
        var row = connection.QuerySingleOrDefault<Row>(
            """
            SELECT d.id AS Id, d.event_id AS EventId, d.rule AS Rule, d.message AS Message, d.variants AS Variants, d.audience AS Audience, d.night AS Night,
                d.version AS Version, d.state AS State, i.platform AS Platform
            FROM announcement_draft d JOIN identity i ON i.id = d.person WHERE d.id = @id AND d.person = @person
            """,
            new { id, person = person.Id }, transaction);
        return row is null ? null : new AnnounceDraft(
            row.Id,
            row.EventId,
            row.Rule is not null && PlanRuleText.TryParse(row.Rule, out var rule) ? rule : null,
            row.Message is null ? null : MessageJson.Read(row.Message),
            row.State)
        {
            Night = row.Night != 0,
            To = row.Audience?.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Version = (int)row.Version,
            Variants = row.Variants is null ? PlatformTexts.None : MessageJson.ReadVariants(row.Variants),
            On = row.Platform,
        };
    }

    /// <summary>What this person was writing last for an event and neither confirmed nor threw away, or <see langword="null"/>.</summary>
    public static AnnounceDraft? FindLast(SqliteConnection connection, string eventId, PersonRef person)
    {
        var id = connection.QuerySingleOrDefault<long?>(
            """
            SELECT max(id) FROM announcement_draft
            WHERE person = @person AND event_id = @eventId AND state = 'open' AND message IS NOT NULL
            """,
            new { person = person.Id, eventId });
        return id is { } last ? Find(connection, null, last, person) : null;
    }

    private static string? Write(PlanRule? rule) => rule is null ? null : PlanRuleText.Write(rule);

    private static string? Write(IReadOnlyList<string>? to) => to is null ? null : string.Join(' ', to);

    private static string? Write(IReadOnlyDictionary<Platform, BotMessage> variants) => variants.Count == 0 ? null : MessageJson.Write(variants);

    private static Platform On(WriteTransaction transaction, PersonRef person) =>
        (Platform)transaction.Connection.ExecuteScalar<int>("SELECT platform FROM identity WHERE id = @Id", new { person.Id }, transaction.Inner);

    private static string? Write(BotMessage? message) => message is null ? null : MessageJson.Write(message);

    /// <summary>A draft as it stands in the database.</summary>
    private sealed class Row
    {
        public long Id { get; set; }

        public string EventId { get; set; } = "";

        public string? Rule { get; set; }

        public string? Message { get; set; }

        public string? Variants { get; set; }

        public Platform Platform { get; set; }

        public string? Audience { get; set; }

        public long Night { get; set; }

        public long Version { get; set; }

        public string State { get; set; } = "";
    }
}

/// <summary>What an admin is writing.</summary>
/// <param name="Id">Its id.</param>
/// <param name="EventId">The event it is for.</param>
/// <param name="Rule">When, once that is known.</param>
/// <param name="Message">What it says, once that is known.</param>
/// <param name="State"><c>open</c>, <c>confirmed</c> or <c>cancelled</c>.</param>
internal sealed record AnnounceDraft(long Id, string EventId, PlanRule? Rule, BotMessage? Message, string State)
{
    /// <summary>Whether it goes at its hour although that is quiet.</summary>
    public bool Night { get; init; }

    /// <summary>The groups of places it goes to, none for all places; <see langword="null"/>: not chosen yet.</summary>
    public IReadOnlyList<string>? To { get; init; }

    /// <summary>How often it was changed.</summary>
    public int Version { get; init; }

    /// <summary>What it says on one platform in place of <see cref="Message"/>.</summary>
    public IReadOnlyDictionary<Platform, BotMessage> Variants { get; init; } = PlatformTexts.None;

    /// <summary>Where it is written.</summary>
    public Platform On { get; init; }

    /// <summary>All that it says anywhere, to look for a call to everybody in it.</summary>
    public BotMessage Called => PlatformTexts.All(Message?.Blocks ?? [], Variants);

    /// <summary>It with another answer to whether a call to everybody rings.</summary>
    public AnnounceDraft Call(Func<BotMessage, BotMessage> change) => this with { Message = Message is { } said ? change(said) : null, Variants = PlatformTexts.Each(Variants, change) };

    /// <summary>What it becomes with this rule, once its words are known.</summary>
    public AnnouncementForm FormFor(PlanRule rule) => new() { Rule = rule, Message = Message!, Variants = Variants, Night = Night, To = To ?? [] };
}
