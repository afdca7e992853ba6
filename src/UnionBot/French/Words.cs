using System.Runtime.CompilerServices;
using System.Text;

namespace UnionBot.French;

/// <summary>Cuts a text into folded words: elision, inclusive writing, hyphens, digits.</summary>
/// <remarks>
/// Bounded: it reads at most <see cref="MaxLetters"/> letters and makes at most <see cref="MaxWords"/> words of at most
/// <see cref="MaxWordLength"/> letters, whatever it is given.
/// </remarks>
internal static class Words
{
    /// <summary>The most letters that are read of a question.</summary>
    public const int MaxLetters = 1200;

    /// <summary>The most words of a question.</summary>
    public const int MaxWords = 60;

    /// <summary>The most letters of a word; the rest is dropped.</summary>
    public const int MaxWordLength = 32;

    private static readonly string[] InclusiveEndings =
        ["e", "es", "s", "ne", "nes", "le", "les", "te", "tes", "ere", "eres", "trice", "trices", "rice", "rices", "euse", "euses", "se", "ses", "ve", "ves", "x"];

    /// <summary>Cuts a question or a short phrase, within the bounds.</summary>
    public static List<Word> Split(string text) => Split(text, MaxLetters, MaxWords);

    /// <summary>Cuts a text of any length.</summary>
    public static List<Word> SplitAll(string text) => Split(text, int.MaxValue, int.MaxValue);

    /// <summary>Whether folded words stand one after the other from a place on.</summary>
    public static bool Stand(List<Word> words, int at, string[] phrase)
    {
        if (at + phrase.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < phrase.Length; i++)
        {
            if (!string.Equals(words[at + i].Text, phrase[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether folded words stand one after the other somewhere.</summary>
    public static bool Have(List<Word> words, string[] phrase)
    {
        for (var at = 0; at + phrase.Length <= words.Count; at++)
        {
            if (Stand(words, at, phrase))
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Fast from the first question on, not from the thirtieth.
    private static List<Word> Split(string text, int maxLetters, int maxWords)
    {
        var words = new List<Word>();
        var letters = new StringBuilder();
        var end = Math.Min(text.Length, maxLetters);
        var between = WordSigns.Space;
        var sentenceStart = true;
        var i = 0;
        while (i < end && words.Count < maxWords)
        {
            var c = text[i];
            if (!IsWordChar(c))
            {
                between = Between(text, i, words.Count > 0, between, ref sentenceStart);
                i++;
                continue;
            }

            var digits = char.IsAsciiDigit(c);
            var (capitals, count) = (0, 0);
            var accented = false;
            var first = i;
            letters.Clear();
            while (i < end && (IsWordChar(text[i]) ? digits == char.IsAsciiDigit(text[i]) : Fold.IsMark(text[i])))
            {
                Append(letters, text[i]);
                capitals += char.IsUpper(text[i]) ? 1 : 0;
                count++;
                accented |= text[i] is 'ù' or 'Ù' || (text[i] == '\u0300' && letters is [.., 'u']);
                i++;
            }

            if (letters.Length == 0)
            {
                continue;
            }

            if (IsInclusiveEnding(words, between, letters))
            {
                between = WordSigns.Glued;
                continue;
            }

            var signs = between | Capitals(capitals, count, sentenceStart, char.IsUpper(text[first])) | (accented ? WordSigns.AccentedU : WordSigns.None);
            if (i < text.Length && Fold.IsApostrophe(text[i]))
            {
                signs |= WordSigns.Elided;
            }

            words.Add(new Word(letters.ToString(0, Math.Min(letters.Length, MaxWordLength)), signs));
            between = WordSigns.Glued;
            sentenceStart = false;
        }

        return words;
    }

    private static WordSigns Capitals(int capitals, int count, bool sentenceStart, bool firstIsCapital) =>
        capitals >= 2 && capitals == count ? WordSigns.Acronym
        : firstIsCapital && !sentenceStart ? WordSigns.Capital
        : WordSigns.None;

    private static bool IsWordChar(char c) =>
        c < 0x180 ? Fold.Plain(c) != ' ' || Fold.Ligature(c) is not null : char.IsLetter(c);

    private static void Append(StringBuilder letters, char c)
    {
        if (Fold.Ligature(c) is { } two)
        {
            letters.Append(two);
        }
        else if (!Fold.IsMark(c) && letters.Length < MaxWordLength)
        {
            letters.Append(Fold.Plain(c));
        }
    }

    private static WordSigns Between(string text, int i, bool inText, WordSigns before, ref bool sentenceStart)
    {
        var c = text[i];
        if (c is '.' or '!' or '?' or '\n' or '…')
        {
            // A full stop inside « 2.4 » or « élu.e » begins no sentence.
            sentenceStart = c != '.' || i + 1 >= text.Length || !IsWordChar(text[i + 1]);
        }

        if (!inText || before != WordSigns.Glued)
        {
            return before == WordSigns.Space || char.IsWhiteSpace(c) ? (before is WordSigns.Glued or WordSigns.Space ? WordSigns.Space : WordSigns.None) : WordSigns.None;
        }

        return c switch
        {
            '-' or '‐' or '‑' => WordSigns.Hyphen,
            '.' => WordSigns.Dot,
            ':' => WordSigns.Colon,
            ',' => WordSigns.Comma,
            '(' or '/' => WordSigns.Dot,
            _ when Fold.IsMiddleDot(c) => WordSigns.Dot | WordSigns.Hyphen,
            _ when Fold.IsApostrophe(c) => WordSigns.None,
            _ when char.IsWhiteSpace(c) => WordSigns.Space,
            _ => WordSigns.None,
        };
    }

    /// <summary>Whether these letters only add a gender or a plural to the word before: <c>salarié·es</c>, <c>un-e</c>, <c>élu(e)s</c>.</summary>
    private static bool IsInclusiveEnding(List<Word> words, WordSigns between, StringBuilder letters)
    {
        if (words.Count == 0 || letters.Length > 6 || words[^1].IsNumber || words[^1].Text.Length < 2
            || (between & (WordSigns.Dot | WordSigns.Hyphen)) == WordSigns.None)
        {
            return false;
        }

        var middleDot = (between & WordSigns.Dot) != WordSigns.None && (between & WordSigns.Hyphen) != WordSigns.None;
        var ending = letters.ToString();
        return middleDot
            ? Array.IndexOf(InclusiveEndings, ending) >= 0
            : ending is "e" or "es" or "s" or "ne" or "nes" or "trice" or "trices";
    }
}
