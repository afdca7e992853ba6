#pragma warning disable MA0048 // The reader, its result and its findings are one answer.
namespace UnionBot.Content;

/// <summary>Reads and checks a pack: a folder of YAML files with <c>source.md</c>, or the flat JSON form of <c>questions/independent/pack.json</c>.</summary>
internal static class PackReader
{
    /// <summary>Reads everything, finds every fault at once.</summary>
    /// <param name="path">The pack's folder, or a flat <c>.json</c> file.</param>
    public static PackReading Read(string path) => Read(path, firstFor: null);

    /// <summary>Reads everything, finds every fault at once, and asks an engine whether the ways to ask lead where they should.</summary>
    /// <param name="path">The pack's folder, or a flat <c>.json</c> file.</param>
    /// <param name="firstFor">Finds the first entry an engine shows for a question, or <see langword="null"/> to leave the engine out.</param>
    public static PackReading Read(string path, Func<ContentPack, string, string?>? firstFor)
    {
        var findings = new FindingList();
        if (File.Exists(path) && path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return FlatPackReading.Read(path, findings);
        }

        if (!Directory.Exists(path))
        {
            findings.Fault(path, 0, "ce dossier n'existe pas. Donne le dossier d'un pack, par exemple config/assises-2026.");
            return new PackReading(null, findings.InOrder());
        }

        try
        {
            return ReadFolder(path, findings, firstFor);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            findings.Fault(path, 0, "le dossier du pack ne peut pas être lu en entier. Vérifie ses droits, et qu'aucun fichier n'est en cours d'écriture.");
            return new PackReading(null, findings.InOrder());
        }
    }

    private static PackReading ReadFolder(string path, FindingList findings, Func<ContentPack, string, string?>? firstFor)
    {
        var files = PackFiles.Load(path, findings);
        var draft = new PackDraft(files, findings) { EntriesIncomplete = findings.Faults > 0 };
        EventReading.Read(draft);
        ReadSource(draft);
        foreach (var file in files.EntryFiles)
        {
            EntryReading.Read(draft, file);
        }

        AnnouncementReading.Read(draft);
        var steps = RehearsalReading.Read(draft);
        EntryChecks.Run(draft);
        AskChecks.Run(draft.Entries.Select(e => e.Entry), findings);
        PlanChecks.Run(draft, steps);
        NameChecks.Run(draft);
        var reachable = findings.Faults == 0 && firstFor is not null ? EngineChecks.Run(Pack(path, draft), draft, firstFor) : null;
        var coverage = SourceCoverage.Check(draft, reachable);
        return new PackReading(findings.Faults == 0 ? Pack(path, draft) : null, findings.InOrder()) { Coverage = coverage };
    }

    private static void ReadSource(PackDraft draft)
    {
        if (draft.Files.Text("source.md") is { } text)
        {
            draft.Source = new SourceDocument(text.Split('\n'));
            draft.SourceText = new SourceText(draft.Source);
            draft.SourceTimes = ClockTimes.In(draft.SourceText.Text).ToHashSet();
        }
        else if (!draft.Files.Exists("source.md"))
        {
            draft.Findings.Fault("source.md", 0, "le fichier manque. Mets-y le document approuvé, tel qu'il a été publié.");
        }
    }

    private static ContentPack Pack(string path, PackDraft draft)
    {
        var about = draft.Event!;
        return new ContentPack
        {
            Path = path,
            Hash = draft.Files.Hash(),
            Event = new PackEvent
            {
                Id = about.Id!,
                Title = about.Title!,
                Zone = about.Zone!,
                Quiet = about.Quiet,
                FirstDay = about.Days[0],
                LastDay = about.Days[^1],
                StartItem = about.Start?.Text,
                EndItem = about.End?.Text,
                DocumentName = about.Document!,
            },
            Source = draft.Source!,
            Entries = [.. draft.Entries.Select(e => e.Entry)],
            Types = [.. about.Types, .. Undeclared(draft)],
            Synonyms = about.Synonyms,
            Names = about.Names,
            Announcements = draft.Announcements,
            Rehearsal = draft.Rehearsal,
        };
    }

    /// <summary>Types that entries use and nobody declared: known, but without words.</summary>
    private static IEnumerable<EntryType> Undeclared(PackDraft draft) =>
        draft.Entries.Select(e => e.Entry.Type)
            .Except(draft.Event!.Types.Select(t => t.Id), StringComparer.Ordinal)
            .Select(t => new EntryType(t, [], []));
}

/// <summary>What came of reading a pack.</summary>
/// <param name="Pack">The pack, or <see langword="null"/> where there is a fault.</param>
/// <param name="Findings">Faults, warnings and editor notes, by file and line.</param>
internal sealed record PackReading(ContentPack? Pack, IReadOnlyList<Finding> Findings)
{
    /// <summary>How much of the source questions can reach, or <see langword="null"/> without a source.</summary>
    public SourceCoverage? Coverage { get; init; }
}

/// <summary>One thing that <c>check</c> says.</summary>
/// <param name="Severity">Whether it stops the pack.</param>
/// <param name="File">The file, relative to the pack.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Message">In French: what was found, the rule, what to do.</param>
internal sealed record Finding(FindingSeverity Severity, string File, int Line, string Message)
{
    /// <summary>For a warning about the ways to ask: how telling it is, above 0 to 1. 0 for all else.</summary>
    public double Telling { get; init; }
}

/// <summary>How bad a finding is.</summary>
internal enum FindingSeverity
{
    Fault,
    Warning,
    EditorNote,
}
