namespace UnionBot.Benchmarks.Connections;

/// <summary>What a process weighed early in many reconnects and at their end, in megabytes.</summary>
internal sealed record ReconnectSum
{
    /// <summary>Reconnects of each platform before the first weighing.</summary>
    public required int Early { get; init; }

    /// <summary>Reconnects of each platform before the last weighing.</summary>
    public required int Count { get; init; }

    /// <summary>Gateway connections that Discord's doubles saw, the first ones too.</summary>
    public required int Handshakes { get; init; }

    /// <summary>The live heap after a full collection, early.</summary>
    public required double HeapBefore { get; init; }

    /// <summary>The same at the end.</summary>
    public required double HeapAfter { get; init; }

    /// <summary>The resident set, early.</summary>
    public required double ResidentBefore { get; init; }

    /// <summary>The same at the end.</summary>
    public required double ResidentAfter { get; init; }

    /// <summary>How long it took on the machine's clock.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>How much the live heap grew.</summary>
    public double Growth => HeapAfter - HeapBefore;

    /// <summary>Every figure, by its name.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Figures =>
    [
        new("reconnects of each platform", Count),
        new("gateway connections in them", Handshakes),
        new("seconds for reconnects", Math.Round(Took.TotalSeconds, 1)),
        new(FormattableString.Invariant($"live heap at {Early} reconnects, MB"), Math.Round(HeapBefore, 2)),
        new(FormattableString.Invariant($"live heap at {Count} reconnects, MB"), Math.Round(HeapAfter, 2)),
        new(FormattableString.Invariant($"difference, MB (bar {Reconnects.MayDiffer:0.#})"), Math.Round(Growth, 2)),
        new("resident early, MB", Math.Round(ResidentBefore, 1)),
        new("resident at the end, MB", Math.Round(ResidentAfter, 1)),
    ];

    /// <summary>What is wrong; empty where it stayed as it was.</summary>
    public IReadOnlyList<string> Faults => Math.Abs(Growth) > Reconnects.MayDiffer ? [FormattableString.Invariant($"the live heap changed by {Growth:0.0} MB over {Count - Early} reconnects")] : [];
}
