using System.Runtime.InteropServices;

namespace UnionBot.French;

/// <summary>Recognises what is asked for: who, where, when, at what hour, how many, why.</summary>
internal static class QuestionWords
{
    /// <summary>A question word found in a text.</summary>
    /// <param name="Words">How many words it takes.</param>
    /// <param name="Sign">The sign it stands for, or <see langword="null"/> where it only introduces a question.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Found(int Words, string? Sign);

    /// <summary>Reads a question word at a word.</summary>
    public static bool TryRead(IReadOnlyList<Word> words, int i, out Found found)
    {
        var next = i + 1 < words.Count ? words[i + 1].Text : "";
        found = words[i].Text switch
        {
            "quel" or "quelle" or "quels" or "quelles" when IsNear(words, i) => new Found(1, "?ou"),
            "quel" or "quelle" when i > 0 && words[i - 1].Text is "dans" && next is "but" or "intention" or "optique" or "dessein" or "objectif" or "perspective" => new Found(2, "?pourquoi"),
            "quel" or "quelle" or "quels" or "quelles" => next switch
            {
                "heure" or "heures" => new Found(2, "?heure"),
                "jour" or "date" => new Found(1, "?quand"),
                "homme" or "femme" or "dame" or "monsieur" or "gars" or "personne" or "personnes" or "gens" or "nana" or "meuf" or "bonhomme" => new Found(2, "?qui"),
                _ => default,
            },
            "combien" => new Found(1, "?combien"),
            "pourquoi" => new Found(1, "?pourquoi"),
            "pour" when next is "quoi" => new Found(2, "?pourquoi"),
            "comment" => new Found(1, "?comment"),
            "quoi" when next is "qui" && i == 0 => new Found(2, "?quoi"), // « kes ki »
            "quoi" => new Found(1, "?quoi"),
            "qu" when next is "est" && i + 2 < words.Count && words[i + 2].Text is "ce" => new Found(3, "?quoi"),
            "est" when next is "ce" && words[i + 1].Has(WordSigns.Hyphen) => new Found(2, Sign: null),
            "que" when i == 0 => new Found(1, "?quoi"),
            "qui" when AsksWho(words, i) => new Found(1, "?qui"),
            "quand" when AsksHere(words, i) => new Found(1, "?quand"),
            "ou" when words[i].Has(WordSigns.AccentedU) || AsksWhere(words, i) => new Found(1, "?ou"),
            _ => default,
        };
        return found.Words > 0;
    }

    /// <summary>« c'est près de quelle gare ».</summary>
    private static bool IsNear(IReadOnlyList<Word> words, int i) =>
        i >= 2 && words[i - 1].Text is "de" && words[i - 2].Text is "pres" or "loin" or "cote" && words[0].Text is "c" or "pres" or "a" or "ca";

    private static bool AsksWho(IReadOnlyList<Word> words, int i) =>
        i <= 1 || i == words.Count - 1 || words[i - 1].Text is "est" or "c" or "avec" or "par" or "sont" or "de" or "chez" or "pour" or "et";

    private static bool AsksHere(IReadOnlyList<Word> words, int i) =>
        i <= 1 || i == words.Count - 1 || words[i - 1].Text is "est" or "c" or "depuis" or "et" or "a";

    private static bool AsksWhere(IReadOnlyList<Word> words, int i)
    {
        if (i == 0 || i == words.Count - 1)
        {
            return words.Count > 0 && (i == 0 || words[i - 1].Text is "est" or "c" or "et" or "passe" or "d" or "lieu" or "va" or "aller" or "faut" || words.Count <= 4);
        }

        return words[i - 1].Text is "est" or "c" or "d" or "et" or "vers" && words[i + 1].Text is not ("non" or "pas" or "bien")
            || words[i + 1].Text is "est" or "sont" or "se" or "ca" or "exactement" or "aura" or "ont" && words[i - 1].Text is "est" or "c" or "et" or "sait" or "savoir" or "dire";
    }
}
