using System.Security.Cryptography;

namespace UnionBot.People;

/// <summary>One-time codes as people read, say and type them: <c>XXXX-XXXX-XXXX</c>, 60 bits, no letter that looks like a digit.</summary>
internal static class PersonalCode
{
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Groups = 3;
    private const int GroupLength = 4;
    private const int Length = (Groups * (GroupLength + 1)) - 1;

    /// <summary>A new code.</summary>
    public static string New() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));

    /// <summary>The code as it was given out, or <see langword="null"/> for a text that has not the shape of one.</summary>
    /// <remarks>Who heard it may type spaces for the hyphens, or nothing. Then it needs a digit: words have none.</remarks>
    public static string? Read(string text)
    {
        var typed = text.AsSpan().Trim();
        if (typed.Length is not (Length or Groups * GroupLength))
        {
            return null;
        }

        Span<char> code = stackalloc char[Length];
        var (at, digits, hyphens) = (0, 0, 0);
        for (var i = 0; i < Length; i++)
        {
            if (i % (GroupLength + 1) == GroupLength)
            {
                code[i] = '-';
                if (typed.Length == Length)
                {
                    // Keyboards turn a hyphen into one of these.
                    var gap = typed[at++];
                    var isHyphen = gap is '-' or '\u2010' or '\u2011' or '\u2013' or '\u2014';
                    hyphens += isHyphen ? 1 : 0;
                    if (!isHyphen && gap is not (' ' or '\u00A0'))
                    {
                        return null;
                    }
                }

                continue;
            }

            var letter = typed[at] is >= 'a' and <= 'z' ? (char)(typed[at] - ('a' - 'A')) : typed[at];
            at++;
            if (!Alphabet.Contains(letter, StringComparison.Ordinal))
            {
                return null;
            }

            digits += char.IsAsciiDigit(letter) ? 1 : 0;
            code[i] = letter;
        }

        return hyphens == Groups - 1 || digits > 0 ? code.ToString() : null;
    }
}
