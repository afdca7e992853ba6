using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.InteropServices;

namespace UnionBot.French;

/// <summary>Reads what is written with digits or number words: hours, ordinals, grouped numbers.</summary>
internal static class Numbers
{
    private static readonly FrozenDictionary<string, int> InWords = MakeWords();

    /// <summary>A number found in a text.</summary>
    /// <param name="Words">How many words it takes.</param>
    /// <param name="Kind">What sort of number.</param>
    /// <param name="Value">The number; minutes since midnight for an hour.</param>
    /// <param name="Sign">The sign that is indexed.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Found(int Words, TokenKind Kind, int Value, string Sign);

    /// <summary>Reads a number that begins at a word.</summary>
    public static bool TryRead(IReadOnlyList<Word> words, int i, out Found found)
    {
        if (!TryReadPlain(words, i, out found))
        {
            return false;
        }

        if (found.Kind == TokenKind.Ordinal && found.Value > 1 && Counts(words, i, found.Words))
        {
            found = found with { Kind = TokenKind.Number, Sign = string.Create(CultureInfo.InvariantCulture, $"#c{found.Value}") };
        }

        return true;
    }

    /// <summary>Whether a number says how many, not which: « les six exemples », « 10 mesures », but not « mesure 6 » or « la 2e ».</summary>
    private static bool Counts(IReadOnlyList<Word> words, int i, int length)
    {
        if (length > 1 || words[i].Text.EndsWith("eme", StringComparison.Ordinal) || words[i].Text is "second" or "seconde")
        {
            return false;
        }

        if (i > 0 && words[i - 1].Text is "les" or "ces" or "nos" or "vos" or "leurs" && Next(words, i) is { IsNumber: false, Text.Length: > 3 })
        {
            return true; // « les 6 exmple »
        }

        return Next(words, i) is { IsNumber: false, Text: [.., _, _, _, 's'] } next && next.Text is not ("mars" or "apres") && !WordLists.Stop.Contains(next.Text)
            && (i == 0 || words[i - 1].Text is not ("le" or "la" or "du" or "numero"));
    }

    private static bool TryReadPlain(IReadOnlyList<Word> words, int i, out Found found)
    {
        found = default;
        var word = words[i];
        if (word.Text is "n" or "no" or "num" or "numero" && Next(words, i) is { IsNumber: true } && TryReadPlain(words, i + 1, out var named))
        {
            found = named with { Words = named.Words + 1 };
            return true;
        }

        if (!word.IsNumber)
        {
            return ReadWord(word, out found);
        }

        if (word.Text.Length > 9 || !int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            found = new Found(1, TokenKind.Number, 0, word.Text);
            return true;
        }

        found = ReadTime(words, i, value) ?? ReadPath(words, i, value) ?? ReadOrdinal(words, i, value) ?? ReadGroups(words, i, value) ?? Plain(1, value);
        return true;
    }

    private static bool ReadWord(Word word, out Found found)
    {
        found = default;
        if (word.Text is "dernier" or "derniere")
        {
            found = new Found(1, TokenKind.Ordinal, -1, "#last");
            return true;
        }

        if (!InWords.TryGetValue(word.Text, out var value))
        {
            return false;
        }

        found = Plain(1, value);
        return true;
    }

    private static Found? ReadTime(IReadOnlyList<Word> words, int i, int hour)
    {
        if (hour > 24 || Next(words, i) is not { } next)
        {
            return null;
        }

        if (next.Has(WordSigns.Colon) && next is { IsNumber: true, Text.Length: 2 } && int.Parse(next.Text, CultureInfo.InvariantCulture) < 60)
        {
            return Time(2, hour, int.Parse(next.Text, CultureInfo.InvariantCulture));
        }

        if (next.Text is not ("h" or "heure" or "heures" or "hr" or "hrs"))
        {
            return null;
        }

        return Next(words, i + 1) is { IsNumber: true, Text.Length: 2 } minutes && (minutes.Signs & (WordSigns.Glued | WordSigns.Space)) != WordSigns.None
            && int.Parse(minutes.Text, CultureInfo.InvariantCulture) < 60
            ? Time(3, hour, int.Parse(minutes.Text, CultureInfo.InvariantCulture))
            : Time(2, hour, 0);
    }

    private static Found Time(int words, int hour, int minute) =>
        new(words, TokenKind.Time, (hour * 60) + minute, string.Create(CultureInfo.InvariantCulture, $"#t{hour:00}{minute:00}"));

    private static Found? ReadPath(IReadOnlyList<Word> words, int i, int value) =>
        value is > 0 and < 100 && Next(words, i) is { IsNumber: true, Text.Length: <= 2 } next && next.Has(WordSigns.Dot)
            ? new Found(2, TokenKind.Path, value, $"#{words[i].Text}.{next.Text}")
            : null;

    private static Found? ReadOrdinal(IReadOnlyList<Word> words, int i, int value) =>
        value < 1000 && Next(words, i) is { Text: "e" or "er" or "ere" or "re" or "eme" or "ieme" or "emes" or "nd" or "nde" or "de" or "ers" } next
            && next.Has(WordSigns.Glued)
            ? Plain(2, value)
            : null;

    private static Found? ReadGroups(IReadOnlyList<Word> words, int i, int value)
    {
        if (words[i].Text.Length > 3)
        {
            return null;
        }

        long all = value;
        var count = 1;
        while (Next(words, i + count - 1) is { IsNumber: true, Text.Length: 3 } next && all < 1_000_000
            && (next.Signs & (WordSigns.Space | WordSigns.Dot | WordSigns.Comma)) != WordSigns.None)
        {
            all = (all * 1000) + int.Parse(next.Text, CultureInfo.InvariantCulture);
            count++;
        }

        if (Next(words, i + count - 1) is { Text: "mille" or "k" or "000" } && all < 1000)
        {
            all *= 1000;
            count++;
        }

        return count > 1 ? Plain(count, (int)Math.Min(all, int.MaxValue)) : null;
    }

    private static Found Plain(int words, int value) => value < 100
        ? new Found(words, TokenKind.Ordinal, value, string.Create(CultureInfo.InvariantCulture, $"#n{value}"))
        : new Found(words, TokenKind.Number, value, value.ToString(CultureInfo.InvariantCulture));

    private static Word? Next(IReadOnlyList<Word> words, int i) => i + 1 < words.Count ? words[i + 1] : null;

    private static FrozenDictionary<string, int> MakeWords()
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["premier"] = 1,
            ["premiere"] = 1,
            ["second"] = 2,
            ["seconde"] = 2,
        };
        string[] cardinals =
        [
            "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize",
        ];
        string[] ordinals =
        [
            "deuxieme", "troisieme", "quatrieme", "cinquieme", "sixieme", "septieme", "huitieme", "neuvieme", "dixieme", "onzieme", "douzieme",
            "treizieme", "quatorzieme", "quinzieme", "seizieme",
        ];
        for (var n = 0; n < cardinals.Length; n++)
        {
            words[cardinals[n]] = n + 2;
            words[ordinals[n]] = n + 2;
            words[ordinals[n] + "s"] = n + 2;
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
