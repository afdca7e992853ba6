#pragma warning disable MA0048 // The reader, its result and its findings are one answer.
namespace UnionBot.Content;

/// <summary>Reads and checks a pack: a folder of YAML files with <c>source.md</c>, or the flat JSON form of <c>questions/independent/pack.json</c>.</summary>
internal static class PackReader
{
    /// <summary>Reads everything, finds every fault at once.</summary>
    /// <param name="path">The pack's folder, or a flat <c>.json</c> file.</param>
    public static PackReading Read(string path) => throw new NotImplementedException();
}

/// <summary>What came of reading a pack.</summary>
/// <param name="Pack">The pack, or <see langword="null"/> where there is a fault.</param>
/// <param name="Findings">Faults, warnings and editor notes, by file and line.</param>
internal sealed record PackReading(ContentPack? Pack, IReadOnlyList<Finding> Findings);

/// <summary>One thing that <c>check</c> says.</summary>
/// <param name="Severity">Whether it stops the pack.</param>
/// <param name="File">The file, relative to the pack.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Message">In French: what was found, the rule, what to do.</param>
internal sealed record Finding(FindingSeverity Severity, string File, int Line, string Message);

/// <summary>How bad a finding is.</summary>
internal enum FindingSeverity
{
    Fault,
    Warning,
    EditorNote,
}
