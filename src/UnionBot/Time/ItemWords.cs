namespace UnionBot.Time;

/// <summary>Finds what a typed date hangs on.</summary>
internal static class ItemWords
{
    private static readonly HashSet<string> Empty = new(
        ["le", "la", "les", "l", "du", "de", "des", "d", "un", "une", "au", "aux", "a", "et", "que", "debut", "commence", "commencent", "cette", "ce"],
        StringComparer.Ordinal);

    /// <summary>The ids that a phrase may mean: one is an answer, several are a question.</summary>
    public static IReadOnlyList<string> Find(string phrase, IReadOnlyList<NamedItem> items)
    {
        var words = Words(FrenchFold.Fold(phrase)).ToList();
        var telling = words.Where(w => !Empty.Contains(w)).ToList();
        if (telling.Count == 0)
        {
            return words.Contains("debut", StringComparer.Ordinal) ? ["start"] : [];
        }

        if (telling is ["fin"] or ["cloture"])
        {
            return ["end"];
        }

        if (telling is ["travaux"] or ["ouverture"] or ["evenement"] or ["assemblee"] or ["assises"])
        {
            return ["start"];
        }

        // By what it is called; only then by what is said about it: « débat » is a name here and a mention there.
        var named = items.Where(i => i.Words.Take(1).Any(w => Holds(w, telling))).Select(i => i.Id).ToList();
        return named.Count > 0 ? named : [.. items.Where(i => i.Words.Any(w => Holds(w, telling))).Select(i => i.Id)];
    }

    private static bool Holds(string name, List<string> telling)
    {
        var words = Words(FrenchFold.Fold(name)).ToHashSet(StringComparer.Ordinal);
        return telling.TrueForAll(words.Contains);
    }

    private static IEnumerable<string> Words(string folded)
    {
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            var letter = i < folded.Length && char.IsAsciiLetterOrDigit(folded[i]);
            if (letter && start < 0)
            {
                start = i;
            }
            else if (!letter && start >= 0)
            {
                yield return folded[start..i];
                start = -1;
            }
        }
    }
}
