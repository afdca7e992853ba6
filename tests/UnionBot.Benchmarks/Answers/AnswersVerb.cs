using System.Globalization;
using System.Text.Json;
using UnionBot.Answers;
using UnionBot.Content;

namespace UnionBot.Benchmarks.Answers;

/// <summary>The verb <c>answers</c>: how well and how fast questions are answered beside the libraries one would pick, for anyone to run.</summary>
internal static class AnswersVerb
{
    private const int NameWidth = 31;
    private const int CellWidth = 10;
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 10, 0, 0, TimeSpan.FromHours(1));

    /// <summary>Runs it.</summary>
    /// <param name="args"><c>--pack DIR</c> (or a flat .json file), <c>--questions FILE</c>, <c>--json</c>, <c>--misses</c>, <c>--alone</c> (without the libraries and sizes), <c>--soak N</c> (only memory over N questions).</param>
    /// <param name="output">The figures.</param>
    /// <param name="errors">What is amiss.</param>
    /// <returns>0; 1 where a pack or a file can't be used; 2 where an option lacks its value.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args.Length > 0 && args[^1] is "--pack" or "--questions" or "--soak")
        {
            errors.WriteLine($"{args[^1]} wants a value.");
            return 2;
        }

        var json = args.Contains("--json", StringComparer.Ordinal);
        Action<string>? miss = args.Contains("--misses", StringComparer.Ordinal) ? errors.WriteLine : null;
        var all = new List<IReadOnlyDictionary<string, object?>>();
        foreach (var (path, file) in Sets(args))
        {
            if (PackReader.Read(path).Pack is not { } pack)
            {
                errors.WriteLine($"The pack {path} can't be used; « check » tells why.");
                return 1;
            }

            if (!File.Exists(file))
            {
                errors.WriteLine($"There is no file {file}.");
                return 1;
            }

            if (Option(args, "--soak") is { } soak)
            {
                Soak.Run(pack, AskedQuestion.ReadAll(file), Now, int.Parse(soak, CultureInfo.InvariantCulture), output);
                continue;
            }

            var (first, three, left) = LeaveOneOut.Of(pack, miss);
            var rows = Contest.Run(pack, AskedQuestion.ReadAll(file), Now, args.Contains("--alone", StringComparer.Ordinal), miss);
            if (json)
            {
                all.Add(new Dictionary<string, object?>(StringComparer.Ordinal) { ["pack"] = path, ["questions"] = file, ["leftOut"] = left, ["leftOutFirst"] = first, ["leftOutThree"] = three, ["rows"] = rows.Select(r => r.ForMachines).ToList() });
            }
            else
            {
                output.WriteLine(FormattableString.Invariant($"{pack.Event.Title}: {pack.Entries.Count} entries, {Path.GetFileName(file)}"));
                output.WriteLine(FormattableString.Invariant($"  phrasings left out of their entry: {100.0 * first / Math.Max(1, left):0.0} % find it first, {100.0 * three / Math.Max(1, left):0.0} % among three   n: {left}"));
                Print(rows, output);
            }
        }

        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(all, JsonSerializerOptions.Web));
        }

        return 0;
    }

    private static void Print(IEnumerable<Row> rows, TextWriter output)
    {
        var size = -1;
        foreach (var row in rows)
        {
            if (row.Entries != size)
            {
                size = row.Entries;
                output.WriteLine();
                output.WriteLine(FormattableString.Invariant($"  {size} entries; {row.Groups}"));
                output.WriteLine("  " + "%".PadRight(NameWidth) + string.Concat(Row.Heads.Select(h => h.PadLeft(CellWidth))));
            }

            output.WriteLine("  " + row.Name.PadRight(NameWidth) + string.Concat(row.Cells.Select(c => c.PadLeft(CellWidth))));
        }

        output.WriteLine();
        output.WriteLine("  correct and wrong: answered at once. choices: those offered that hold the meant entry. A peer answers from the score that serves it best on these questions; ours was calibrated without them.");
        output.WriteLine();
    }

    private static IEnumerable<(string Pack, string Questions)> Sets(string[] args)
    {
        var questions = Path.Combine(Root(), "tests", "UnionBot.Tests", "questions");
        var asked = Option(args, "--questions");
        yield return (Option(args, "--pack") ?? Path.Combine(Root(), "config", "assises-2026"), asked ?? Path.Combine(questions, "dev.jsonl"));
        if (asked is null && Option(args, "--pack") is null)
        {
            yield return (Path.Combine(questions, "independent", "pack.json"), Path.Combine(questions, "independent", "queries.jsonl"));
        }
    }

    private static string? Option(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    /// <summary>The root of the repository.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "UnionBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Environment.CurrentDirectory;
    }
}
