using System.Globalization;
using System.Text.RegularExpressions;

namespace UnionBot.Content;

/// <summary>How much of the source questions can reach.</summary>
/// <param name="Sentences">Sentences that have words.</param>
/// <param name="Quoted">Those that stand in quotes of entries.</param>
/// <param name="Rhetorical">Those declared to need none.</param>
internal sealed partial record SourceCoverage(int Sentences, int Quoted, int Rhetorical)
{
    /// <summary>From which share of sentences on a missing one is a fault; below, the pack is only begun and it is a warning.</summary>
    public const double BegunShare = 0.8;

    private const int RhetoricalLimit = 10;

    /// <summary>Sentences that no entry quotes.</summary>
    public int Missing => Sentences - Quoted - Rhetorical;

    /// <summary>Compares the source with the quotes.</summary>
    /// <param name="draft">The pack.</param>
    /// <param name="reachable">The entries whose own ways to ask find them first, or <see langword="null"/> where no engine was asked.</param>
    public static SourceCoverage? Check(PackDraft draft, IReadOnlySet<string>? reachable)
    {
        if (draft.SourceText is not { } source)
        {
            return null;
        }

        var quoted = new bool[source.Text.Length];
        foreach (var item in draft.Entries.Where(e => reachable is null || reachable.Contains(e.Entry.Id)))
        {
            foreach (var place in item.Quotes.SelectMany(q => source.Places(q.Text)))
            {
                Array.Fill(quoted, true, place.Start.Value, place.End.Value - place.Start.Value);
            }
        }

        var sentences = Split(source.Text).ToList();
        var rhetorical = MatchRhetorical(draft, source, sentences);
        var missing = sentences.Where(s => !rhetorical.Contains(s) && !Covers(quoted, source.Text, s)).ToList();
        Tell(draft, source, missing, sentences.Count, reachable is not null);
        return new SourceCoverage(sentences.Count, sentences.Count - rhetorical.Count - missing.Count, rhetorical.Count);
    }

    /// <summary>The sentences of a text as ranges, without the marks that open a list item or heading.</summary>
    internal static IEnumerable<(int Start, int End)> Split(string text)
    {
        var line = 0;
        while (line < text.Length)
        {
            var end = text.IndexOf('\n', line);
            end = end < 0 ? text.Length : end;
            var start = line + Marks().Match(text, line, end - line).Length;
            foreach (Match stop in Stops().Matches(text[start..end]))
            {
                var sentence = (start + stop.Index, start + stop.Index + stop.Length);
                if (HasWords(text, sentence))
                {
                    yield return sentence;
                }
            }

            line = end + 1;
        }
    }

    private static HashSet<(int Start, int End)> MatchRhetorical(PackDraft draft, SourceText source, List<(int Start, int End)> sentences)
    {
        var matched = new HashSet<(int Start, int End)>();
        foreach (var declared in draft.Rhetorical)
        {
            var words = SourceText.WithoutBold(declared.Sentence);
            words = words[Marks().Match(words).Length..].Trim();
            var hits = sentences.Where(s => source.Text.AsSpan(s.Start, s.End - s.Start).Trim().SequenceEqual(words)).ToList();
            if (hits.Count == 0)
            {
                draft.Findings.Fault("event.yaml", declared.Line, $"la phrase « {declared.Sentence} » n'est pas une phrase entière de la source : {source.Explain(words)}");
            }

            matched.UnionWith(hits);
        }

        if (draft.Rhetorical.Count > RhetoricalLimit)
        {
            draft.Findings.Warn("event.yaml", draft.Rhetorical[RhetoricalLimit].Line, $"{draft.Rhetorical.Count} phrases sont déclarées rhétoriques ; reste à {RhetoricalLimit} au plus. Cite les autres dans une entrée.");
        }

        return matched;
    }

    private static void Tell(PackDraft draft, SourceText source, List<(int Start, int End)> missing, int total, bool engine)
    {
        if (draft.EntriesIncomplete)
        {
            return;
        }

        var begun = total > 0 && missing.Count > (1 - BegunShare) * total;
        foreach (var sentence in missing)
        {
            var words = source.Text[sentence.Start..sentence.End].Trim();
            var message = $"aucune question ne mène à « {(words.Length <= 80 ? words : words[..77] + "…")} » : "
                + (engine ? "aucune entrée qui la cite n'est trouvée d'abord par ses propres façons de demander. " : "aucune entrée ne la cite. ")
                + "Cite-la dans une entrée, ou déclare-la sous « rhetorical » dans event.yaml, avec la raison.";
            if (begun)
            {
                draft.Findings.Warn("source.md", source.LineAt(sentence.Start), message);
            }
            else
            {
                draft.Findings.Fault("source.md", source.LineAt(sentence.Start), message);
            }
        }
    }

    private static bool Covers(bool[] quoted, string text, (int Start, int End) sentence)
    {
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (!quoted[i] && char.IsLetterOrDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasWords(string text, (int Start, int End) sentence)
    {
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>List marks, heading marks, numbers of list items and pictograms before the first word.</summary>
    [GeneratedRegex(@"\G(?:\s|[-*•➔>#]|👉|\d{1,2}[.)](?=\s))*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\S.*?(?:[.!?…]+(?=\s+[\p{Lu}\d«“""])|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Stops();
}
