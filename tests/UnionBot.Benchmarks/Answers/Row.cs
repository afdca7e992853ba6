using System.Globalization;

namespace UnionBot.Benchmarks.Answers;

/// <summary>What one engine reached on one pack.</summary>
/// <param name="Name">The engine.</param>
/// <param name="Entries">The pack's size.</param>
/// <param name="Scores">What was right and wrong.</param>
/// <param name="Times">Microseconds a question, ascending.</param>
/// <param name="Load">How long the index took.</param>
/// <param name="Memory">Bytes the index holds.</param>
/// <param name="Threshold">From which relevance or score it answers.</param>
internal sealed record Row(string Name, int Entries, Scores Scores, IReadOnlyList<double> Times, TimeSpan Load, long Memory, double Threshold)
{
    /// <summary>The heads of <see cref="Cells"/>.</summary>
    public static IReadOnlyList<string> Heads { get; } =
    [
        "top-1", "clean", "noisy", "top-3", "correct", "wrong", "one tap", "choices", "oos answ.", "ambiguous", "turns", "AUROC", "µs p50", "p95", "p99", "load ms", "MB",
    ];

    /// <summary>The figures, as printed.</summary>
    public IReadOnlyList<string> Cells =>
    [
        Share(Scores.FirstRight, Scores.InScope), Share(Scores.FirstRight - Scores.NoisyFirstRight, Scores.Clean), Share(Scores.NoisyFirstRight, Scores.Noisy),
        Share(Scores.AmongThree, Scores.InScope), Share(Scores.DirectlyRight, Scores.InScope), Share(Scores.Wrong, Scores.InScope), Share(Scores.WithinOneTap, Scores.InScope),
        Share(Scores.OfferedRight, Scores.Offered), Share(Scores.OutOfScopeAnswered, Scores.OutOfScope), Share(Scores.AmbiguousRight, Scores.Ambiguous),
        Share(Scores.FollowUpsRight, Scores.FollowUps), double.IsNaN(Scores.Auroc) ? "–" : Number(Scores.Auroc, "0.000"),
        Number(At(0.5), "0"), Number(At(0.95), "0"), Number(At(0.99), "0"), Number(Load.TotalMilliseconds, "0"), Number(Memory / 1e6, "0.0"),
    ];

    /// <summary>How many questions each group has.</summary>
    public string Groups => string.Create(
        CultureInfo.InvariantCulture,
        $"n: in scope {Scores.InScope} (clean {Scores.Clean}, noisy {Scores.Noisy}), out of scope {Scores.OutOfScope}, ambiguous {Scores.Ambiguous}, follow-up turns {Scores.FollowUps}, timed {Times.Count}");

    /// <summary>The figures by name, for machines.</summary>
    public IReadOnlyDictionary<string, object?> ForMachines => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["engine"] = Name,
        ["entries"] = Entries,
        ["inScope"] = Scores.InScope,
        ["clean"] = Scores.Clean,
        ["noisy"] = Scores.Noisy,
        ["outOfScope"] = Scores.OutOfScope,
        ["ambiguous"] = Scores.Ambiguous,
        ["followUps"] = Scores.FollowUps,
        ["firstRight"] = Scores.FirstRight,
        ["noisyFirstRight"] = Scores.NoisyFirstRight,
        ["amongThree"] = Scores.AmongThree,
        ["directlyRight"] = Scores.DirectlyRight,
        ["wrong"] = Scores.Wrong,
        ["withinOneTap"] = Scores.WithinOneTap,
        ["choices"] = Scores.Offered,
        ["choicesRight"] = Scores.OfferedRight,
        ["outOfScopeAnswered"] = Scores.OutOfScopeAnswered,
        ["ambiguousRight"] = Scores.AmbiguousRight,
        ["followUpsRight"] = Scores.FollowUpsRight,
        ["auroc"] = double.IsNaN(Scores.Auroc) ? null : Scores.Auroc,
        ["p50us"] = At(0.5),
        ["p95us"] = At(0.95),
        ["p99us"] = At(0.99),
        ["loadMs"] = Load.TotalMilliseconds,
        ["bytes"] = Memory,
        ["threshold"] = Threshold,
    };

    private double At(double share) => Times.Count == 0 ? 0 : Times[(int)((Times.Count - 1) * share)];

    private static string Share(int count, int of) => of == 0 ? "–" : Number(100.0 * count / of, "0.0");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
