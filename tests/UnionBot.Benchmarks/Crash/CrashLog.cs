namespace UnionBot.Benchmarks.Crash;

/// <summary>Reads what killed workers wrote, for lines that tell of an exception nobody knew.</summary>
internal sealed class CrashLog
{
    private static readonly string[] Signs = ["Unhandled exception", " met System.", " met Microsoft.", " met UnionBot.", " met Telegram.", "crit:"];
    private readonly List<string> _errors = [];

    /// <summary>Such lines.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Reads all that one worker wrote.</summary>
    public void Read(string output) =>
        _errors.AddRange(output.Split('\n').Where(l => Signs.Any(s => l.Contains(s, StringComparison.Ordinal))));
}
