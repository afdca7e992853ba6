using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Does with an announcement of the plan what an admin presses, once: who saw another state of it is shown the new one.</summary>
/// <remarks>Each answer is <see langword="null"/> where this update had its effect before.</remarks>
internal sealed class PlanningDesk(
    Database database, PackStore packs, AgendaService agenda, PlanningViews views, AnnouncementPublisher publisher, OutboxQueue outbox, PlanBell bell, Calendar calendar)
{
    /// <summary>Asks before an announcement is cancelled.</summary>
    public Task<Reply?> AskCancelAsync(CommandContext context, string reference, CancellationToken cancellationToken) =>
        AskAsync(
            context, reference, PlanningFrench.YesCancel, 'A',
            entry => Task.FromResult(entry.Form.Rule is PlanRule.Each ? PlanningFrench.SureCancelSeries : PlanningFrench.SureCancel), cancellationToken);

    /// <summary>Asks before an announcement goes out at once.</summary>
    public async Task<Reply?> AskSendAsync(CommandContext context, string reference, CancellationToken cancellationToken) =>
        await views.FindAsync(reference, cancellationToken) is { Unapproved: true, Next: not null, Cancelled: false } waiting
            ? new Reply { Message = await views.EntryAsync(waiting, context.Incoming.Platform, ApprovalFrench.NotYet, cancellationToken), ReplacesSource = true }
            : await AskAsync(
            context, reference, PlanningFrench.YesSend, 'N',
            async entry =>
            {
                var sure = PlanningFrench.SureSend(await views.PlacesAsync(entry.Form.To, cancellationToken), entry.Form.Rule is PlanRule.Each);
                return agenda.Current is var programme && programme.Quiet?.Hold(calendar.Now, programme.Zone) is true ? $"{sure} {PlanningFrench.Quiet}" : sure;
            },
            cancellationToken);

    /// <summary>Takes an announcement back.</summary>
    public Task<Reply?> CancelAsync(CommandContext context, string reference, string stamp, CancellationToken cancellationToken) =>
        ActAsync(
            context, reference, stamp, entry => entry.Cancelled ? PlanningFrench.AlreadyCancelled : null,
            (transaction, entry) =>
            {
                AnnouncementStore.Cancel(transaction, entry.EventId, entry.Id, fromChat: true);
                return PlanningFrench.Cancelled;
            },
            cancellationToken);

    /// <summary>Takes a cancellation back.</summary>
    public Task<Reply?> RestoreAsync(CommandContext context, string reference, string stamp, CancellationToken cancellationToken) =>
        ActAsync(
            context, reference, stamp, entry => entry.Cancelled ? null : PlanningFrench.AlreadyRestored,
            (transaction, entry) =>
            {
                if (!DueRule.Occurrences(agenda.Current, entry.Form.Rule, entry.Form.Night, calendar.Now, calendar.Now).Any(o => o.Value > calendar.Now))
                {
                    return PlanningFrench.CannotRestore;
                }

                AnnouncementStore.Restore(transaction, entry.EventId, entry.Id);
                PlanEdits.Align(transaction, entry.EventId, entry.Id, agenda.Current, calendar.Now);
                return PlanningFrench.Restored;
            },
            cancellationToken);

    /// <summary>Pauses an announcement.</summary>
    public Task<Reply?> PauseAsync(CommandContext context, string reference, string stamp, CancellationToken cancellationToken) =>
        ActAsync(
            context, reference, stamp, entry => entry.Held ? PlanningFrench.AlreadyPaused : null,
            (transaction, entry) =>
            {
                AnnouncementStore.Hold(transaction, entry.EventId, entry.Id, held: true);
                return PlanningFrench.Paused;
            },
            cancellationToken);

    /// <summary>Lets a paused announcement go on; a one-off whose hour has passed waits for another.</summary>
    public Task<Reply?> ResumeAsync(CommandContext context, string reference, string stamp, CancellationToken cancellationToken) =>
        ActAsync(
            context, reference, stamp, entry => entry.Held ? null : PlanningFrench.AlreadyResumed,
            (transaction, entry) =>
            {
                if (entry is { Form.Rule: PlanRule.Once, Next.DueAt: { } due } && due <= calendar.Now)
                {
                    return PlanningFrench.PastWhilePaused;
                }

                AnnouncementStore.Hold(transaction, entry.EventId, entry.Id, held: false);
                return PlanningFrench.Resumed;
            },
            cancellationToken);

    /// <summary>Sends the next of its times now.</summary>
    public async Task<Reply?> SendAsync(CommandContext context, string reference, string stamp, CancellationToken cancellationToken)
    {
        var places = await views.FindAsync(reference, cancellationToken) is { } seen ? await views.PlacesAsync(seen.Form.To, cancellationToken) : "";
        var reply = await ActAsync(
            context, reference, stamp, already: null,
            (transaction, entry) => entry.Unapproved ? ApprovalFrench.NotYet : entry.Next is { } next && publisher.SendNow(transaction, entry.EventId, next, context.Person) is { } published
                ? PlanningFrench.Going(published.Number, places)
                : PlanningFrench.Changed,
            cancellationToken);
        outbox.Ring();
        return reply;
    }

    /// <summary>Sends the exact post to the admin alone, the way it goes to the places.</summary>
    public async Task<Reply?> TestAsync(CommandContext context, string reference, CancellationToken cancellationToken)
    {
        var platform = context.Incoming.Platform;
        var said = await database.WriteAsync(
            transaction =>
            {
                if (!context.Receipt.Take(transaction))
                {
                    return null;
                }

                if (PlanBook.Find(transaction.Connection, transaction.Inner, packs.Current.Event.Id, reference) is not { } entry)
                {
                    return Reply.Plain(PlanningFrench.Gone);
                }

                var post = AnnouncementComposer.Compose(entry.Form.On(platform), number: null, late: null);
                return outbox.Notify(transaction, context.Person, $"test/{context.Incoming.UpdateId}", post, exempt: true) is not null
                    ? Reply.Plain(PlanningFrench.TestSent)
                    : new Reply { Message = post with { Blocks = [PlanningFrench.Plain(PlanningFrench.TestBelow), .. post.Blocks] } };
            },
            cancellationToken);
        outbox.Ring();
        return said;
    }

    private async Task<Reply?> AskAsync(
        CommandContext context, string reference, string yes, char act, Func<PlanEntry, Task<string>> sure, CancellationToken cancellationToken)
    {
        if (await views.FindAsync(reference, cancellationToken) is not { } entry)
        {
            return Reply.Plain(PlanningFrench.Gone) with { ReplacesSource = true };
        }

        if (entry.Next is null || entry.Cancelled)
        {
            return new Reply { Message = await views.EntryAsync(entry, context.Incoming.Platform, PlanningFrench.NothingTwice, cancellationToken), ReplacesSource = true };
        }

        var shown = await views.EntryAsync(entry, context.Incoming.Platform, await sure(entry), cancellationToken);
        return new Reply
        {
            Message = shown with { Rows = [[PlanningFrench.Act(yes, act, entry), PlanningFrench.To(PlanningFrench.No, $"v{entry.Reference}")]] },
            ReplacesSource = true,
        };
    }

    private async Task<Reply?> ActAsync(
        CommandContext context, string reference, string stamp, Func<PlanEntry, string?>? already, Func<WriteTransaction, PlanEntry, string> act,
        CancellationToken cancellationToken)
    {
        var eventId = packs.Current.Event.Id;
        var said = await database.WriteAsync(
            transaction => !context.Receipt.Take(transaction) ? null
                : PlanBook.Find(transaction.Connection, transaction.Inner, eventId, reference) is not { } entry ? PlanningFrench.Gone
                : string.Equals(entry.Stamp, stamp, StringComparison.Ordinal) ? act(transaction, entry)
                : entry is { Next: null, Cancelled: false, Settled: { State: OccurrenceState.Sent } sent } ? PlanningFrench.AlreadySent(sent.Number)
                : already?.Invoke(entry) is { } done ? $"{done} {PlanningFrench.NothingTwice}"
                : PlanningFrench.Changed,
            cancellationToken);
        if (said is null)
        {
            return null;
        }

        bell.Ring();
        return await views.FindAsync(reference, cancellationToken) is { } now
            ? new Reply { Message = await views.EntryAsync(now, context.Incoming.Platform, said, cancellationToken), ReplacesSource = true }
            : Reply.Plain(said) with { ReplacesSource = true };
    }
}
