using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Where an announcement is written from chat: what was typed becomes a draft, a confirmed draft becomes part of the plan.</summary>
/// <remarks>Drafts stand in the database: a restart, or a date that can't be read, never costs the text.</remarks>
internal sealed class AnnounceDesk(
    Database database, PackStore packs, AgendaService agenda, WhenReader dates, Subscriptions subscriptions, PlanBell bell, Calendar calendar)
{
    private AnnouncePreview Preview => field ??= new AnnouncePreview(database, agenda, dates, subscriptions, calendar);

    /// <summary>Takes in what was typed, and says what is missing or shows the preview.</summary>
    /// <param name="draftId">The draft it belongs to, or <see langword="null"/> for a new one.</param>
    /// <param name="when">The date as typed; <see langword="null"/> or empty where none was.</param>
    /// <param name="text">The text; empty where none was typed.</param>
    /// <returns>The answer; <see langword="null"/> where this update had its effect before.</returns>
    public async Task<DialogueReply?> ComposeAsync(
        CommandContext context, long? draftId, string? when, IReadOnlyList<Block> text, CancellationToken cancellationToken)
    {
        var read = string.IsNullOrWhiteSpace(when) ? null : dates.Read(when);
        var rule = (read as When.Ahead)?.Rule;
        var message = BlockSplit.IsEmpty(text) ? null : new BotMessage { Blocks = text };
        var saved = await SaveAsync(context, draftId, d => d with { Rule = rule ?? d.Rule, Message = message ?? d.Message }, cancellationToken);
        return saved is null ? null
            : saved.Draft is not { } draft ? new DialogueReply(Reply.Plain(saved.Refusal!), null)
            : await ShowAsync(draft, (read as When.Unusable)?.Reason ?? (draft.Message is not null && draftId is null && read is null ? AnnouncementsFrench.NoWhen : null), cancellationToken);
    }

    /// <summary>Lets an announcement go in the quiet hours, or no longer.</summary>
    public Task<DialogueReply?> TurnNightAsync(CommandContext context, long draftId, CancellationToken cancellationToken) =>
        ChangeAsync(context, draftId, d => d with { Night = !d.Night }, cancellationToken);

    /// <summary>Sends an announcement to one group of places, or to all.</summary>
    /// <param name="group">Which of <see cref="AnnouncePreview.GroupsAsync"/>, from 0; -1 for all places.</param>
    public async Task<DialogueReply?> AimAsync(CommandContext context, long draftId, int group, CancellationToken cancellationToken)
    {
        var groups = await Preview.GroupsAsync(cancellationToken);
        return group >= groups.Count
            ? await AskWhereAsync(context, draftId, cancellationToken)
            : await ChangeAsync(context, draftId, d => d with { To = group < 0 ? [] : [groups[group]] }, cancellationToken);
    }

    /// <summary>Asks to which places it goes.</summary>
    public async Task<DialogueReply?> AskWhereAsync(CommandContext context, long draftId, CancellationToken cancellationToken)
    {
        var draft = await FindAsync(context, draftId, cancellationToken);
        return Refusal(draft) is { } refusal
            ? new DialogueReply(Reply.Plain(refusal), null)
            : new DialogueReply(new Reply { Message = AnnounceButtons.Where(draftId, await Preview.GroupsAsync(cancellationToken)) }, null);
    }

    /// <summary>Asks for the date or the text of a draft again: this also goes on with one that was left, or outlived a restart.</summary>
    public async Task<DialogueReply?> AskAgainAsync(CommandContext context, long draftId, bool text, CancellationToken cancellationToken)
    {
        var draft = await FindAsync(context, draftId, cancellationToken);
        return Refusal(draft) is { } refusal ? new DialogueReply(Reply.Plain(refusal), null)
            : text ? new DialogueReply(new Reply { Message = AnnounceButtons.Text(draftId, BotMessage.Plain(AnnouncementsFrench.AskText)) }, $"text:{draftId}")
            : AskWhen(draft!, problem: null);
    }

    /// <summary>Makes a draft part of the plan, once.</summary>
    public async Task<DialogueReply?> ConfirmAsync(CommandContext context, long draftId, CancellationToken cancellationToken)
    {
        var person = PersonOf(context);
        var outcome = await database.WriteAsync(transaction => Confirm(transaction, context, draftId, person), cancellationToken);
        if (outcome is null)
        {
            return null;
        }

        if (outcome.Refusal is { } refusal)
        {
            return new DialogueReply(Reply.Plain(refusal) with { ReplacesSource = outcome.Draft is null }, null);
        }

        var draft = outcome.Draft!;
        if (outcome.Problem is { } problem)
        {
            return AskWhen(draft, problem);
        }

        bell.Ring();
        var message = AnnouncementsFrench.Confirmed(Moment(outcome.Ahead!), Countdown(outcome.Ahead!), await Preview.PlacesAsync(draft.To, cancellationToken), draft.Message!);
        return new DialogueReply(new Reply { Message = message, ReplacesSource = true }, null);
    }

    /// <summary>Throws a draft away.</summary>
    public async Task<DialogueReply?> CancelAsync(CommandContext context, long draftId, CancellationToken cancellationToken)
    {
        var person = PersonOf(context);
        var said = await database.WriteAsync(
            transaction =>
            {
                if (!context.Receipt.Take(transaction))
                {
                    return null;
                }

                var draft = AnnounceDrafts.Find(transaction.Connection, transaction.Inner, draftId, person);
                AnnounceDrafts.Close(transaction, draftId, confirmed: false);
                return draft?.State is "confirmed" ? AnnouncementsFrench.AlreadyConfirmed : AnnouncementsFrench.Abandoned;
            },
            cancellationToken);
        return said is null ? null : new DialogueReply(Reply.Plain(said) with { ReplacesSource = true }, null);
    }

    private async Task<DialogueReply?> ChangeAsync(CommandContext context, long draftId, Func<AnnounceDraft, AnnounceDraft> change, CancellationToken cancellationToken)
    {
        var saved = await SaveAsync(context, draftId, change, cancellationToken);
        return saved is null ? null
            : saved.Draft is not { } draft ? new DialogueReply(Reply.Plain(saved.Refusal!), null)
            : Replacing(await ShowAsync(draft, problem: null, cancellationToken));

        static DialogueReply Replacing(DialogueReply shown) => shown with { Reply = shown.Reply with { ReplacesSource = true } };
    }

    /// <summary>Says what is missing, or shows the preview. The rule of an earlier step counts again from now: it may have passed meanwhile.</summary>
    private async Task<DialogueReply> ShowAsync(AnnounceDraft draft, string? problem, CancellationToken cancellationToken)
    {
        var checkedNow = draft.Rule is null ? null : dates.Check(draft.Rule, draft.Night);
        if (problem is not null || checkedNow is not When.Ahead ahead)
        {
            return AskWhen(draft, problem ?? (checkedNow as When.Unusable)?.Reason);
        }

        return draft.Message is null
            ? new DialogueReply(new Reply { Message = AnnounceButtons.Text(draft.Id, AnnouncementsFrench.TextWanted(Moment(ahead), Countdown(ahead))) }, $"text:{draft.Id}")
            : new DialogueReply(new Reply { Message = await Preview.ComposeAsync(draft, ahead, cancellationToken) }, null);
    }

    private DialogueReply AskWhen(AnnounceDraft draft, string? problem) =>
        new(new Reply { Message = AnnounceButtons.When(draft.Id, AnnouncementsFrench.WhenAgain(problem, draft.Message is not null, dates.Forms()), dates) }, $"when:{draft.Id}");

    private Task<AnnounceDraft?> FindAsync(CommandContext context, long draftId, CancellationToken cancellationToken) =>
        database.ReadAsync(c => AnnounceDrafts.Find(c, null, draftId, PersonOf(context)), cancellationToken);

    private Task<Saved?> SaveAsync(CommandContext context, long? draftId, Func<AnnounceDraft, AnnounceDraft> change, CancellationToken cancellationToken) =>
        database.WriteAsync(
            transaction =>
            {
                if (!context.Receipt.Take(transaction))
                {
                    return null;
                }

                var person = PersonOf(context);
                if (draftId is not { } id)
                {
                    var begun = change(new AnnounceDraft { EventId = packs.Current.Event.Id });
                    return new Saved(begun with { Id = AnnounceDrafts.Add(transaction, begun, person, calendar.Now) }, null);
                }

                var draft = AnnounceDrafts.Find(transaction.Connection, transaction.Inner, id, person);
                if (Refusal(draft) is { } refusal)
                {
                    return new Saved(null, refusal);
                }

                var changed = change(draft!);
                AnnounceDrafts.Change(transaction, changed);
                return new Saved(changed, null);
            },
            cancellationToken);

    private Confirmation? Confirm(WriteTransaction transaction, CommandContext context, long draftId, PersonRef person)
    {
        if (!context.Receipt.Take(transaction))
        {
            return null;
        }

        var draft = AnnounceDrafts.Find(transaction.Connection, transaction.Inner, draftId, person);
        if (Refusal(draft) is { } refusal || draft is null)
        {
            return new Confirmation(null, null, Refusal(draft), null);
        }

        if (draft.Rule is null || draft.Message is null)
        {
            return new Confirmation(draft, null, null, AnnouncementsFrench.AskWhen);
        }

        var read = dates.Check(draft.Rule, draft.Night);
        if (read is not When.Ahead ahead)
        {
            return new Confirmation(draft, null, null, ((When.Unusable)read).Reason);
        }

        AnnouncementStore.Add(
            transaction,
            new NewAnnouncement
            {
                EventId = draft.EventId,
                Id = $"chat/{draft.Id}",
                Form = new AnnouncementForm { Rule = draft.Rule, Message = draft.Message, Night = draft.Night, To = draft.To },
                Author = person,
            },
            calendar.Now);
        var missing = PlanAligner.Find(transaction.Connection, transaction.Inner, draft.EventId, agenda.Current, calendar.Now);
        PlanAligner.Write(transaction, draft.EventId, [.. missing.Where(m => string.Equals(m.AnnouncementId, $"chat/{draft.Id}", StringComparison.Ordinal))]);
        AnnounceDrafts.Close(transaction, draft.Id, confirmed: true);
        return new Confirmation(draft, ahead, null, null);
    }

    private string? Refusal(AnnounceDraft? draft) => draft switch
    {
        null => AnnouncementsFrench.DraftGone,
        { State: "confirmed" } => AnnouncementsFrench.AlreadyConfirmed,
        { State: "cancelled" } => AnnouncementsFrench.AlreadyCancelled,
        _ when !string.Equals(draft.EventId, packs.Current.Event.Id, StringComparison.Ordinal) => AnnouncementsFrench.OtherEvent,
        _ => null,
    };

    private string Moment(When.Ahead ahead) => FrenchText.Moment(ahead.Due.Instant, packs.Current.Event.Zone);

    private string Countdown(When.Ahead ahead) => FrenchText.Countdown(ahead.Due.Instant - calendar.Now);

    private static PersonRef PersonOf(CommandContext context) =>
        context.Rights.Person ?? throw new InvalidOperationException("An admin without an internal id.");

    private sealed record Saved(AnnounceDraft? Draft, string? Refusal);

    private sealed record Confirmation(AnnounceDraft? Draft, When.Ahead? Ahead, string? Refusal, string? Problem);
}
