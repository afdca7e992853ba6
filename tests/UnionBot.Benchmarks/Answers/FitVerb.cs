using System.Globalization;
using UnionBot.Answers;
using UnionBot.Content;

namespace UnionBot.Benchmarks.Answers;

/// <summary>The verb <c>fit</c>: fits the weights of <see cref="RelevanceSigns"/> on labelled questions and on phrasings and entries left out, and prints them for the source.</summary>
/// <remarks>The last held-out set is never read here; the others were, once it was there.</remarks>
internal static class FitVerb
{
    private const int Folds = 10;
    private const double LeftOutWeight = 0.12;
    private const double IndependentWeight = 0.5;

    /// <summary>Runs it.</summary>
    /// <param name="root">The root of the repository.</param>
    /// <param name="ridge">How strongly weights are drawn to zero.</param>
    /// <param name="output">The weights and how well they separate questions that they did not see.</param>
    public static int Run(string root, double ridge, TextWriter output)
    {
        var (relevance, certainty) = Samples(root);
        Print("Relevance", relevance, ridge, output);
        Print("Certainty", certainty, ridge, output);
        return 0;
    }

    private static (List<Sample> Relevance, List<Sample> Certainty) Samples(string root)
    {
        var (relevance, certainty) = (new List<Sample>(), new List<Sample>());
        var tests = Path.Combine(root, "tests", "UnionBot.Tests");
        var own = Path.Combine(root, "config", "assises-2026");
        foreach (var file in (string[])["questions/dev.jsonl", "questions/held-out.jsonl", "questions/held-out-2.jsonl", "Answers/fresh.jsonl", "Answers/train.jsonl"])
        {
            Asked(own, Path.Combine(tests, file), 1, relevance, certainty);
        }

        Asked(Path.Combine(tests, "packs", "congres-sante-2026"), Path.Combine(tests, "packs", "congres-sante-2026.held-out.jsonl"), 1, relevance, certainty);
        Asked(Path.Combine(tests, "questions", "independent", "pack.json"), Path.Combine(tests, "questions", "independent", "queries.jsonl"), IndependentWeight, relevance, certainty);
        foreach (var pack in (string[])[own, Path.Combine(tests, "packs", "congres-sante-2026")])
        {
            LeftOut(PackReader.Read(pack).Pack!, relevance, certainty);
        }

        return (relevance, certainty);
    }

    private static void Asked(string path, string file, double weight, List<Sample> relevance, List<Sample> certainty)
    {
        if (!File.Exists(file))
        {
            return;
        }

        var index = IndexBuilder.Build(PackReader.Read(path).Pack!);
        var (reader, ranker) = (new QueryReader(index), new Ranker(index));
        foreach (var question in AskedQuestion.ReadAll(file).Where(q => q.Kind is not "dialogue"))
        {
            var turn = question.Turns[0];
            var ranking = ranker.Rank(reader.Read(turn.Text), 12);
            if (ranking.Hits.Count == 0 || index.Entries[ranking.Hits[0].Entry].Kind is EntryKind.SmallTalk or EntryKind.Silence or EntryKind.Outside)
            {
                continue;
            }

            var foreign = question.Kind is "oos";
            var top = index.Entries[ranking.Hits[0].Entry];
            var first = turn.Expect.Contains(top.Id);
            relevance.Add(new Sample(ranking.Signs.Values, !foreign, weight));
            certainty.Add(new Sample(ranking.Signs.Values, !foreign && first && (question.Kind is not "ambiguous" || top.Kind == EntryKind.Family), weight));
        }
    }

    private static void LeftOut(ContentPack pack, List<Sample> relevance, List<Sample> certainty)
    {
        for (var fold = 0; fold < LeaveOneOut.Folds; fold++)
        {
            Rank(pack, LeaveOneOut.WithoutPhrasings(pack, fold, out var phrasings), phrasings, (signs, right) =>
            {
                relevance.Add(new Sample(signs, true, LeftOutWeight));
                certainty.Add(new Sample(signs, right, LeftOutWeight));
            });
            Rank(pack, WithoutEntries(pack, fold, out var entries), entries, (signs, _) =>
            {
                relevance.Add(new Sample(signs, false, LeftOutWeight));
                certainty.Add(new Sample(signs, false, LeftOutWeight));
            });
        }
    }

    private static void Rank(ContentPack pack, List<Entry> entries, List<(string Text, string Id)> left, Action<double[], bool> add)
    {
        var index = IndexBuilder.Build(pack with { Entries = entries });
        var (reader, ranker) = (new QueryReader(index), new Ranker(index));
        foreach (var (text, id) in left)
        {
            var ranking = ranker.Rank(reader.Read(text), 12);
            if (ranking.Hits.Count > 0)
            {
                add(ranking.Signs.Values, string.Equals(index.Entries[ranking.Hits[0].Entry].Id, id, StringComparison.Ordinal));
            }
        }
    }

    private static List<Entry> WithoutEntries(ContentPack pack, int fold, out List<(string Text, string Id)> left)
    {
        bool IsLeft(Entry entry, int e) => entry.Kind == EntryKind.Fact && LeaveOneOut.HasEnough(entry) && e % LeaveOneOut.Folds == fold;
        left = [.. pack.Entries.Where(IsLeft).SelectMany(e => e.Asks.Select(a => (a, e.Id)))];
        return [.. pack.Entries.Where((entry, e) => !IsLeft(entry, e))];
    }

    private static void Print(string name, List<Sample> samples, double ridge, TextWriter output)
    {
        var (scores, loss) = (new List<(double P, Sample Of)>(), 0.0);
        for (var fold = 0; fold < Folds; fold++)
        {
            var fitted = Logistic.Fit([.. samples.Where((_, i) => i % Folds != fold)], ridge);
            foreach (var sample in samples.Where((_, i) => i % Folds == fold))
            {
                var p = Logistic.Probability(fitted, sample.Signs);
                scores.Add((p, sample));
                loss -= sample.Weight * Math.Log(Math.Max(1e-9, sample.Yes ? p : 1 - p));
            }
        }

        var labelled = scores.Where(s => s.Of.Weight > 0.9).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: n {samples.Count}, loss {loss / samples.Sum(s => s.Weight):0.0000}, AUROC {Auroc(scores):0.000}, of the labelled questions {Auroc(labelled):0.000} (n {labelled.Count})"));
        foreach (var aim in (double[])[0.02, 0.04, 0.06, 0.1])
        {
            // What share is let through at a share of false ones.
            var no = labelled.Where(s => !s.Of.Yes).Select(s => s.P).OrderDescending().ToList();
            var at = no.Count == 0 ? 0 : no[(int)(aim * no.Count)];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  false {aim:0.00}: threshold {at:0.00}, true {labelled.Count(s => s.Of.Yes && s.P > at) / (double)Math.Max(1, labelled.Count(s => s.Of.Yes)):0.000}"));
        }

        var weights = Logistic.Fit(samples, ridge);
        output.WriteLine($"    private static readonly double[] {name}Weights =");
        output.WriteLine("    [");
        output.WriteLine("        " + string.Join(", ", weights[..^1].Select(w => w.ToString("0.000", CultureInfo.InvariantCulture))) + ",");
        output.WriteLine("    ];");
        output.WriteLine($"    private const double {name}Bias = {weights[^1].ToString("0.000", CultureInfo.InvariantCulture)};");
    }

    private static double Auroc(List<(double P, Sample Of)> scores)
    {
        var (yes, no) = (scores.Where(s => s.Of.Yes).Select(s => s.P).ToList(), scores.Where(s => !s.Of.Yes).Select(s => s.P).ToList());
        return yes.Sum(y => no.Sum(n => y > n ? 1 : y == n ? 0.5 : 0)) / Math.Max(1.0, (double)yes.Count * no.Count);
    }
}
