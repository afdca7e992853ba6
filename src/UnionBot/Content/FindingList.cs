namespace UnionBot.Content;

/// <summary>Collects what a reading finds, so that every fault is told at once.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> _findings = [];

    /// <summary>How many of them stop the pack.</summary>
    public int Faults { get; private set; }

    /// <summary>Adds what stops the pack.</summary>
    public void Fault(string file, int line, string message)
    {
        Faults++;
        _findings.Add(new(FindingSeverity.Fault, file, line, message));
    }

    /// <summary>Adds what the author should look at.</summary>
    public void Warn(string file, int line, string message) => _findings.Add(new(FindingSeverity.Warning, file, line, message));

    /// <summary>Adds a warning about a way to ask.</summary>
    public void WarnOfAsk(string file, int line, string message, double telling) =>
        _findings.Add(new(FindingSeverity.Warning, file, line, message) { Telling = telling });

    /// <summary>Adds an editor note.</summary>
    public void Note(string file, int line, string message) => _findings.Add(new(FindingSeverity.EditorNote, file, line, message));

    /// <summary>All of them by severity, file and line; the same finding once.</summary>
    public IReadOnlyList<Finding> InOrder() =>
        [.. _findings.Distinct().OrderBy(f => f.Severity).ThenBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)];
}
