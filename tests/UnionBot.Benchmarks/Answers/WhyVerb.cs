using System.Globalization;
using UnionBot.Answers;
using UnionBot.Content;

namespace UnionBot.Benchmarks.Answers;

/// <summary>The verb <c>why</c>: how each question of a file (one a line) is read and ranked: its words with kind, match and mass, and the first hits with what made their score.</summary>
internal static class WhyVerb
{
    private const int Shown = 6;

    /// <summary>Runs it.</summary>
    /// <param name="args"><c>FILE</c> and perhaps <c>--pack DIR</c>.</param>
    /// <param name="root">The root of the repository.</param>
    /// <param name="output">What is read and ranked.</param>
    public static int Run(string[] args, string root, TextWriter output)
    {
        var at = Array.IndexOf(args, "--pack");
        var file = args.Where((_, i) => at < 0 || (i != at && i != at + 1)).FirstOrDefault();
        if (file is null || at == args.Length - 1 || PackReader.Read(at < 0 ? Path.Combine(root, "config", "assises-2026") : args[at + 1]).Pack is not { } pack)
        {
            output.WriteLine("why FILE [--pack DIR]: a file of questions, and a pack that can be read.");
            return 2;
        }

        var index = IndexBuilder.Build(pack);
        var (reader, ranker) = (new QueryReader(index), new Ranker(index));
        foreach (var line in File.ReadLines(file))
        {
            var query = reader.Read(line);
            var ranking = ranker.Rank(query, Shown);
            var focus = query.Focus < 0 ? "-" : query.Tokens[query.Focus].Token.Surface;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{line}   relevance {ranking.Relevance:0.00} certainty {ranking.Certainty:0.00} content {query.ContentTokens} focus {focus}"));
            output.WriteLine("   " + string.Join("  ", query.Tokens.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Token.Surface}:{t.Token.Kind}/{t.Match}/{t.Mass:0.0}"))));
            foreach (var hit in ranking.Hits)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"      {index.Entries[hit.Entry].Id,-28} {hit.Score:0.000}  similarity {hit.Similarity:0.00}  second {hit.Second:0.00}  cover {hit.Cover:0.00}  weight {hit.Weight:0.00}  wording {hit.Wording:0.00}  phrase {hit.Phrase:0.00}"));
            }
        }

        return 0;
    }
}
