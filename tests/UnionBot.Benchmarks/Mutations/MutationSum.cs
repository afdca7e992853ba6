namespace UnionBot.Benchmarks.Mutations;

/// <summary>What became of mutated payloads.</summary>
internal sealed record MutationSum
{
    /// <summary>Payloads given to the real readers.</summary>
    public int Fed { get; init; }

    /// <summary>Read as something that happened.</summary>
    public int Read { get; init; }

    /// <summary>Of them something for the bot.</summary>
    public int ForTheBot { get; init; }

    /// <summary>Refused, by the worker's own count.</summary>
    public long Refused { get; init; }

    /// <summary>Neither: an event that the bot has no use for, or the number of an update that it has had.</summary>
    public int PassedOver { get; init; }

    /// <summary>Answers that were no JSON at all and refused whole.</summary>
    public int BrokenAnswers { get; init; }

    /// <summary>Connections that it took, where there are any.</summary>
    public int Connections { get; init; }

    /// <summary>The longest until all that was sent was read, a lost connection with it.</summary>
    public TimeSpan Longest { get; init; }

    /// <summary>What one of our readers threw, or a loop that ended or stood still.</summary>
    public IReadOnlyList<string> Crashes { get; init; } = [];
}
