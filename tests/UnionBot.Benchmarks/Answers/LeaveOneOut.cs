using UnionBot.Answers;
using UnionBot.Content;

namespace UnionBot.Benchmarks.Answers;

/// <summary>Asks each author's phrasing of a pack that does not have it: the most sceptical figure, and one that needs no questions.</summary>
internal static class LeaveOneOut
{
    /// <summary>In how many parts phrasings are left out.</summary>
    public const int Folds = 10;

    /// <summary>How many phrasings there are, and how many find their entry first and among the first three without themselves.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="miss">Told of each phrasing that does not.</param>
    public static (int First, int Three, int All) Of(ContentPack pack, Action<string>? miss = null)
    {
        var (first, three, all) = (0, 0, 0);
        for (var fold = 0; fold < Folds; fold++)
        {
            var entries = WithoutPhrasings(pack, fold, out var left);
            var index = IndexBuilder.Build(pack with { Entries = entries });
            var (reader, ranker) = (new QueryReader(index), new Ranker(index));
            foreach (var (text, id) in left)
            {
                var hits = ranker.Rank(reader.Read(text), 3).Hits.Select(h => index.Entries[h.Entry].Id).ToList();
                all++;
                three += hits.Contains(id, StringComparer.Ordinal) ? 1 : 0;
                if (hits.Count > 0 && string.Equals(hits[0], id, StringComparison.Ordinal))
                {
                    first++;
                }
                else
                {
                    miss?.Invoke($"left out: {text}  →  {string.Join(' ', hits)}  |  {id}");
                }
            }
        }

        return (first, three, all);
    }

    /// <summary>A pack's entries without one part of the phrasings of its facts and families.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="fold">Which part, from 0.</param>
    /// <param name="left">The phrasings left out, each with its entry's id.</param>
    public static List<Entry> WithoutPhrasings(ContentPack pack, int fold, out List<(string Text, string Id)> left)
    {
        var asked = left = [];
        return [.. pack.Entries.Select((entry, e) =>
        {
            if (!HasEnough(entry))
            {
                return entry;
            }

            asked.AddRange(entry.Asks.Where((_, a) => (a + e) % Folds == fold).Select(a => (a, entry.Id)));
            return entry with { Asks = [.. entry.Asks.Where((_, a) => (a + e) % Folds != fold)] };
        })];
    }

    /// <summary>Whether an entry is a fact or a family with phrasings to spare.</summary>
    public static bool HasEnough(Entry entry) => entry.Kind is EntryKind.Fact or EntryKind.Family && entry.Asks.Count >= 2;
}
