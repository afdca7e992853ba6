using UnionBot.Answers;
using UnionBot.Content;

namespace UnionBot.CommandLine;

/// <summary>Leave-one-out for pack authors: asks each way to ask of an engine that was built without it, and tells where it leads elsewhere.</summary>
/// <remarks>
/// One index a fold, not one an ask: a fold leaves out at most one ask of each entry where the pack is small enough, so that an entry
/// keeps all its other words. A way to ask that finds nothing without itself is no finding: that is what it is there for.
/// </remarks>
internal static class CheckAsks
{
    private const int FewestFolds = 5;
    private const int MostFolds = 12;
    private const int LargeEntries = 1_000;

    private const double TellingAnswered = 0.5;
    private const double TellingSure = 0.3;
    private const double TellingOffered = 0.4;
    private const double TellingOneTap = 0.2;

    /// <summary>Runs it.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="thresholds">Its calibration.</param>
    /// <param name="question">Makes a question of an ask.</param>
    /// <param name="said">Whether an ask was already found to lead elsewhere although the engine knows it.</param>
    public static CheckLeftOut Run(ContentPack pack, Thresholds thresholds, Func<string, Question> question, Func<Entry, string, bool> said)
    {
        var shared = Shared(pack);
        var most = pack.Entries.Count == 0 ? 0 : pack.Entries.Max(e => e.Asks.Count);
        var folds = pack.Entries.Count > LargeEntries ? FewestFolds : Math.Clamp(most, FewestFolds, MostFolds);
        var findings = new List<Finding>();
        var (asked, right) = (0, 0);
        for (var fold = 0; fold < folds; fold++)
        {
            var engine = AnswerEngine.Build(Without(pack, fold, folds), thresholds);
            foreach (var (entry, at) in LeftOut(pack, fold, folds))
            {
                var ask = entry.Asks[at];
                if (shared.Contains(AskChecks.Key(ask)))
                {
                    continue; // Told already, and bound to find the other.
                }

                asked++;
                var answer = engine.Ask(question(ask));
                if (IsRight(entry, answer))
                {
                    right++;
                }
                else if (!said(entry, ask) && Elsewhere(entry, ask, answer) is var (message, telling))
                {
                    var line = at < entry.AskLines.Count ? entry.AskLines[at] : entry.Line;
                    findings.Add(new Finding(FindingSeverity.Warning, entry.File, line, message) { Telling = telling });
                }
            }
        }

        return new CheckLeftOut(asked, right, findings);
    }

    private static bool IsRight(Entry entry, Answer answer) => entry.Kind is EntryKind.Silence or EntryKind.Outside or EntryKind.SmallTalk
        ? answer.Outcome is Outcome.Silence or Outcome.Outside or Outcome.Help
        : answer.Outcome is not Outcome.Help && answer.Ids is [var first, ..] && string.Equals(first, entry.Id, StringComparison.Ordinal);

    private static (string Message, double Telling)? Elsewhere(Entry entry, string ask, Answer answer)
    {
        var shown = answer.Ids.Contains(entry.Id, StringComparer.Ordinal);
        return answer.Outcome switch
        {
            Outcome.List when shown =>
                ($"« {ask} » : sans cette ligne, le robot montrerait la liste « {answer.Ids[0]} », où se trouve « {entry.Id} ».", TellingOneTap),
            Outcome.Answer or Outcome.List =>
                ($"« {ask} » : sans cette ligne, le robot répondrait « {answer.Ids[0]} » au lieu de « {entry.Id} ».", TellingAnswered + (TellingSure * answer.Relevance)),
            Outcome.Choices when shown =>
                ($"« {ask} » : sans cette ligne, le robot proposerait « {answer.Ids[0]} » avant « {entry.Id} ».", TellingOneTap),
            Outcome.Choices =>
                ($"« {ask} » : sans cette ligne, le robot proposerait « {answer.Ids[0]} », et pas « {entry.Id} ».", TellingOffered),
            _ when answer.Topic is { } topic && !topic.StartsWith(Answer.PracticalTopic, StringComparison.Ordinal) && !string.Equals(topic, entry.Id, StringComparison.Ordinal) =>
                ($"« {ask} » : sans cette ligne, le robot trouverait « {topic} » au lieu de « {entry.Id} ».", TellingOffered),
            _ => null,
        };
    }

    private static HashSet<string> Shared(ContentPack pack) =>
        [.. pack.Entries.SelectMany(e => e.Asks).GroupBy(AskChecks.Key, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key)];

    private static ContentPack Without(ContentPack pack, int fold, int folds) =>
        pack with { Entries = [.. pack.Entries.Select((e, at) => e with { Asks = [.. e.Asks.Where((_, a) => !IsLeftOut(at, a, fold, folds))] })] };

    private static IEnumerable<(Entry Entry, int Ask)> LeftOut(ContentPack pack, int fold, int folds) =>
        pack.Entries.SelectMany((e, at) => Enumerable.Range(0, e.Asks.Count).Where(a => IsLeftOut(at, a, fold, folds)).Select(a => (e, a)));

    private static bool IsLeftOut(int entry, int ask, int fold, int folds) => (entry + ask) % folds == fold;
}
