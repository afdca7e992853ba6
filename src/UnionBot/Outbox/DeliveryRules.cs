using System.Diagnostics;
using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>What becomes of a delivery: pure, so that a model can check it.</summary>
/// <remarks>
/// A try that goes unanswered may be repeated under the same nonce while the platform still knows it (its window); after that, or where
/// there is no such thing, the delivery is in doubt: it goes once more, marked and under a nonce of its own. A second doubt ends it.
/// </remarks>
internal static class DeliveryRules
{
    /// <summary>How long Discord surely knows a nonce again, from its first use. It says « a few minutes ».</summary>
    public static readonly TimeSpan DiscordWindow = TimeSpan.FromMinutes(2);

    /// <summary>How long a marked resend waits: what swallowed one answer may still be there.</summary>
    public static readonly TimeSpan ResendPause = TimeSpan.FromSeconds(2);

    private const int MostMoves = 10;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>How long an unanswered try may be repeated safely. An edit, a deletion or a pin comes to the same when it is done twice.</summary>
    public static TimeSpan WindowOf(Platform platform, DeliveryAction action) => (platform, action) switch
    {
        _ when !action.Posts() => TimeSpan.MaxValue,
        (Platform.Discord, _) => DiscordWindow,
        (Platform.Telegram, _) => TimeSpan.Zero,
        _ => throw new UnreachableException(),
    };

    /// <summary>A pending delivery is taken to be sent now.</summary>
    /// <returns>It in state <see cref="DeliveryState.Sending"/>; or <see cref="DeliveryState.Uncertain"/> where its second doubt came true while it waited.</returns>
    public static DeliveryProgress Claim(DeliveryProgress delivery, DateTimeOffset now, TimeSpan window)
    {
        if (delivery.Unsure && !IsWithin(delivery, now, window))
        {
            delivery = Doubt(delivery, now, delivery.Reason);
            if (delivery.State == DeliveryState.Uncertain)
            {
                return delivery;
            }
        }

        return delivery with { State = DeliveryState.Sending, Attempt = delivery.Attempt + 1, FirstTryAt = delivery.FirstTryAt ?? now };
    }

    /// <summary>It was taken, and nothing was sent: it stands as before.</summary>
    public static DeliveryProgress Release(DeliveryProgress delivery) => Again(delivery with { Attempt = delivery.Attempt - 1 }, delivery.NextAt, delivery.Reason);

    /// <summary>A try ended.</summary>
    public static DeliveryProgress Settle(DeliveryProgress delivery, DeliveryOutcome outcome, DateTimeOffset now, TimeSpan window) => outcome switch
    {
        DeliveryOutcome.Delivered(var id) => delivery with { State = DeliveryState.Delivered, CopyId = id, Unsure = false, Reason = null },
        DeliveryOutcome.Postponed postponed => Again(delivery, now + postponed.After, postponed.Reason),
        DeliveryOutcome.Moved when delivery.Attempt >= MostMoves => Refuse(delivery, "Ce groupe change d'adresse sans fin."),
        DeliveryOutcome.Moved => Again(delivery, now, delivery.Reason),
        DeliveryOutcome.Refused refused => Refuse(delivery, refused.Reason),
        DeliveryOutcome.Uncertain uncertain => Unanswered(delivery, now, window, uncertain.Reason),
        _ => throw new UnreachableException(),
    };

    /// <summary>A try ended in an exception nobody knows: it may have arrived all the same. The second time it is refused.</summary>
    public static DeliveryProgress Fail(DeliveryProgress delivery, string reason, DateTimeOffset now, TimeSpan window) => delivery.Faults == 0
        ? Unanswered(delivery with { Faults = 1 }, now, window, reason)
        : delivery with { State = DeliveryState.Refused, Faults = delivery.Faults + 1, Reason = reason };

    /// <summary>It is too late, or not wanted any more: it ends without being sent again.</summary>
    /// <param name="end"><see cref="DeliveryState.Missed"/> or <see cref="DeliveryState.Cancelled"/>, where nothing of it can have arrived.</param>
    public static DeliveryProgress End(DeliveryProgress delivery, DeliveryState end, string reason) => delivery with
    {
        State = delivery.MayHaveArrived ? DeliveryState.Uncertain : end,
        Reason = reason,
    };

    /// <summary>A person saw that it arrived.</summary>
    public static DeliveryProgress Arrived(DeliveryProgress delivery) => delivery with { State = DeliveryState.Delivered, Unsure = false, Reason = null };

    /// <summary>A person wants it sent again: once more, marked where it may have arrived, and under a nonce of its own.</summary>
    public static DeliveryProgress Resend(DeliveryProgress delivery, DateTimeOffset now) => delivery with
    {
        State = DeliveryState.Pending,
        Doubt = delivery.MayHaveArrived || delivery.State == DeliveryState.Uncertain ? delivery.Doubt + 1 : 0,
        Unsure = false,
        Faults = 0,
        FirstTryAt = null,
        NextAt = now,
        Reason = null,
    };

    /// <summary>Certain that this try sent nothing: what was known before stands.</summary>
    private static DeliveryProgress Again(DeliveryProgress delivery, DateTimeOffset next, string? reason) => delivery with
    {
        State = DeliveryState.Pending,
        NextAt = next,
        FirstTryAt = delivery.Unsure ? delivery.FirstTryAt : null,
        Reason = reason,
    };

    /// <summary>A refusal is certain of this try only: an earlier one may have arrived.</summary>
    private static DeliveryProgress Refuse(DeliveryProgress delivery, string reason) => delivery with
    {
        State = delivery.MayHaveArrived ? DeliveryState.Uncertain : DeliveryState.Refused,
        Reason = reason,
    };

    private static DeliveryProgress Unanswered(DeliveryProgress delivery, DateTimeOffset now, TimeSpan window, string reason)
    {
        if (!IsWithin(delivery, now, window))
        {
            return Doubt(delivery, now, reason);
        }

        var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Clamp(delivery.Attempt, 1, 5) - 1)));
        return delivery with { State = DeliveryState.Pending, Unsure = true, NextAt = now + pause, Reason = reason };
    }

    private static DeliveryProgress Doubt(DeliveryProgress delivery, DateTimeOffset now, string? reason) => delivery is { Doubt: 0, Rule: DoubtRule.Resend }
        ? delivery with { State = DeliveryState.Pending, Doubt = 1, Unsure = false, FirstTryAt = null, NextAt = now + ResendPause, Reason = reason }
        : delivery with { State = DeliveryState.Uncertain, Reason = reason };

    /// <summary>A clock that was set back tells nothing: then the window counts as over.</summary>
    private static bool IsWithin(DeliveryProgress delivery, DateTimeOffset now, TimeSpan window) =>
        delivery.FirstTryAt is { } first && now >= first && now - first < window;
}
