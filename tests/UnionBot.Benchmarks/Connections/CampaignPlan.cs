namespace UnionBot.Benchmarks.Connections;

/// <summary>How much goes wrong.</summary>
internal sealed record CampaignPlan
{
    /// <summary>Faults over all towns.</summary>
    public required int Faults { get; init; }

    /// <summary>What the faults are drawn from.</summary>
    public required int Seed { get; init; }

    /// <summary>Towns side by side, each with its worker.</summary>
    public int Towns { get; init; } = 8;

    /// <summary>Between two questions of a town on each platform, in milliseconds, about.</summary>
    public int AskEveryMs { get; init; } = 200;

    /// <summary>Whether connections may also fall silent: what ends that is the worker's own patience, 6 to 45 seconds.</summary>
    public bool LongSilences { get; init; } = true;
}
