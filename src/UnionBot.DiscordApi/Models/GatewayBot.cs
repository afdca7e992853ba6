#pragma warning disable MA0048 // Where the gateway is and how often it may be started are one answer.
namespace UnionBot.DiscordApi.Models;

/// <summary>Where the gateway is.</summary>
public sealed record GatewayBot
{
    public required string Url { get; init; }

    public SessionStartLimit? SessionStartLimit { get; init; }
}

/// <summary>How many sessions may be started.</summary>
/// <param name="Remaining">How many are left.</param>
/// <param name="ResetAfter">In milliseconds.</param>
public sealed record SessionStartLimit(int Total, int Remaining, long ResetAfter, int MaxConcurrency);
