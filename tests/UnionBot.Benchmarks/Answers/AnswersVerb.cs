using System.Diagnostics;
using System.Globalization;
using UnionBot.Answers;
using UnionBot.Content;

namespace UnionBot.Benchmarks.Answers;

/// <summary>The verb <c>answers</c>: how well and how fast questions are answered, for anyone to run.</summary>
internal static class AnswersVerb
{
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 10, 0, 0, TimeSpan.FromHours(1));

    /// <summary>Runs it.</summary>
    public static int Run(string[] args, TextWriter output)
    {
        var root = Root();
        var sets = new List<(string Pack, string Questions)>();
        if (Option(args, "--pack") is { } pack)
        {
            sets.Add((pack, Option(args, "--questions") ?? Path.Combine(root, "tests", "UnionBot.Tests", "questions", "dev.jsonl")));
        }
        else
        {
            var questions = Path.Combine(root, "tests", "UnionBot.Tests", "questions");
            sets.Add((Path.Combine(root, "config", "assises-2026"), Option(args, "--questions") ?? Path.Combine(questions, "dev.jsonl")));
            if (Option(args, "--questions") is null)
            {
                sets.Add((Path.Combine(questions, "independent", "pack.json"), Path.Combine(questions, "independent", "queries.jsonl")));
            }
        }

        foreach (var (path, file) in sets)
        {
            if (PackReader.Read(path).Pack is not { } content)
            {
                Console.Error.WriteLine($"The pack {path} can't be used; « check » tells why.");
                return 1;
            }

            Quality(content, AskedQuestion.ReadAll(file), output);
            foreach (var tokenizer in new[] { "trigram", "unicode61 remove_diacritics 2" })
            {
                Peer(content, AskedQuestion.ReadAll(file), tokenizer, output);
            }

            output.WriteLine();
        }

        if (PackReader.Read(sets[0].Pack).Pack is { } first)
        {
            Speed(first, [.. AskedQuestion.ReadAll(sets[0].Questions).SelectMany(q => q.Turns).Select(t => t.Text)], output);
        }

        return 0;
    }

    private static void Quality(ContentPack pack, IReadOnlyList<AskedQuestion> questions, TextWriter output)
    {
        var started = Stopwatch.GetTimestamp();
        var thresholds = Calibration.Of(pack, CancellationToken.None);
        var calibration = Stopwatch.GetElapsedTime(started);
        var s = Scores.Of(AnswerEngine.Build(pack, thresholds), questions, Now);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pack.Event.Title}: {pack.Entries.Count} entries, thresholds {thresholds.Answer:0.00}/{thresholds.Doubt:0.00} (calibrated in {calibration.TotalMilliseconds:0} ms)"));
        Row(output, "first right", s.FirstRight, s.InScope);
        Row(output, "  clean", s.FirstRight - s.NoisyFirstRight, s.Clean);
        Row(output, "  noisy", s.NoisyFirstRight, s.Noisy);
        Row(output, "among the first three", s.AmongThree, s.InScope);
        Row(output, "answered correctly", s.DirectlyRight, s.InScope);
        Row(output, "answered wrongly", s.Wrong, s.InScope);
        Row(output, "within one tap", s.WithinOneTap, s.InScope);
        Row(output, "choices with the meant entry", s.OfferedRight, s.Offered);
        Row(output, "out of scope answered", s.OutOfScopeAnswered, s.OutOfScope);
        Row(output, "ambiguous: several offered", s.AmbiguousRight, s.Ambiguous);
        Row(output, "follow-ups right", s.FollowUpsRight, s.FollowUps);
        output.WriteLine(double.IsNaN(s.Auroc) ? "  AUROC of relevance            –" : string.Create(CultureInfo.InvariantCulture, $"  AUROC of relevance            {s.Auroc:0.000}"));
    }

    /// <summary>What the best peer by quality makes of the same questions.</summary>
    private static void Peer(ContentPack pack, IReadOnlyList<AskedQuestion> questions, string tokenizer, TextWriter output)
    {
        using var peer = new SqliteSearch(pack, tokenizer);
        var (first, three, all) = (0, 0, 0);
        var (inScope, outOfScope) = (new List<double>(), new List<double>());
        var times = new List<double>();
        foreach (var question in questions.Where(q => q.Kind is not ("dialogue" or "ambiguous")))
        {
            var started = Stopwatch.GetTimestamp();
            var (ids, score) = peer.Find(question.Turns[0].Text, 3);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            (question.Kind is "oos" ? outOfScope : inScope).Add(score);
            if (question.Kind is not "oos")
            {
                all++;
                first += ids.Count > 0 && question.Turns[0].Expect.Contains(ids[0]) ? 1 : 0;
                three += ids.Any(question.Turns[0].Expect.Contains) ? 1 : 0;
            }
        }

        times.Sort();
        var auroc = inScope.Count == 0 || outOfScope.Count == 0 ? double.NaN : inScope.Average(p => outOfScope.Average(n => p > n ? 1.0 : p == n ? 0.5 : 0));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  beside it, SQLite FTS5 {tokenizer}: first right {100.0 * first / all:0.0} %, among three {100.0 * three / all:0.0} %, AUROC {auroc:0.000}, µs p50 {At(times, 0.5):0} p95 {At(times, 0.95):0}"));
    }

    private static void Speed(ContentPack pack, string[] questions, TextWriter output)
    {
        output.WriteLine("entries   load ms   index MB   µs p50   p95   p99");
        foreach (var size in new[] { 50, 500, 5_000 })
        {
            var large = PackOf(pack, size);
            AnswerEngine.Build(large, thresholds: null);
            var memory = GC.GetTotalMemory(forceFullCollection: true);
            var started = Stopwatch.GetTimestamp();
            var engine = AnswerEngine.Build(large, thresholds: null);
            var load = Stopwatch.GetElapsedTime(started);
            memory = GC.GetTotalMemory(forceFullCollection: true) - memory;
            var programme = Agenda.AgendaService.Of(large);
            var times = new List<double>();
            for (var round = 0; round < 12; round++)
            {
                foreach (var question in questions)
                {
                    var asked = new Question { Text = question, Now = Now, Programme = programme };
                    var before = Stopwatch.GetTimestamp();
                    engine.Ask(asked);
                    if (round >= 4)
                    {
                        times.Add(Stopwatch.GetElapsedTime(before).TotalMicroseconds);
                    }
                }
            }

            times.Sort();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{size,7} {load.TotalMilliseconds,9:0.0} {memory / 1e6,10:0.0} {At(times, 0.5),8:0} {At(times, 0.95),5:0} {At(times, 0.99),5:0}"));
        }
    }

    /// <summary>A pack of a size: the entries again and again, each copy with words of its own.</summary>
    private static ContentPack PackOf(ContentPack pack, int size) => pack with
    {
        Entries =
        [
            .. Enumerable.Range(0, size).Select(i =>
            {
                var entry = pack.Entries[i % pack.Entries.Count];
                var copy = i / pack.Entries.Count;
                return copy == 0 ? entry : entry with
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"{entry.Id}~{copy}"),
                    Title = string.Create(CultureInfo.InvariantCulture, $"{entry.Title} dossier{copy}"),
                    Asks = [.. entry.Asks.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a} dossier{copy} annexe{i}"))],
                };
            }),
        ],
    };

    private static double At(List<double> sorted, double share) => sorted[(int)((sorted.Count - 1) * share)];

    private static void Row(TextWriter output, string name, int count, int of) =>
        output.WriteLine(of == 0
            ? $"  {name,-29} –"
            : string.Create(CultureInfo.InvariantCulture, $"  {name,-29} {100.0 * count / of,5:0.0} %   {count} of {of}"));

    private static string? Option(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "UnionBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Environment.CurrentDirectory;
    }
}
