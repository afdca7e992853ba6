namespace UnionBot.Benchmarks.Crash;

/// <summary>How much a crash run does to the worker.</summary>
internal sealed record CrashPlan
{
    /// <summary>Kills over all towns, at least.</summary>
    public required int Kills { get; init; }

    /// <summary>HTTP faults over all towns, at least; 0: the network is well.</summary>
    public required int Faults { get; init; }

    /// <summary>What moments and faults are drawn from.</summary>
    public required int Seed { get; init; }

    /// <summary>Towns side by side, each with its worker.</summary>
    public int Towns { get; init; } = 2;

    /// <summary>Subscribed groups of a town on Telegram.</summary>
    public int Groups { get; init; } = 16;

    /// <summary>Subscribed channels of a town on Discord.</summary>
    public int Channels { get; init; } = 6;

    /// <summary>How often a request meets a fault: 1 for every sixth about, 2 for every third.</summary>
    public int Severity { get; init; } = 1;

    /// <summary>Between two live posts of a town: with their corrections seldom enough for a group's 20 a minute.</summary>
    public TimeSpan BetweenPosts { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Between two questions of a town on each platform, about.</summary>
    public TimeSpan BetweenQuestions { get; init; } = TimeSpan.FromMilliseconds(400);
}
