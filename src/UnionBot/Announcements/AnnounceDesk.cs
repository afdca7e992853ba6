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
    /// <summary>Takes in what was typed, and says what is missing or shows the preview.</summary>
    /// <param name="draftId">The draft it belongs to, or <see langword="null"/> for a new one.</param>
    /// <param name="when">The date as typed; <see langword="null"/> or empty where none was.</param>
    /// <param name="text">The text; empty where none was typed.</param>
    /// <returns>The answer; <see langword="null"/> where this update had its effect before.</returns>
    public async Task<DialogueReply?> ComposeAsync(
        CommandContext context, long? draftId, string? when, IReadOnlyList<Block> text, CancellationToken cancellationToken)
    {
        var person = PersonOf(context);
        var read = string.IsNullOrWhiteSpace(when) ? null : dates.Read(when);
        var ahead = read as When.Ahead;
        var message = BlockSplit.IsEmpty(text) ? null : new BotMessage { Blocks = text };
        var saved = await database.WriteAsync(
            transaction => Save(transaction, context, draftId, person, ahead?.Rule, message), cancellationToken);
        if (saved is null)
        {
            return null;
        }

        if (saved.Draft is not { } draft)
        {
            return new DialogueReply(Reply.Plain(saved.Refusal!), null);
        }

        // The rule of an earlier step counts again from now: it may have passed while the text was typed.
        ahead ??= read is null && draft.Rule is { } rule ? Recheck(rule, ref read) : null;
        if (ahead is null)
        {
            var problem = (read as When.Unusable)?.Reason ?? (draft.Message is not null && draftId is null ? AnnouncementsFrench.NoWhen : null);
            return new DialogueReply(new Reply { Message = AnnouncementsFrench.WhenAgain(problem, draft.Message is not null, dates.Forms()) }, $"when:{draft.Id}");
        }

        return draft.Message is null
            ? new DialogueReply(new Reply { Message = AnnouncementsFrench.TextWanted(Moment(ahead), Countdown(ahead)) }, $"text:{draft.Id}")
            : new DialogueReply(new Reply { Message = await PreviewAsync(draft, ahead, cancellationToken) }, null);
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
            return new DialogueReply(new Reply { Message = AnnouncementsFrench.WhenAgain(problem, textKept: true, dates.Forms()) }, $"when:{draft.Id}");
        }

        bell.Ring();
        var message = AnnouncementsFrench.Confirmed(Moment(outcome.Ahead!), Countdown(outcome.Ahead!), await PlacesAsync(cancellationToken), draft.Message!);
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

    private Saved? Save(WriteTransaction transaction, CommandContext context, long? draftId, PersonRef person, PlanRule? rule, BotMessage? message)
    {
        if (!context.Receipt.Take(transaction))
        {
            return null;
        }

        if (draftId is not { } id)
        {
            id = AnnounceDrafts.Add(transaction, packs.Current.Event.Id, person, rule, message, calendar.Now);
            return new Saved(new AnnounceDraft(id, packs.Current.Event.Id, rule, message, "open"), null);
        }

        var draft = AnnounceDrafts.Find(transaction.Connection, transaction.Inner, id, person);
        if (Refusal(draft) is { } refusal)
        {
            return new Saved(null, refusal);
        }

        var changed = draft! with { Rule = rule ?? draft.Rule, Message = message ?? draft.Message };
        AnnounceDrafts.Change(transaction, id, changed.Rule, changed.Message);
        return new Saved(changed, null);
    }

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

        if (dates.Check(draft.Rule) is not When.Ahead ahead)
        {
            return new Confirmation(draft, null, null, ((When.Unusable)dates.Check(draft.Rule)).Reason);
        }

        AnnouncementStore.Add(
            transaction,
            new NewAnnouncement
            {
                EventId = draft.EventId,
                Id = $"chat/{draft.Id}",
                Form = new AnnouncementForm { Rule = draft.Rule, Message = draft.Message },
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

    private When.Ahead? Recheck(PlanRule rule, ref When? read)
    {
        read = dates.Check(rule);
        return read as When.Ahead;
    }

    private async Task<BotMessage> PreviewAsync(AnnounceDraft draft, When.Ahead ahead, CancellationToken cancellationToken)
    {
        var planned = await database.ReadAsync(c => AnnouncementStore.Planned(c, draft.EventId), cancellationToken);
        var places = await CountAsync(cancellationToken);
        var warnings = dates.Warnings(ahead, planned).ToList();
        if (places is (0, 0))
        {
            warnings.Add(AnnouncementsFrench.WarnNoPlace());
        }

        return AnnouncementsFrench.Preview(
            Moment(ahead),
            Countdown(ahead),
            AnnouncementsFrench.Rule(ahead.Rule, agenda.Current),
            warnings,
            AnnouncementsFrench.Places(places.Telegram, places.Discord),
            AnnouncementComposer.Compose(draft.Message!, number: null, late: null),
            new Button.Press(AnnouncementsFrench.Confirm, $"annoncer:c{draft.Id}"),
            new Button.Press(AnnouncementsFrench.Cancel, $"annoncer:x{draft.Id}"));
    }

    private async Task<string> PlacesAsync(CancellationToken cancellationToken)
    {
        var (telegram, discord) = await CountAsync(cancellationToken);
        return AnnouncementsFrench.Places(telegram, discord);
    }

    private async Task<(int Telegram, int Discord)> CountAsync(CancellationToken cancellationToken)
    {
        var active = (await subscriptions.AllAsync(cancellationToken)).Where(p => p.SuspendedFor is null).ToList();
        return (active.Count(p => p.Address.Platform == Platform.Telegram), active.Count(p => p.Address.Platform == Platform.Discord));
    }

    private string Moment(When.Ahead ahead) => FrenchText.Moment(ahead.Due.Instant, packs.Current.Event.Zone);

    private string Countdown(When.Ahead ahead) => FrenchText.Countdown(ahead.Due.Instant - calendar.Now);

    private static PersonRef PersonOf(CommandContext context) =>
        context.Rights.Person ?? throw new InvalidOperationException("An admin without an internal id.");

    private sealed record Saved(AnnounceDraft? Draft, string? Refusal);

    private sealed record Confirmation(AnnounceDraft? Draft, When.Ahead? Ahead, string? Refusal, string? Problem);
}
