namespace UnionBot.Benchmarks.Connections;

/// <summary>What a process weighed before and after many reconnects, in megabytes.</summary>
internal sealed record ReconnectSum(int Count, double HeapBefore, double HeapAfter, double ResidentBefore, double ResidentAfter)
{
    /// <summary>How much the live heap grew.</summary>
    public double Growth => HeapAfter - HeapBefore;

    /// <summary>Every figure, by its name.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Figures =>
    [
        new("reconnects weighed", Count),
        new("heap before, MB", Math.Round(HeapBefore, 2)),
        new("heap after, MB", Math.Round(HeapAfter, 2)),
        new("resident before, MB", Math.Round(ResidentBefore, 1)),
        new("resident after, MB", Math.Round(ResidentAfter, 1)),
    ];

    /// <summary>What is wrong; empty where it did not grow.</summary>
    public IReadOnlyList<string> Faults => Growth > Reconnects.MayGrow ? [FormattableString.Invariant($"the heap grew by {Growth:0.0} MB over {Count} reconnects")] : [];
}
