using UnionBot.Messages;

namespace UnionBot.Benchmarks.Broadcast;

/// <summary>What stands between the worker and a platform.</summary>
internal sealed record WireOptions
{
    /// <summary>Whose API it is.</summary>
    public required Platform Platform { get; init; }

    /// <summary>Where the platform's API is.</summary>
    public required Uri Upstream { get; init; }

    /// <summary>How late every answer comes.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The share of answers to sends and edits that never come: the connection is cut instead.</summary>
    public double LostReplies { get; init; }

    /// <summary>The how-manieth send or edit is never answered at all, from 1; 0 for none.</summary>
    public int SilentAfter { get; init; }

    /// <summary>What the losses are drawn from.</summary>
    public int Seed { get; init; } = 1;
}
