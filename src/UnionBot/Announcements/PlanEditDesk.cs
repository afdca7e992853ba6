using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Changes the words or the time of an announcement of the plan, or copies it: asked for, previewed, kept once.</summary>
/// <remarks>
/// What is being written stands in the database: neither a restart, nor a date that can't be read, nor somebody who was faster costs it.
/// Each answer is <see langword="null"/> where this update had its effect before.
/// </remarks>
internal sealed class PlanEditDesk(
    Database database, PackStore packs, WhenReader dates, PlanningViews views, PlanEditPreview preview, PlanEdits edits)
{
    /// <summary>Begins a change.</summary>
    /// <param name="what"><c>t</c>: the words; <c>h</c>: the time; <c>d</c>: a copy.</param>
    public async Task<DialogueReply?> BeginAsync(CommandContext context, string reference, char what, CancellationToken cancellationToken)
    {
        var begun = await database.WriteAsync(
            transaction =>
            {
                if (!context.Receipt.Take(transaction))
                {
                    return null;
                }

                var entry = PlanBook.Find(transaction.Connection, transaction.Inner, packs.Current.Event.Id, reference);
                return entry is null || (what != 'd' && (entry.Cancelled || entry.Next is null)) ? new Begun(entry, 0)
                    : new Begun(entry, PlanEditDrafts.Add(transaction, entry, what == 'd', context.Person));
            },
            cancellationToken);
        return begun switch
        {
            null => null,
            { Entry: null } => Say(PlanningFrench.Gone),
            { Entry: { } entry, Draft: 0 } => new DialogueReply(
                new Reply { Message = await views.EntryAsync(entry, context.Incoming.Platform, PlanEditFrench.NotAhead, cancellationToken), ReplacesSource = true }, null),
            { Draft: var draft } => Ask(draft, what),
        };
    }

    /// <summary>Asks for the words (<c>t</c>; those of one platform: its number) or the time (<c>h</c>) of a change that is open.</summary>
    public Task<DialogueReply?> AskAsync(CommandContext context, long id, char what, CancellationToken cancellationToken) =>
        ChangeAsync(context, id, (draft, _) => draft, (draft, _) => Task.FromResult(Ask(draft.Id, what)), cancellationToken);

    /// <summary>Takes new words in.</summary>
    /// <param name="platform">Whose alone they are, or <see langword="null"/>: every platform's.</param>
    public Task<DialogueReply?> TakeTextAsync(CommandContext context, long id, Platform? platform, CancellationToken cancellationToken) =>
        BlockSplit.IsEmpty(context.ArgumentBlocks)
            ? Task.FromResult<DialogueReply?>(new DialogueReply(Reply.Plain(PlanEditFrench.NoText), Step(platform is { } on ? PlatformTexts.Act(on) : 't', id)))
            : ChangeAsync(
                context, id,
                (draft, entry) => platform is { } own ? draft.With(own, context.ArgumentBlocks, entry.Form) : draft with { Words = context.ArgumentBlocks, Variants = null },
                (draft, entry) => preview.ShowAsync(draft, entry, said: null, context.Incoming.Platform, cancellationToken), cancellationToken);

    /// <summary>Takes a new time in, where it can be read.</summary>
    public async Task<DialogueReply?> TakeWhenAsync(CommandContext context, long id, CancellationToken cancellationToken)
    {
        var read = dates.Read(context.Arguments.Trim());
        return await ChangeAsync(
            context, id, (draft, _) => read is When.Ahead ahead ? draft with { Rule = ahead.Rule } : draft,
            (draft, entry) => read is When.Unusable(var reason)
                ? Task.FromResult(preview.AskWhen(draft, reason))
                : preview.ShowAsync(draft, entry, said: null, context.Incoming.Platform, cancellationToken),
            cancellationToken);
    }

    /// <summary>Gives every platform the same words again. The preview with those that go is left standing above.</summary>
    public Task<DialogueReply?> SameAsync(CommandContext context, long id, CancellationToken cancellationToken) =>
        ChangeAsync(
            context, id, (draft, _) => draft with { Variants = PlatformTexts.None },
            (draft, entry) => preview.ShowAsync(draft, entry, said: null, context.Incoming.Platform, cancellationToken), cancellationToken);

    /// <summary>Lets « @everyone » in the new words ring, or not.</summary>
    public Task<DialogueReply?> CallAsync(CommandContext context, long id, bool rings, CancellationToken cancellationToken) =>
        ChangeAsync(
            context, id, (draft, _) => draft.Call(rings),
            async (draft, entry) => (await preview.ShowAsync(draft, entry, said: null, context.Incoming.Platform, cancellationToken)).Replacing(), cancellationToken);

    /// <summary>Makes of a change that came too late an announcement of its own.</summary>
    public Task<DialogueReply?> AsNewAsync(CommandContext context, long id, CancellationToken cancellationToken) =>
        ChangeAsync(
            context, id, (draft, _) => draft with { Copies = true },
            async (draft, entry) => (await preview.ShowAsync(draft, entry, said: null, context.Incoming.Platform, cancellationToken)).Replacing(), cancellationToken);

    /// <summary>Keeps a change, once.</summary>
    public async Task<DialogueReply?> KeepAsync(CommandContext context, long id, CancellationToken cancellationToken)
    {
        var outcome = await database.WriteAsync(transaction => Keep(transaction, context, id), cancellationToken);
        switch (outcome)
        {
            case null:
                return null;
            case { Refusal: { } refusal }:
                return Say(refusal);
            case { TooLate: { } said, Draft: { } late }:
                return preview.OfferNew(late, outcome.Entry!, said).Replacing();
            case { Kept: null, Draft: { } draft, Entry: { } entry }:
                return (await preview.ShowAsync(draft, entry, outcome.Said, context.Incoming.Platform, cancellationToken)).Replacing();
            default:
                edits.Ring();
                var kept = await database.ReadAsync(c => PlanBook.OfId(c, null, packs.Current.Event.Id, outcome.Kept!), cancellationToken);
                return new DialogueReply(
                    new Reply { Message = await views.EntryAsync(kept!, context.Incoming.Platform, outcome.Said, cancellationToken), ReplacesSource = true }, null);
        }
    }

    /// <summary>Throws a change away.</summary>
    public async Task<DialogueReply?> DropAsync(CommandContext context, long id, CancellationToken cancellationToken)
    {
        var said = await database.WriteAsync(
            transaction =>
            {
                if (!context.Receipt.Take(transaction))
                {
                    return null;
                }

                var draft = PlanEditDrafts.Find(transaction, id, context.Person);
                PlanEditDrafts.Close(transaction, id, kept: false);
                return draft?.State is "kept" ? PlanEditFrench.AlreadyKept : PlanEditFrench.Dropped;
            },
            cancellationToken);
        return said is null ? null : Say(said);
    }

    /// <summary>What a dialogue notes between two steps.</summary>
    public static string Step(char what, long draft) => $"{what}{PlanningFrench.Number(draft)}";

    private Outcome? Keep(WriteTransaction transaction, CommandContext context, long id)
    {
        if (!context.Receipt.Take(transaction))
        {
            return null;
        }

        var (draft, entry, refusal) = Open(transaction, context, id);
        if (draft is null || entry is null)
        {
            return new Outcome { Refusal = refusal };
        }

        if (!draft.Copies && TooLate(entry) is { } tooLate)
        {
            return new Outcome { Draft = draft, Entry = entry, TooLate = tooLate };
        }

        if (!draft.Copies && !string.Equals(draft.Stamp, entry.Stamp, StringComparison.Ordinal))
        {
            var seen = draft with { Stamp = entry.Stamp };
            PlanEditDrafts.Change(transaction, seen);
            return new Outcome { Draft = seen, Entry = entry, Said = PlanEditFrench.ChangedMeanwhile };
        }

        if (preview.Problem(draft, entry) is not null)
        {
            return new Outcome { Draft = draft, Entry = entry };
        }

        var form = draft.Apply(entry.Form);
        var approving = draft.Copies
            ? edits.Add(transaction, draft.EventId, PlanEdits.CopyId(id), form, context.Person, copyOf: entry.Id)
            : edits.Change(transaction, entry, form, context.Person);
        if (approving.IsBlocked)
        {
            return new Outcome { Draft = draft, Entry = entry, Said = ApprovalFrench.Alone };
        }

        PlanEditDrafts.Close(transaction, id, kept: true);
        var said = draft.Copies ? PlanEditFrench.CopyKept : PlanEditFrench.Kept;
        return new Outcome
        {
            Kept = draft.Copies ? PlanEdits.CopyId(id) : entry.Id,
            Said = approving.Needed ? $"{said} {ApprovalFrench.Asked(approving.Asked)}" : said,
        };
    }

    private async Task<DialogueReply?> ChangeAsync(
        CommandContext context, long id, Func<PlanEditDraft, PlanEntry, PlanEditDraft> change, Func<PlanEditDraft, PlanEntry, Task<DialogueReply>> answer, CancellationToken cancellationToken)
    {
        var outcome = await database.WriteAsync(
            transaction =>
            {
                if (!context.Receipt.Take(transaction))
                {
                    return null;
                }

                var (draft, entry, refusal) = Open(transaction, context, id);
                if (draft is null || entry is null)
                {
                    return new Outcome { Refusal = refusal };
                }

                var changed = change(draft, entry);
                PlanEditDrafts.Change(transaction, changed);
                return new Outcome { Draft = changed, Entry = entry };
            },
            cancellationToken);
        return outcome switch
        {
            null => null,
            { Refusal: { } refusal } => Say(refusal),
            _ => await answer(outcome.Draft!, outcome.Entry!),
        };
    }

    private (PlanEditDraft? Draft, PlanEntry? Entry, string? Refusal) Open(WriteTransaction transaction, CommandContext context, long id)
    {
        var draft = PlanEditDrafts.Find(transaction, id, context.Person);
        var eventId = packs.Current.Event.Id;
        return draft switch
        {
            null => (null, null, PlanEditFrench.Gone),
            { State: "kept" } => (null, null, PlanEditFrench.AlreadyKept),
            { State: "dropped" } => (null, null, PlanEditFrench.AlreadyDropped),
            _ when !string.Equals(draft.EventId, eventId, StringComparison.Ordinal) => (null, null, PlanEditFrench.OtherEvent),
            _ => PlanBook.OfId(transaction.Connection, transaction.Inner, eventId, draft.AnnouncementId) is { } entry
                ? (draft, entry, null)
                : (null, null, PlanningFrench.Gone),
        };
    }

    private static string? TooLate(PlanEntry entry) => entry switch
    {
        { Cancelled: true } => PlanEditFrench.CancelledMeanwhile,
        { Next: null, Settled: { State: OccurrenceState.Sent } sent } => PlanEditFrench.SentMeanwhile(sent.Number),
        { Next: null } => PlanEditFrench.MissedMeanwhile,
        _ => null,
    };

    private DialogueReply Ask(long draft, char what) => what switch
    {
        't' => new DialogueReply(new Reply { Message = BotMessage.Plain(PlanEditFrench.AskText) with { Rows = preview.WordsOf(draft) } }, Step('t', draft)),
        _ when PlatformTexts.Of(what) is { } platform => new DialogueReply(
            new Reply { Message = BotMessage.Plain(PostFrench.AskOwn(platform)) with { Rows = PlanEditPreview.OnlyDrop(draft) } }, Step(what, draft)),
        _ => new DialogueReply(
            new Reply
            {
                Message = BotMessage.Plain(what == 'd' ? PlanEditFrench.AskWhenOfCopy : PlanEditFrench.AskWhen, preview.Forms()) with { Rows = PlanEditPreview.OnlyDrop(draft) },
            },
            Step('h', draft)),
    };

    private static DialogueReply Say(string said) => new(Reply.Plain(said) with { ReplacesSource = true }, null);

    private sealed record Begun(PlanEntry? Entry, long Draft);

    private sealed record Outcome
    {
        public PlanEditDraft? Draft { get; init; }

        public PlanEntry? Entry { get; init; }

        public string? Refusal { get; init; }

        public string? TooLate { get; init; }

        public string? Kept { get; init; }

        public string? Said { get; init; }
    }
}
