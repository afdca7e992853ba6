#pragma warning disable MA0048 // The exception and its reasons are one idea.
namespace UnionBot.DiscordApi;

/// <summary>Discord refuses this bot for good: connecting again is pointless until a person acts.</summary>
/// <param name="closeCode">The gateway's close code, or <see langword="null"/> where REST refused.</param>
public sealed class DiscordRefusedException(RefusalReason reason, int? closeCode)
    : DiscordException(
        DiscordFault.Unauthorized, mayHaveArrived: false, closeCode is { } code ? $"The gateway refuses: {reason} (close code {code})." : $"REST refuses: {reason} (HTTP 401).")
{
    public RefusalReason Reason { get; } = reason;

    public int? CloseCode { get; } = closeCode;
}

/// <summary>What Discord refuses.</summary>
public enum RefusalReason
{
    Token,
    Intents,
    Sharding,
    Version,
}
