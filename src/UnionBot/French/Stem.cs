namespace UnionBot.French;

/// <summary>Takes the endings off a folded word: number, gender and the common verb endings. Light: what remains still tells words apart.</summary>
internal static class Stem
{
    private static readonly string[] VerbEndings =
        ["issaient", "eraient", "issons", "issent", "issait", "issant", "erions", "aient", "erait", "erons", "eront", "erent", "iront", "irait",
         "ions", "ait", "ais", "ant", "ent", "era", "erai", "ons", "ez", "er", "ira", "ir", "it"];

    /// <summary>The light stem of a folded word; a word with digits stays as it is.</summary>
    public static string Of(string word)
    {
        if (word.Length <= 3 || word[0] is '#' or '?' || char.IsAsciiDigit(word[0]))
        {
            return word.Length == 3 && word[2] == 's' && word[1] is not ('s' or 'a' or 'u' or 'i' or 'o') ? word[..2] : word;
        }

        if (IrregularVerbs.Lemma(word) is { } lemma)
        {
            return lemma;
        }

        var s = Plural(word);
        if (IrregularVerbs.Lemma(s) is { } singular)
        {
            return singular;
        }

        s = Verb(s);
        s = Feminine(s);
        return Undouble(s);
    }

    private static string Plural(string w)
    {
        if (w.EndsWith("eaux", StringComparison.Ordinal))
        {
            return w[..^1];
        }

        if (w is "travaux")
        {
            return "travail";
        }

        if (w.Length > 4 && w.EndsWith("aux", StringComparison.Ordinal))
        {
            return string.Concat(w.AsSpan(0, w.Length - 2), "l");
        }

        return w[^1] switch
        {
            's' when w.Length > 3 && w[^2] != 's' => w[..^1],
            'x' when w.Length > 4 && w[^2] is 'u' => w[..^1],
            _ => w,
        };
    }

    private static string Verb(string w)
    {
        foreach (var ending in VerbEndings)
        {
            var rest = w.Length - ending.Length;
            if (rest >= 4 - (ending.Length == 2 ? 1 : 0) && w.EndsWith(ending, StringComparison.Ordinal) && rest >= 3)
            {
                // « argent », « document », « agent »: nouns keep their « ent » after m and g.
                if (ending is "ent" && w[rest - 1] is 'm' or 'g' or 'd' or 'i')
                {
                    continue;
                }

                return w[..rest];
            }
        }

        return w;
    }

    private static string Feminine(string w)
    {
        if (w.Length <= 5 && w.EndsWith("ee", StringComparison.Ordinal))
        {
            return w[..^1]; // « année » is no « Anne ».
        }

        while (w.Length > 3 && w[^1] == 'e')
        {
            w = w[..^1];
        }

        return w;
    }

    private static string Undouble(string w) => w.Length > 3 && w[^1] == w[^2] && w[^1] is not ('e' or 'i') ? w[..^1] : w;
}
