#pragma warning disable MA0048 // The drafts and what one is are one idea.
using Dapper;
using UnionBot.Messages;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>The statements on changes of announcements that are being written.</summary>
internal static class PlanEditDrafts
{
    /// <summary>How long one is kept.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Begins a change, or a copy, and forgets those that nobody came back to.</summary>
    /// <returns>Its id.</returns>
    public static long Add(WriteTransaction transaction, PlanEntry entry, bool copies, PersonRef person)
    {
        transaction.Connection.Execute(
            "DELETE FROM plan_edit WHERE created_at < @before", new { before = (transaction.Now - Kept).ToStored() }, transaction.Inner);
        return transaction.Connection.ExecuteScalar<long>(
            """
            INSERT INTO plan_edit (event_id, announcement_id, copies, person, stamp, state, created_at)
            VALUES (@EventId, @Id, @copies, @person, @Stamp, 'open', @now) RETURNING id
            """,
            new { entry.EventId, entry.Id, copies, person = person.Id, entry.Stamp, now = transaction.Now.ToStored() },
            transaction.Inner);
    }

    /// <summary>A change of this person, or <see langword="null"/>.</summary>
    public static PlanEditDraft? Find(WriteTransaction transaction, long id, PersonRef person)
    {
        var row = transaction.Connection.QuerySingleOrDefault<Row>(
            """
            SELECT id AS Id, event_id AS EventId, announcement_id AS AnnouncementId, copies AS Copies, rule AS Rule, message AS Message, variants AS Variants, stamp AS Stamp, state AS State
            FROM plan_edit WHERE id = @id AND person = @person
            """,
            new { id, person = person.Id }, transaction.Inner);
        return row is null ? null : new PlanEditDraft
        {
            Id = row.Id,
            EventId = row.EventId,
            AnnouncementId = row.AnnouncementId,
            Copies = row.Copies != 0,
            Rule = row.Rule is not null && PlanRuleText.TryParse(row.Rule, out var rule) ? rule : null,
            Words = row.Message is null ? null : MessageJson.Read(row.Message).Blocks,
            Variants = row.Variants is null ? null : MessageJson.ReadVariants(row.Variants),
            Stamp = row.Stamp,
            State = row.State,
        };
    }

    /// <summary>Notes what is known of a change that is open, and what the admin now sees.</summary>
    public static void Change(WriteTransaction transaction, PlanEditDraft draft) => transaction.Connection.Execute(
        "UPDATE plan_edit SET rule = @rule, message = @message, variants = @variants, stamp = @Stamp, copies = @Copies WHERE id = @Id AND state = 'open'",
        new
        {
            draft.Id,
            draft.Stamp,
            draft.Copies,
            rule = draft.Rule is { } rule ? PlanRuleText.Write(rule) : null,
            message = draft.Words is { } words ? MessageJson.Write(new BotMessage { Blocks = words }) : null,
            variants = draft.Variants is { } variants ? MessageJson.Write(variants) : null,
        },
        transaction.Inner);

    /// <summary>Closes a change; its words are forgotten here.</summary>
    public static void Close(WriteTransaction transaction, long id, bool kept) => transaction.Connection.Execute(
        "UPDATE plan_edit SET state = @state, rule = NULL, message = NULL, variants = NULL WHERE id = @id AND state = 'open'",
        new { id, state = kept ? "kept" : "dropped" }, transaction.Inner);

    /// <summary>A change as it stands in the database.</summary>
    private sealed class Row
    {
        public long Id { get; set; }

        public string EventId { get; set; } = "";

        public string AnnouncementId { get; set; } = "";

        public long Copies { get; set; }

        public string? Rule { get; set; }

        public string? Message { get; set; }

        public string? Variants { get; set; }

        public string Stamp { get; set; } = "";

        public string State { get; set; } = "";
    }
}

/// <summary>What an admin is changing of an announcement, or copies from it.</summary>
internal sealed record PlanEditDraft
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>The event it is for.</summary>
    public required string EventId { get; init; }

    /// <summary>What is changed, or copied.</summary>
    public required string AnnouncementId { get; init; }

    /// <summary>Whether it becomes an announcement of its own.</summary>
    public required bool Copies { get; init; }

    /// <summary>When, or <see langword="null"/>: as it is.</summary>
    public PlanRule? Rule { get; init; }

    /// <summary>The words, or <see langword="null"/>: as they are.</summary>
    public IReadOnlyList<Block>? Words { get; init; }

    /// <summary>What platforms say of their own, or <see langword="null"/>: as they do, and nothing of their own where there are new words.</summary>
    public IReadOnlyDictionary<Platform, BotMessage>? Variants { get; init; }

    /// <summary>What the announcement was when the admin saw it last.</summary>
    public required string Stamp { get; init; }

    /// <summary><c>open</c>, <c>kept</c> or <c>dropped</c>.</summary>
    public required string State { get; init; }

    /// <summary>All the words that it changes, to look for a call to everybody in them.</summary>
    public BotMessage Called => PlatformTexts.All(Words ?? [], Variants ?? PlatformTexts.None);

    /// <summary>It with another answer to whether a call to everybody in its new words rings.</summary>
    public PlanEditDraft Call(bool rings) => this with
    {
        Words = Words is { } words ? rings ? EveryoneCall.Allow(words) : EveryoneCall.Silence(words) : null,
        Variants = Variants is { } own ? PlatformTexts.Each(own, rings ? EveryoneCall.Allow : EveryoneCall.Silence) : null,
    };

    /// <summary>Gives one platform words of its own.</summary>
    public PlanEditDraft With(Platform platform, IReadOnlyList<Block> words, AnnouncementForm form)
    {
        var before = Apply(form);
        var (message, variants) = PlatformTexts.Set(before.Message, before.Variants, platform, words);
        return this with { Words = ReferenceEquals(message, before.Message) ? Words : message.Blocks, Variants = variants };
    }

    /// <summary>What the announcement becomes: new words take the place of every platform's own, and a copy rings only where that is confirmed again.</summary>
    public AnnouncementForm Apply(AnnouncementForm form) => form with
    {
        Rule = Rule ?? form.Rule,
        Message = Words is not null ? form.Message with { Blocks = Words } : Copies ? EveryoneCall.Silence(form.Message) : form.Message,
        Variants = Variants ?? (Words is not null ? PlatformTexts.None : Copies ? PlatformTexts.Each(form.Variants, EveryoneCall.Silence) : form.Variants),
    };
}
