using System.Buffers.Text;
using Dapper;
using Microsoft.Extensions.Options;
using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Storage;
using Calendar = UnionBot.Time.Calendar;

namespace UnionBot.Outbox;

/// <summary>The rows as the senders change them: claim one, settle one, each a durable transaction.</summary>
internal sealed class OutboxStore(
    Database database, Identities identities, Subscriptions subscriptions, OutboxQueue queue, OutboxChooser chooser,
    OutboxSilence silence, IOptions<OutboxOptions> options, Calendar calendar, TimeProvider time)
{
    private const int NonceLength = 15; // bytes: 20 characters of base64url, of the 25 that Discord takes.

    /// <summary>What should go next; see <see cref="OutboxChooser"/>.</summary>
    public async Task<(Choice? Choice, TimeSpan Soonest)> ChooseAsync(Platform platform, Func<ChannelRef, bool> isBusy, Pacer pacer, CancellationToken cancellationToken)
    {
        var silent = await silence.IsOnAsync(cancellationToken);
        return await database.ReadAsync(
            connection =>
            {
                var choice = chooser.Choose(connection, platform, calendar.Now, time.GetUtcNow(), silent, isBusy, pacer, out var soonest);
                return (choice, soonest);
            },
            cancellationToken);
    }

    /// <summary>Takes a row to be sent now.</summary>
    /// <returns><see langword="null"/> where there is nothing to send after all: it was cancelled meanwhile, or its doubt is final.</returns>
    public Task<ClaimedDelivery?> ClaimAsync(Choice choice, CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            if (DeliveryRow.Find(transaction, choice.Id) is not { State: DeliveryState.Pending } row
                || (!row.Exempt && OutboxSilence.Stands(transaction.Connection, transaction.Inner)))
            {
                return null;
            }

            var progress = row.Progress(options.Value.Rule);
            var ended = EndsUnsent(row, progress);
            var (tooLate, late) = ended is null ? OutboxFreshness.Judge(transaction, row, progress, calendar.Now) : default;
            if (tooLate)
            {
                OutboxFreshness.Miss(transaction, queue, row.ItemId!.Value);
                return null;
            }

            var claimed = ended ?? DeliveryRules.Claim(progress, time.GetUtcNow(), row.Window);

            if (!Write(transaction, row, claimed) || claimed.State != DeliveryState.Sending)
            {
                return null;
            }

            var message = row.Message is { } json && row.Action is not (DeliveryAction.Delete or DeliveryAction.Pin) ? MessageJson.Read(json) : new BotMessage();
            if (late is { } span && OutboxFreshness.Say(message, span) is var said && queue.Fits(row.Platform, said))
            {
                message = said;
            }

            return new ClaimedDelivery(
                new Delivery
                {
                    Id = row.Id,
                    Chat = identities.ChatOf(row.Platform, row.Address),
                    Action = row.Action,
                    Message = claimed.Doubt > 0 && row.Action.Posts() ? ResendMark.Put(message) : message,
                    CopyId = row.TargetCopy,
                    Silent = row.Silent,
                    Attempt = claimed.Attempt,
                    Nonce = Nonce(row.Id, claimed.Doubt),
                },
                choice.Channel,
                choice.Kind,
                choice.Lane,
                row.Exempt);
        },
        cancellationToken);

    /// <summary>Whether what was claimed may go now: silence may have been ordered since.</summary>
    public async ValueTask<bool> MayGoAsync(ClaimedDelivery claimed, CancellationToken cancellationToken) =>
        claimed.Exempt || !await silence.IsOnAsync(cancellationToken);

    /// <summary>Gives back what was claimed and not sent.</summary>
    public Task<bool> ReleaseAsync(ClaimedDelivery claimed, CancellationToken cancellationToken) => database.WriteAsync(
        transaction => UnderWay(transaction, claimed) is { } row && Write(transaction, row, DeliveryRules.Release(row.Progress(options.Value.Rule))),
        cancellationToken);

    /// <summary>Writes down what became of a try, and what follows from it for the place and the people.</summary>
    /// <returns>What is known of the delivery now.</returns>
    public Task<DeliveryProgress?> SettleAsync(ClaimedDelivery claimed, DeliveryOutcome outcome, CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            if (UnderWay(transaction, claimed) is not { } row)
            {
                return null;
            }

            var settled = DeliveryRules.Settle(row.Progress(options.Value.Rule), outcome, time.GetUtcNow(), row.Window);
            Write(transaction, row, settled);
            if (row.Action == DeliveryAction.Delete)
            {
                OutboxChanges.FollowDeletion(transaction, row, settled.State, outcome is DeliveryOutcome.Refused { SuspendsChannel: true });
            }

            switch (outcome)
            {
                case DeliveryOutcome.Moved moved:
                    subscriptions.Move(transaction, claimed.Delivery.Chat, moved.To);
                    if (moved.Told is { } why)
                    {
                        queue.NotifyAdmins(transaction, $"moved/{row.Id}", OutboxFrench.TopicGone(row.Platform, claimed.Channel, why));
                    }

                    break;

                case DeliveryOutcome.Refused { SuspendsChannel: true } refused when subscriptions.Suspend(transaction, claimed.Channel, refused.Reason):
                    queue.NotifyAdmins(transaction, $"suspended/{row.Id}", OutboxFrench.Suspended(row.Platform, claimed.Channel, refused.Reason));
                    break;

                default:
                    break;
            }

            return settled;
        },
        cancellationToken);

    /// <summary>Writes down that a try ended in an exception nobody knows.</summary>
    public Task<DeliveryProgress?> FailAsync(ClaimedDelivery claimed, Exception fault, CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            if (UnderWay(transaction, claimed) is not { } row)
            {
                return null;
            }

            var settled = DeliveryRules.Fail(row.Progress(options.Value.Rule), OutboxFrench.Unknown(fault.GetType().Name), time.GetUtcNow(), row.Window);
            Write(transaction, row, settled);
            return settled;
        },
        cancellationToken);

    /// <summary>Puts in doubt what an earlier sender left under way.</summary>
    /// <returns>How many rows that were.</returns>
    public Task<int> RecoverAsync(Platform platform, CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            var left = DeliveryRow.Sending(transaction, platform);
            foreach (var row in left)
            {
                Write(transaction, row, DeliveryRules.Settle(row.Progress(options.Value.Rule), new DeliveryOutcome.Uncertain(OutboxFrench.StoppedMeanwhile), time.GetUtcNow(), row.Window));
            }

            return left.Count;
        },
        cancellationToken);

    /// <summary>What is not sent after all: its copy to change is missing, or its item was taken back.</summary>
    private static DeliveryProgress? EndsUnsent(DeliveryRow row, DeliveryProgress progress) => row switch
    {
        { Action: not DeliveryAction.Send, TargetCopy: null } => progress with { State = DeliveryState.Cancelled, Reason = OutboxFrench.NoCopy },
        { RetractedAt: not null } when row.Action.Posts() => DeliveryRules.End(progress, DeliveryState.Cancelled, OutboxFrench.RetractedFirst),
        { Replaced: true } => DeliveryRules.End(progress, DeliveryState.Cancelled, OutboxFrench.Replaced),
        _ => null,
    };

    /// <summary>The row, if it is still this very try that is under way.</summary>
    private static DeliveryRow? UnderWay(WriteTransaction transaction, ClaimedDelivery claimed) =>
        DeliveryRow.Find(transaction, claimed.Delivery.Id) is { State: DeliveryState.Sending } row && row.Attempt == claimed.Delivery.Attempt ? row : null;

    private bool Write(WriteTransaction transaction, DeliveryRow row, DeliveryProgress progress)
    {
        if (!row.Write(transaction, progress))
        {
            return false;
        }

        if (row.ItemId is { } item && progress.State is DeliveryState.Uncertain && row is { RetractedAt: null, Replaced: false } && progress.Rule != DoubtRule.Never)
        {
            Tell(transaction, item, progress);
        }

        return true;
    }

    /// <summary>Once for each item, and again after a person decided: which copies are uncertain stands in the ledger.</summary>
    private void Tell(WriteTransaction transaction, long itemId, DeliveryProgress progress)
    {
        var (kind, number, author, decided) = transaction.Connection.QuerySingle<(long Kind, long Number, long? Author, long Decided)>(
            "SELECT kind, number, author_id, decided FROM item WHERE id = @itemId", new { itemId }, transaction.Inner);
        var message = OutboxFrench.Uncertain((ItemKind)kind, (int)number, progress.Reason);
        var key = FormattableString.Invariant($"uncertain/{itemId}/{decided}");
        queue.NotifyAdmins(transaction, key, message);
        if (author is { } person)
        {
            queue.Notify(transaction, new PersonRef(person), key, message);
        }
    }

    /// <summary>Equal for every try that is the same message, new for its marked resend, and of no other database.</summary>
    private string Nonce(long id, int doubt) =>
        Base64Url.EncodeToString(database.Vault.Token("nonce", $"{id}/{doubt}").AsSpan(0, NonceLength));
}
