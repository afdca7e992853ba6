using System.Diagnostics;
using UnionBot.Agenda;
using UnionBot.Answers;
using UnionBot.Content;

namespace UnionBot.Benchmarks.Answers;

/// <summary>Sets our engine and the libraries before the same questions on packs of several sizes.</summary>
internal static class Contest
{
    private const int Rounds = 6;
    private const int WarmRounds = 2;
    private static readonly int[] Sizes = [50, 500, 5_000];

    /// <summary>All rows, in order; only ours on the pack as it is where <paramref name="alone"/>.</summary>
    public static IEnumerable<Row> Run(ContentPack pack, IReadOnlyList<AskedQuestion> questions, DateTimeOffset now, bool alone, Action<string>? miss)
    {
        var own = Calibration.Of(pack, CancellationToken.None);
        if (alone)
        {
            yield return Ours(pack, questions, own, now, miss);
            yield break;
        }

        foreach (var row in OfPack(pack, questions, own, now, miss))
        {
            yield return row;
        }

        foreach (var size in Sizes.Where(s => s != pack.Entries.Count))
        {
            var sized = PackOf(pack, size);
            var ids = sized.Entries.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
            var asked = questions.Where(q => q.Turns.All(t => t.Expect.Count == 0 || t.Expect.Any(ids.Contains))).ToList();
            foreach (var row in OfPack(sized, asked, own, now, miss: null))
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<Row> OfPack(ContentPack pack, IReadOnlyList<AskedQuestion> questions, Thresholds thresholds, DateTimeOffset now, Action<string>? miss)
    {
        yield return Ours(pack, questions, thresholds, now, miss);
        yield return Theirs(() => new SqliteSearch(pack, "trigram"), pack, questions);
        yield return Theirs(() => new SqliteSearch(pack, "unicode61 remove_diacritics 2"), pack, questions);
        yield return Theirs(() => new LuceneSearch(pack), pack, questions);
    }

    private static Row Ours(ContentPack pack, IReadOnlyList<AskedQuestion> questions, Thresholds thresholds, DateTimeOffset now, Action<string>? miss)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (engine, load) = Timed(() => AnswerEngine.Build(pack, thresholds));
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        var programme = AgendaService.Of(pack);
        var scores = Scores.Of(engine, questions, now, miss);
        var times = Times(questions, text => engine.Ask(new Question { Text = text, Now = now, Programme = programme }));
        GC.KeepAlive(engine);
        return new Row("UnionBot", pack.Entries.Count, scores, times, load, memory, thresholds.Answer);
    }

    private static Row Theirs(Func<Peer> make, ContentPack pack, IReadOnlyList<AskedQuestion> questions)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (peer, load) = Timed(make);
        using (peer)
        {
            var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
            memory = Math.Max(0, memory) + (peer is LuceneSearch ? 0 : peer.IndexBytes); // Lucene's index lies in managed memory and is counted already.
            peer.FitThreshold(questions);
            var scores = Scores.Of((text, _) => peer.Ask(text), questions);
            return new Row(peer.Name, pack.Entries.Count, scores, Times(questions, text => peer.Ask(text)), load, memory, peer.Threshold);
        }
    }

    /// <summary>Microseconds a question, in order, after the first rounds.</summary>
    private static List<double> Times(IReadOnlyList<AskedQuestion> questions, Action<string> ask)
    {
        var texts = questions.SelectMany(q => q.Turns).Select(t => t.Text).ToList();
        var times = new List<double>(texts.Count * Rounds);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var text in texts)
            {
                var started = Stopwatch.GetTimestamp();
                ask(text);
                if (round >= WarmRounds)
                {
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
                }
            }
        }

        times.Sort();
        return times;
    }

    private static (T Made, TimeSpan Load) Timed<T>(Func<T> make)
    {
        var started = Stopwatch.GetTimestamp();
        var made = make();
        return (made, Stopwatch.GetElapsedTime(started));
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
                    Id = FormattableString.Invariant($"{entry.Id}~{copy}"),
                    Parent = null,
                    Number = null,
                    Title = FormattableString.Invariant($"{entry.Title} dossier{copy}"),
                    Asks = [.. entry.Asks.Select(a => FormattableString.Invariant($"{a} dossier{copy} annexe{i}"))],
                };
            }),
        ],
    };
}
