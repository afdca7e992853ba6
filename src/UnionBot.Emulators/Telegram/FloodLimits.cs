namespace UnionBot.Emulators.Telegram;

/// <summary>What may be sent before the double answers 429. A model: Telegram publishes no exact limits.</summary>
/// <remarks>Sends, copies, forwards and edits count, each call once; other methods do not. What was refused does not count.</remarks>
public sealed record FloodLimits
{
    /// <summary>Calls in any sliding second, over all chats.</summary>
    public int PerSecond { get; init; } = 30;

    /// <summary>Calls a chat takes at once before it is refilled with one a second.</summary>
    public int ChatBurst { get; init; } = 3;

    /// <summary>Calls a group or supergroup takes in any sliding minute.</summary>
    public int GroupPerMinute { get; init; } = 20;
}
