using UnionBot.Content;

namespace UnionBot.Answers;

/// <summary>Finds a pack's thresholds without labelled questions: it leaves authors' phrasings out and asks with them.</summary>
/// <remarks>
/// Phrasings left out of their entry should find it; phrasings of entries left out should find nothing. The threshold is where
/// right answers less wrong ones, and refusals less answers, together are most. Takes a tenth of a second for 50 entries,
/// seconds for 5,000; deterministic.
/// </remarks>
internal static class Calibration
{
    private const int Folds = 5;
    private const int MostAsked = 500;
    private const double Lowest = 0.63;
    private const double Highest = 0.66; // Questions left out are harder than real ones, which have all phrasings to lean on: above this only right answers are lost.
    private const double LowestDoubt = 0.15;
    private const double HighestDoubt = 0.3;
    private const double InScopeShare = 0.5;

    /// <summary>The thresholds of a pack; the fixed default where it has too few phrasings to tell.</summary>
    public static Thresholds Of(ContentPack pack, CancellationToken cancellationToken)
    {
        var known = new List<(Ranking Found, bool Right)>();
        var foreign = new List<Ranking>();
        for (var fold = 0; fold < Folds; fold++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WithoutPhrasings(pack, fold, known);
            cancellationToken.ThrowIfCancellationRequested();
            WithoutEntries(pack, fold, foreign);
        }

        return known.Count < 2 * Folds || foreign.Count < 2 * Folds ? Thresholds.Default : Best(known, foreign);
    }

    private static void WithoutPhrasings(ContentPack pack, int fold, List<(Ranking Found, bool Right)> known)
    {
        var left = new List<(string Text, string Id)>();
        var entries = new List<Entry>(pack.Entries.Count);
        for (var e = 0; e < pack.Entries.Count; e++)
        {
            var entry = pack.Entries[e];
            if (!IsFact(entry) || entry.Asks.Count < 2)
            {
                entries.Add(entry);
                continue;
            }

            left.AddRange(entry.Asks.Where((_, a) => (a + e) % Folds == fold).Select(a => (a, entry.Id)));
            entries.Add(entry with { Asks = [.. entry.Asks.Where((_, a) => (a + e) % Folds != fold)] });
        }

        var index = IndexBuilder.Build(pack with { Entries = entries });
        var (reader, ranker) = (new QueryReader(index), new Ranker(index));
        foreach (var (text, id) in Sample(left))
        {
            var ranking = ranker.Rank(reader.Read(text), 12);
            known.Add((ranking, ranking.Hits.Count > 0 && string.Equals(index.Entries[ranking.Hits[0].Entry].Id, id, StringComparison.Ordinal)));
        }
    }

    private static void WithoutEntries(ContentPack pack, int fold, List<Ranking> foreign)
    {
        var left = new List<string>();
        var entries = new List<Entry>(pack.Entries.Count);
        for (var e = 0; e < pack.Entries.Count; e++)
        {
            if (IsFact(pack.Entries[e]) && pack.Entries[e].Kind != EntryKind.Family && e % Folds == fold)
            {
                left.AddRange(pack.Entries[e].Asks);
            }
            else
            {
                entries.Add(pack.Entries[e]);
            }
        }

        var index = IndexBuilder.Build(pack with { Entries = entries });
        var (reader, ranker) = (new QueryReader(index), new Ranker(index));
        foreign.AddRange(Sample(left).Select(text => ranker.Rank(reader.Read(text), 12)));
    }

    private static Thresholds Best(List<(Ranking Found, bool Right)> known, List<Ranking> foreign)
    {
        var answer = Best(Lowest, Highest, at =>
        {
            var right = known.Count(k => k.Found.Certainty >= at && k.Right);
            var wrong = known.Count(k => k.Found.Certainty >= at && !k.Right);
            var answered = foreign.Count(f => f.Certainty >= at);
            return (InScopeShare * (right - wrong) / known.Count) + ((1 - InScopeShare) * (foreign.Count - (2 * answered)) / foreign.Count);
        });
        var doubt = Best(LowestDoubt, HighestDoubt, at => (known.Count(k => k.Found.Relevance >= at) / (double)known.Count) - (foreign.Count(f => f.Relevance >= at) / (double)foreign.Count));
        return new Thresholds(answer, doubt);
    }

    private static double Best(double from, double to, Func<double, double> utility)
    {
        var (best, found) = (double.MinValue, from);
        for (var at = from; at < to + 0.005; at += 0.01)
        {
            var worth = utility(at);
            if (worth > best)
            {
                (best, found) = (worth, at);
            }
        }

        return Math.Round(found, 2);
    }

    private static IEnumerable<T> Sample<T>(List<T> all)
    {
        var stride = Math.Max(1, (all.Count * Folds / MostAsked) + (all.Count * Folds % MostAsked > 0 ? 1 : 0));
        return all.Where((_, i) => i % stride == 0);
    }

    private static bool IsFact(Entry entry) => entry.Kind is EntryKind.Fact or EntryKind.Family;
}
