using System.Diagnostics;
using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>How fast a platform takes messages. We stay a little below, so that a late packet does not break a limit.</summary>
internal sealed record PaceRules
{
    /// <summary>Sends and edits a second, over all chats, evenly.</summary>
    public required double PerSecond { get; init; }

    /// <summary>How many the platform takes within <see cref="Window"/>, however late some of them are.</summary>
    public required int Permits { get; init; }

    /// <summary>The platform's second, and a little.</summary>
    public TimeSpan Window { get; } = TimeSpan.FromMilliseconds(1010);

    /// <summary>How many may follow each other at once in one chat; 0 where only the platform's headers limit a chat.</summary>
    public int ChatBurst { get; init; }

    /// <summary>What one chat takes after that.</summary>
    public TimeSpan ChatInterval { get; init; }

    /// <summary>How many a group or channel takes within <see cref="GroupWindow"/>; 0 for no such limit.</summary>
    public int GroupPermits { get; init; }

    /// <summary>The window of <see cref="GroupPermits"/>.</summary>
    public TimeSpan GroupWindow { get; init; }

    /// <summary>30/s over all, 1/s in a chat with short bursts, 20 a minute in a group. Source: core.telegram.org/bots/faq.</summary>
    public static PaceRules Telegram { get; } = new()
    {
        PerSecond = 29,
        Permits = 30,
        ChatBurst = 2,
        ChatInterval = TimeSpan.FromMilliseconds(1020),
        GroupPermits = 20,
        GroupWindow = TimeSpan.FromSeconds(61),
    };

    /// <summary>50/s over all; the client obeys each route's headers. Source: discord-api-docs, topics/rate-limits.</summary>
    public static PaceRules Discord { get; } = new() { PerSecond = 50, Permits = 50 };

    /// <summary>The rules of a platform.</summary>
    public static PaceRules Of(Platform platform) => platform switch
    {
        Platform.Telegram => Telegram,
        Platform.Discord => Discord,
        _ => throw new UnreachableException(),
    };
}
