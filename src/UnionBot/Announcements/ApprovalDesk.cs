using Microsoft.Data.Sqlite;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.Announcements;

/// <summary>Takes what another admin decides about an announcement, once, and only about the very words they saw.</summary>
/// <remarks>Who wrote it decides nothing, by whatever button. Each answer is <see langword="null"/> where this update had its effect before.</remarks>
internal sealed class ApprovalDesk(Database database, PackStore packs, Approvals approvals)
{
    /// <summary>All that waits for an approval.</summary>
    public async Task<BotMessage> ListAsync(CancellationToken cancellationToken) => ApprovalFrench.List(await WaitingAsync(cancellationToken), Zone);

    /// <summary>What waits for an approval and could still go out.</summary>
    public async Task<List<PlanEntry>> WaitingAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(c => PlanBook.All(c, null, packs.Current.Event.Id), cancellationToken)).FindAll(e => e.Unapproved && e.MayStillGo);

    /// <summary>Shows a request as it stands now, with what this admin can do about it.</summary>
    public async Task<BotMessage> LookAsync(CommandContext context, long id, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            connection =>
            {
                if (Find(connection, null, id) is not var (asked, entry) || entry.Request is not { } newest)
                {
                    return BotMessage.Plain(ApprovalFrench.Gone);
                }

                var request = newest == id ? asked : ApprovalRequests.Find(connection, null, newest)!;
                return Over(request, entry) is { } over ? BotMessage.Plain(over)
                    : !entry.Unapproved ? BotMessage.Plain(ApprovalFrench.AlreadyApproved)
                    : ApprovalFrench.Look(request, entry, Wrote(request, context), Zone);
            },
            cancellationToken);

    /// <summary>Approves or refuses.</summary>
    public async Task<BotMessage?> DecideAsync(CommandContext context, long id, bool approves, CancellationToken cancellationToken)
    {
        var said = await database.WriteAsync(
            transaction =>
            {
                if (!context.Receipt.Take(transaction))
                {
                    return null;
                }

                if (Find(transaction.Connection, transaction.Inner, id) is not var (request, entry))
                {
                    return BotMessage.Plain(ApprovalFrench.Gone);
                }

                if (Obstacle(request, entry) is { } obstacle)
                {
                    return BotMessage.Plain(obstacle);
                }

                if (Wrote(request, context))
                {
                    return BotMessage.Plain(ApprovalFrench.Own);
                }

                ApprovalRequests.Decide(transaction, request, approves);
                if (!approves)
                {
                    approvals.Tell(transaction, request, ApprovalFrench.ToldRefused(entry));
                    return BotMessage.Plain(ApprovalFrench.Refused);
                }

                var late = LateChoice(transaction, entry);
                approvals.Tell(transaction, request, ApprovalFrench.ToldApproved(entry, late, Zone));
                return ApprovalFrench.Approved(entry, late, Zone);
            },
            cancellationToken);
        approvals.Ring();
        return said;
    }

    /// <summary>Asks the others once more, for who wrote it.</summary>
    public async Task<BotMessage?> AskAgainAsync(CommandContext context, long id, CancellationToken cancellationToken)
    {
        var said = await database.WriteAsync(
            transaction =>
            {
                if (!context.Receipt.Take(transaction))
                {
                    return null;
                }

                if (Find(transaction.Connection, transaction.Inner, id) is not var (request, entry))
                {
                    return ApprovalFrench.Gone;
                }

                // What was refused may be asked again.
                if (!(entry.Request == id && entry is { Unapproved: true, Refused: true, MayStillGo: true }) && Obstacle(request, entry) is { } obstacle)
                {
                    return obstacle;
                }

                var by = new PersonRef(request.AskedBy); // Whoever presses: who wrote it still can't approve it.
                return approvals.Others(transaction, by).Count == 0 ? ApprovalFrench.StillAlone
                    : ApprovalFrench.Asked(approvals.Ask(transaction, request.EventId, request.AnnouncementId, by));
            },
            cancellationToken);
        approvals.Ring();
        return said is null ? null : BotMessage.Plain(said);
    }

    /// <summary>A request and what it is about, or <see langword="null"/> where either is gone.</summary>
    private static (ApprovalRequest Request, PlanEntry Entry)? Find(SqliteConnection connection, SqliteTransaction? transaction, long id) =>
        ApprovalRequests.Find(connection, transaction, id) is { } request && PlanBook.OfId(connection, transaction, request.EventId, request.AnnouncementId) is { } entry
            ? (request, entry)
            : null;

    private TimeZoneInfo Zone => packs.Current.Event.Zone;

    private static bool Wrote(ApprovalRequest request, CommandContext context) => request.AskedBy == context.Person.Id;

    /// <summary>Why there is nothing to decide, or <see langword="null"/>.</summary>
    private string? Obstacle(ApprovalRequest request, PlanEntry entry) =>
        request.Decision is ApprovalRequests.Approved ? ApprovalFrench.AlreadyApproved
        : request.Decision is ApprovalRequests.Refused ? ApprovalFrench.AlreadyRefused
        : Over(request, entry) is { } over ? over
        : request.Decision is not null || !string.Equals(request.Form, entry.Content, StringComparison.Ordinal) ? ApprovalFrench.Replaced
        : null;

    /// <summary>Why nothing can be decided about an announcement any more, or <see langword="null"/>.</summary>
    private string? Over(ApprovalRequest request, PlanEntry entry) =>
        !string.Equals(request.EventId, packs.Current.Event.Id, StringComparison.Ordinal) ? ApprovalFrench.OtherEvent
        : !entry.Approval.Wanted ? ApprovalFrench.NotNeeded
        : entry.Cancelled ? ApprovalFrench.Cancelled
        : !entry.MayStillGo ? ApprovalFrench.Over
        : null;

    /// <summary>The choice that sends it although its hour has passed, where that is all there is.</summary>
    private static long? LateChoice(WriteTransaction transaction, PlanEntry entry) =>
        entry is { Next: null, Settled: { State: OccurrenceState.Missed } missed }
            ? PlanChoices.Add(transaction, entry.EventId, entry.Id, missed.Name, ChoiceKind.Late, "", out _)
            : null;
}
