using System.Text;
using UnionBot.Content;

namespace UnionBot.Tests.Content;

/// <summary>A pack in a folder of its own, which goes with it. Begins with one small, clean pack.</summary>
internal sealed class PackFolder : IDisposable
{
    public const string SmallSource = "L'assemblée a lieu le samedi 3 octobre 2026 à 18h.\n";

    public const string SmallEvent =
        "id: petite-2026\ntitle: Petite assemblée\nzone: Europe/Paris\ndays: [2026-10-03]\ndocument: Tract\n";

    public const string SmallEntries =
        "entries:\n  - id: date\n    title: La date\n    status: fait\n    saidBy: la section\n" +
        "    quote: L'assemblée a lieu le samedi 3 octobre 2026 à 18h.\n    asks: [un, deux, trois, quatre, cinq]\n";

    public string Path { get; } = Directory.CreateTempSubdirectory("unionbot-pack-").FullName;

    /// <summary>A clean pack of one entry.</summary>
    public static PackFolder Small() => new PackFolder()
        .With("source.md", SmallSource).With("event.yaml", SmallEvent).With("entries/1.yaml", SmallEntries);

    /// <summary>A copy of the pack that ships.</summary>
    public static PackFolder Shipped()
    {
        var copy = new PackFolder();
        foreach (var file in Directory.EnumerateFiles(Repository.Pack, "*", SearchOption.AllDirectories))
        {
            copy.With(System.IO.Path.GetRelativePath(Repository.Pack, file), File.ReadAllText(file));
        }

        return copy;
    }

    public PackFolder With(string file, string text) => With(file, new UTF8Encoding(false).GetBytes(text));

    public PackFolder With(string file, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    public PackFolder Without(string file)
    {
        File.Delete(System.IO.Path.Combine(Path, file));
        return this;
    }

    /// <summary>Replaces words of a file; they must be there.</summary>
    public PackFolder Change(string file, string old, string @new)
    {
        var text = Text(file);
        text.ShouldContain(old);
        return With(file, text.Replace(old, @new, StringComparison.Ordinal));
    }

    public string Text(string file) => File.ReadAllText(System.IO.Path.Combine(Path, file));

    /// <summary>The line, from 1, on which words of a file first stand.</summary>
    public int LineOf(string file, string words)
    {
        var text = Text(file);
        var at = text.IndexOf(words, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0);
        return text.AsSpan(0, at).Count('\n') + 1;
    }

    public PackReading Read() => PackReader.Read(Path);

    public IReadOnlyList<Finding> Faults() => [.. Read().Findings.Where(f => f.Severity is FindingSeverity.Fault)];

    public IReadOnlyList<Finding> Warnings() => [.. Read().Findings.Where(f => f.Severity is FindingSeverity.Warning)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
