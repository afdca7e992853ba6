using System.Globalization;
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Storage;
using UnionBot.Time;
using Calendar = UnionBot.Time.Calendar;

namespace UnionBot.Announcements;

/// <summary>Where an announcement is written from chat: what was typed becomes a draft, a confirmed draft becomes part of the plan.</summary>
/// <remarks>
/// Drafts stand in the database: a restart, or a date that can't be read, never costs the text. A button carries the version of the draft it
/// stands under, so that nobody confirms another text or another hour than the one above it. Each answer is <see langword="null"/> where this
/// update had its effect before.
/// </remarks>
internal sealed class AnnounceDesk(
    Database database, PackStore packs, AgendaService agenda, WhenReader dates, AnnounceViews views, PlanEdits edits, Calendar calendar)
{
    /// <summary>Takes in what was typed, and says what is missing or shows the preview.</summary>
    /// <param name="draftId">The draft it belongs to, or <see langword="null"/> for a new one.</param>
    /// <param name="when">The date as typed; <see langword="null"/> or empty where none was.</param>
    /// <param name="text">The text; empty where none was typed.</param>
    /// <param name="said">What is said first, or <see langword="null"/>.</param>
    public async Task<DialogueReply?> ComposeAsync(
        CommandContext context, long? draftId, string? when, IReadOnlyList<Block> text, string? said, CancellationToken cancellationToken)
    {
        var read = string.IsNullOrWhiteSpace(when) ? null : dates.Read(when);
        var rule = (read as When.Ahead)?.Rule;
        var message = BlockSplit.IsEmpty(text) ? null : new BotMessage { Blocks = text };
        if (draftId is { } id)
        {
            return await ChangeAsync(context, id, d => d with { Rule = rule ?? d.Rule, Message = message ?? d.Message }, said, read, cancellationToken);
        }

        // What is given in one line goes to everybody; step by step, that is asked.
        IReadOnlyList<string>? to = message is not null && !string.IsNullOrWhiteSpace(when) ? [] : null;
        var draft = await database.WriteAsync(
            transaction => context.Receipt.Take(transaction)
                ? AnnounceDrafts.Add(transaction, packs.Current.Event.Id, context.Person, rule, message, to, calendar.Now)
                : null,
            cancellationToken);
        if (draft is null)
        {
            return null;
        }

        read ??= message is null ? null : new When.Unusable(AnnounceFrench.NoWhen);
        var shown = await views.ShowAsync(draft, said, read, cancellationToken);
        return rule is null && message is null ? await OfferLastAsync(context, shown, cancellationToken) : shown;
    }

    /// <summary>Takes in what was typed where a date was asked for and may be the text instead: it never replaces one.</summary>
    public Task<DialogueReply?> GuessAsync(CommandContext context, long draftId, string when, IReadOnlyList<Block> text, CancellationToken cancellationToken) =>
        dates.Read(when) is var read && read is When.Ahead ahead
            ? ChangeAsync(context, draftId, d => d with { Rule = ahead.Rule }, said: null, read, cancellationToken)
            : ChangeAsync(context, draftId, d => d with { Message = d.Message ?? new BotMessage { Blocks = text } }, said: null, read, cancellationToken);

    /// <summary>Takes in the words that one platform has of its own.</summary>
    public Task<DialogueReply?> TakeOwnAsync(
        CommandContext context, long draftId, Platform platform, IReadOnlyList<Block> text, string? said, CancellationToken cancellationToken) =>
        ChangeAsync(
            context, draftId,
            d => d.Message is not { } message || BlockSplit.IsEmpty(text) ? d
                : PlatformTexts.Set(message, d.Variants, platform, text) is var (common, variants) ? d with { Message = common, Variants = variants } : d,
            said, read: null, cancellationToken);

    /// <summary>Takes in who gets it, as typed.</summary>
    public async Task<DialogueReply?> AddressAsync(CommandContext context, long draftId, string typed, CancellationToken cancellationToken)
    {
        var to = await views.GroupOfAsync(typed.Trim(), cancellationToken);
        return to is null
            ? await AskAsync(context, draftId, version: null, async d => await views.AskWhereAsync(d, AnnounceFrench.NoSuchGroup(await views.GroupsAsync(cancellationToken)), cancellationToken), cancellationToken)
            : await ChangeAsync(context, draftId, d => d with { To = to }, said: null, read: null, cancellationToken);
    }

    /// <summary>Does what a button under a draft says, beside confirming and abandoning.</summary>
    public async Task<DialogueReply?> PressAsync(CommandContext context, AnnounceButton button, CancellationToken cancellationToken)
    {
        switch (button.Act)
        {
            case 'h':
                return await AskAsync(context, button.Draft, button.Version ?? -1, d => Task.FromResult(views.AskWhen(d, said: null, problem: null)), cancellationToken);
            case 't':
                return await AskAsync(context, button.Draft, button.Version ?? -1, d => Task.FromResult(AnnounceViews.AskText(d)), cancellationToken);
            case 'o':
                return await AskAsync(context, button.Draft, button.Version ?? -1, d => views.AskWhereAsync(d, said: null, cancellationToken), cancellationToken);
            case 'r':
                return await AskAsync(context, button.Draft, button.Version ?? -1, d => views.ShowAsync(d, said: null, read: null, cancellationToken), cancellationToken);
            case 'w' when PlanRuleText.TryParse(button.Detail, out var rule):
                return (await ChangeAsync(context, button, d => d with { Rule = rule }, cancellationToken))?.Replacing();
            case 'n':
                return (await ChangeAsync(context, button, d => d with { Night = true }, cancellationToken))?.Replacing();
            case 'm':
                return (await ChangeAsync(context, button, d => d with { Night = false }, cancellationToken))?.Replacing();
            case PlatformTexts.Same:
                // The preview with the words that go is left standing above: nothing typed is lost.
                return await ChangeAsync(context, button, d => d with { Variants = PlatformTexts.None }, cancellationToken);
            case var act when PlatformTexts.Of(act) is { } platform:
                return await AskAsync(context, button.Draft, button.Version ?? -1, d => Task.FromResult(AnnounceViews.AskOwn(d, platform)), cancellationToken);
            case 'b':
                return (await ChangeAsync(context, button, d => d.Call(EveryoneCall.Allow), cancellationToken))?.Replacing();
            case 'B':
                return (await ChangeAsync(context, button, d => d.Call(EveryoneCall.Silence), cancellationToken))?.Replacing();
            case 'g':
                return await views.GroupOfAsync(button.Detail, cancellationToken) is { } to
                    ? (await ChangeAsync(context, button, d => d with { To = to }, cancellationToken))?.Replacing()
                    : await AskAsync(context, button.Draft, button.Version ?? -1, d => views.AskWhereAsync(d, AnnounceFrench.GroupGone, cancellationToken), cancellationToken);
            default:
                return null;
        }
    }

    /// <summary>Makes a draft part of the plan, once, if its preview still holds.</summary>
    public async Task<DialogueReply?> ConfirmAsync(CommandContext context, AnnounceButton button, CancellationToken cancellationToken)
    {
        var person = context.Person;
        var outcome = await database.WriteAsync(transaction => Confirm(transaction, context, button, person), cancellationToken);
        if (outcome is null)
        {
            return null;
        }

        if (outcome.Refusal is { } refusal)
        {
            return new DialogueReply(Reply.Plain(refusal) with { ReplacesSource = outcome.Draft is null }, null);
        }

        var draft = outcome.Draft!;
        if (outcome.Planned is not { } ahead)
        {
            return await views.ShowAsync(draft, outcome.Said, read: null, cancellationToken);
        }

        edits.Ring();
        var message = AnnouncementsFrench.Confirmed(views.Moment(ahead), views.Countdown(ahead), await views.TargetAsync(draft, cancellationToken), outcome.Said, draft.FormFor(ahead.Rule), draft.On);
        return new DialogueReply(new Reply { Message = message, ReplacesSource = true }, null);
    }

    /// <summary>Throws a draft away.</summary>
    /// <param name="version">What the pressed button stands under; <see langword="null"/> where it was typed.</param>
    public async Task<DialogueReply?> CancelAsync(CommandContext context, long draftId, int? version, CancellationToken cancellationToken)
    {
        var person = context.Person;
        var outcome = await database.WriteAsync(
            transaction =>
            {
                if (!context.Receipt.Take(transaction))
                {
                    return null;
                }

                var draft = AnnounceDrafts.Find(transaction.Connection, transaction.Inner, draftId, person);
                if (draft is { State: "open" } && version is { } pressed && pressed != draft.Version)
                {
                    return new Outcome(draft, null);
                }

                AnnounceDrafts.Close(transaction, draftId, confirmed: false);
                return new Outcome(null, draft?.State is "confirmed" ? AnnouncementsFrench.AlreadyConfirmed : AnnouncementsFrench.Abandoned);
            },
            cancellationToken);
        return outcome is null ? null
            : outcome.Draft is { } changed ? await views.ShowAsync(changed, AnnounceFrench.OldButton, read: null, cancellationToken)
            : new DialogueReply(Reply.Plain(outcome.Refusal!) with { ReplacesSource = true }, null);
    }

    /// <summary>Changes a draft by a button, unless that is old.</summary>
    private Task<DialogueReply?> ChangeAsync(CommandContext context, AnnounceButton button, Func<AnnounceDraft, AnnounceDraft> change, CancellationToken cancellationToken) =>
        ChangeAsync(context, button.Draft, d => d.Version == button.Version ? change(d) : d, said: null, read: null, cancellationToken);

    private async Task<DialogueReply?> ChangeAsync(
        CommandContext context, long draftId, Func<AnnounceDraft, AnnounceDraft> change, string? said, When? read, CancellationToken cancellationToken)
    {
        var person = context.Person;
        var pressed = context.Incoming.Content is IncomingContent.Press;
        var outcome = await database.WriteAsync(
            transaction =>
            {
                if (!context.Receipt.Take(transaction))
                {
                    return null;
                }

                var draft = AnnounceDrafts.Find(transaction.Connection, transaction.Inner, draftId, person);
                if (Refusal(draft) is { } refusal)
                {
                    return new Outcome(null, refusal);
                }

                var changed = change(draft!);
                return ReferenceEquals(changed, draft) ? new Outcome(draft, null, IsOld: pressed)
                    : changed == draft ? new Outcome(draft, null)
                    : new Outcome(AnnounceDrafts.Change(transaction, changed), null);
            },
            cancellationToken);
        return outcome is null ? null
            : outcome.Refusal is { } why ? new DialogueReply(Reply.Plain(why), null)
            : await views.ShowAsync(outcome.Draft!, outcome.IsOld ? AnnounceFrench.OldButton : said, read, cancellationToken);
    }

    /// <summary>Asks for something, and changes nothing.</summary>
    /// <param name="version">What the pressed button stands under; <see langword="null"/> where none was pressed.</param>
    private async Task<DialogueReply?> AskAsync(
        CommandContext context, long draftId, int? version, Func<AnnounceDraft, Task<DialogueReply>> ask, CancellationToken cancellationToken)
    {
        var draft = await database.ReadAsync(c => AnnounceDrafts.Find(c, null, draftId, context.Person), cancellationToken);
        return Refusal(draft) is { } refusal ? new DialogueReply(Reply.Plain(refusal), null)
            : version is { } pressed && pressed != draft!.Version ? await views.ShowAsync(draft, AnnounceFrench.OldButton, read: null, cancellationToken)
            : await ask(draft!);
    }

    /// <summary>Adds the way back to what this person was writing before.</summary>
    private async Task<DialogueReply> OfferLastAsync(CommandContext context, DialogueReply shown, CancellationToken cancellationToken)
    {
        var last = await database.ReadAsync(c => AnnounceDrafts.FindLast(c, packs.Current.Event.Id, context.Person), cancellationToken);
        if (last is null)
        {
            return shown;
        }

        var message = shown.Reply.Message;
        return shown with { Reply = shown.Reply with { Message = message with { Rows = [.. message.Rows, [AnnounceButton.Make(AnnounceFrench.Resume, 'r', last)]] } } };
    }

    private Confirmation? Confirm(WriteTransaction transaction, CommandContext context, AnnounceButton button, PersonRef person)
    {
        if (!context.Receipt.Take(transaction))
        {
            return null;
        }

        var draft = AnnounceDrafts.Find(transaction.Connection, transaction.Inner, button.Draft, person);
        if (Refusal(draft) is { } refusal || draft is null)
        {
            return new Confirmation(null, null, Refusal(draft), null);
        }

        if (button.Version != draft.Version)
        {
            return new Confirmation(draft, null, null, AnnounceFrench.OldButton);
        }

        if (draft.Rule is null || draft.Message is null || dates.Check(draft.Rule, draft.Night) is not When.Ahead ahead)
        {
            return new Confirmation(draft, null, null, null);
        }

        if (long.TryParse(button.Detail, NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && !string.Equals(button.Detail, AnnounceViews.MinuteOf(ahead), StringComparison.Ordinal))
        {
            var before = DateTimeOffset.FromUnixTimeSeconds(minute * 60);
            return new Confirmation(draft, null, null, AnnouncementsFrench.WarnMovedSincePreview(FrenchText.Moment(before, agenda.Current.Zone)));
        }

        var approving = edits.Add(transaction, draft.EventId, $"chat/{draft.Id}", draft.FormFor(draft.Rule), person);
        if (approving.IsBlocked)
        {
            return new Confirmation(draft, null, null, ApprovalFrench.Alone);
        }

        AnnounceDrafts.Close(transaction, draft.Id, confirmed: true);
        return new Confirmation(draft, ahead, null, approving.Needed ? ApprovalFrench.Asked(approving.Asked) : null);
    }

    private string? Refusal(AnnounceDraft? draft) => draft switch
    {
        null => AnnouncementsFrench.DraftGone,
        { State: "confirmed" } => AnnouncementsFrench.AlreadyConfirmed,
        { State: "cancelled" } => AnnouncementsFrench.AlreadyCancelled,
        _ when !string.Equals(draft.EventId, packs.Current.Event.Id, StringComparison.Ordinal) => AnnouncementsFrench.OtherEvent,
        _ => null,
    };

    private sealed record Outcome(AnnounceDraft? Draft, string? Refusal, bool IsOld = false);

    private sealed record Confirmation(AnnounceDraft? Draft, When.Ahead? Planned, string? Refusal, string? Said);
}
