using System.Globalization;
using UnionBot.Content;

namespace UnionBot.CommandLine;

/// <summary>The verb <c>check</c>: every fault of a pack at once, or what is in it. Writes to no file.</summary>
internal static class CheckCommand
{
    /// <summary>How many findings about the ways to ask are printed unless all are wanted.</summary>
    public const int MostAsks = 20;

    /// <summary>Checks a pack.</summary>
    /// <param name="path">The pack's folder, or a flat <c>.json</c> file.</param>
    /// <param name="output">Where it is told, in French.</param>
    /// <param name="engine">Asks whether ways to ask lead where they should, or <see langword="null"/> to leave that out.</param>
    /// <param name="all">Whether all findings about the ways to ask are printed, by file and line, instead of the most telling ones.</param>
    /// <returns>0 where the pack can be used, 1 where it has a fault.</returns>
    public static int Run(string path, TextWriter output, CheckEngine? engine, bool all)
    {
        var reading = PackReader.Read(path, engine is null ? null : engine.FirstFor);
        var faults = reading.Pack is { } read ? PhotoFaults.Of(read) : Of(reading, FindingSeverity.Fault);
        if (reading.Pack is not { } pack || faults.Count > 0)
        {
            foreach (var fault in faults)
            {
                output.WriteLine($"{Where(path, fault)}: {fault.Message}");
            }

            output.WriteLine();
            output.WriteLine(faults.Count == 1 ? "1 faute. Le pack n'est pas utilisable." : $"{Number(faults.Count)} fautes. Le pack n'est pas utilisable.");
            return 1;
        }

        Describe(pack, reading.Coverage, output);
        var leftOut = engine?.LeaveOut(pack);
        if (engine is not null && leftOut is not null)
        {
            output.WriteLine(engine.Thresholds(pack));
            output.WriteLine(
                $"Façons de demander posées à un moteur qui ne les connaît pas : {Number(leftOut.Asked)}, dont {Number(leftOut.FirstRight)} trouvent d'abord leur entrée");
        }

        var warnings = Of(reading, FindingSeverity.Warning);
        List(path, output, "Avertissements", [.. warnings.Where(f => f.Telling <= 0)]);
        ListAsks(path, output, [.. warnings.Where(f => f.Telling > 0), .. leftOut?.Findings ?? []], all);
        List(path, output, "Notes de rédaction, que les membres ne voient pas", Of(reading, FindingSeverity.EditorNote));
        output.WriteLine();
        output.WriteLine("Aucune faute. Le pack est utilisable.");
        return 0;
    }

    private static void Describe(ContentPack pack, SourceCoverage? coverage, TextWriter output)
    {
        output.WriteLine($"{pack.Event.Title} ({pack.Event.Id}), version {pack.Hash[..12]}");
        var kinds = string.Join(", ", Enum.GetValues<EntryKind>().Select(k => (Kind: k, Count: pack.Entries.Count(e => e.Kind == k)))
            .Where(k => k.Count > 0).Select(k => $"{Number(k.Count)} {Name(k.Kind, k.Count)}"));
        output.WriteLine($"Entrées : {Number(pack.Entries.Count)} ({kinds}) ; façons de demander : {Number(pack.Entries.Sum(e => e.Asks.Count))}");
        output.WriteLine(
            $"Programme : {Number(pack.Entries.Count(e => e.Schedule is not null))} ; annonces : {Number(pack.Announcements.Count)} ; " +
            (pack.Rehearsal is { } script ? $"étapes de répétition : {Number(script.Steps.Count)}" : "répétition : déduite du pack"));
        output.WriteLine(coverage is null
            ? "Source : aucune ; les citations ne sont pas prouvées."
            : $"Source : {Number(coverage.Sentences)} phrases, dont {Number(coverage.Quoted)} citées par des entrées, "
              + $"{Number(coverage.Rhetorical)} déclarées rhétoriques, {Number(coverage.Missing)} sans entrée");
    }

    private static string Name(EntryKind kind, int count) => kind switch
    {
        EntryKind.Fact => count > 1 ? "faits" : "fait",
        EntryKind.Family => count > 1 ? "familles" : "famille",
        EntryKind.Silence => count > 1 ? "silences" : "silence",
        EntryKind.SmallTalk => "de bavardage",
        EntryKind.Glossary => "de glossaire",
        EntryKind.Outside => "hors sujet",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IReadOnlyList<Finding> Of(PackReading reading, FindingSeverity severity) =>
        [.. reading.Findings.Where(f => f.Severity == severity)];

    private static void List(string path, TextWriter output, string title, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"{title} ({Number(findings.Count)}) :");
        foreach (var finding in findings)
        {
            output.WriteLine($"{Where(path, finding)}: {finding.Message}");
        }
    }

    private static void ListAsks(string path, TextWriter output, List<Finding> findings, bool all)
    {
        if (findings.Count == 0)
        {
            return;
        }

        var printed = all ? findings.Count : Math.Min(findings.Count, MostAsks);
        var byPlace = findings.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line);
        output.WriteLine();
        output.WriteLine(printed < findings.Count
            ? $"Façons de demander à revoir ({Number(findings.Count)}, dont voici les {Number(printed)} plus parlantes) :"
            : $"Façons de demander à revoir ({Number(findings.Count)}) :");
        output.WriteLine("Ajoute à la bonne entrée une façon de demander proche de celle qui s'égare, ou change ses mots.");
        foreach (var finding in all ? byPlace : byPlace.OrderByDescending(f => f.Telling).Take(printed))
        {
            output.WriteLine($"{Where(path, finding)}: {finding.Message}");
        }

        if (printed < findings.Count)
        {
            output.WriteLine($"… et {Number(findings.Count - printed)} autres : « check --all » les montre toutes.");
        }
    }

    private static string Where(string path, Finding finding)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, finding.File) : path;
        return $"{file}:{Number(Math.Max(1, finding.Line))}";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
