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
    public static string? Read(string text)
    {
        var typed = text.AsSpan().Trim();
        if (typed.Length != Length)
        {
            return null;
        }

        Span<char> code = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
        {
            var letter = typed[i] is >= 'a' and <= 'z' ? (char)(typed[i] - ('a' - 'A')) : typed[i];
            var isGap = i % (GroupLength + 1) == GroupLength;

            // Keyboards turn a hyphen into one of these.
            code[i] = isGap && letter is '-' or '\u2010' or '\u2011' or '\u2013' or '\u2014' ? '-' : letter;
            if (isGap ? code[i] != '-' : !Alphabet.Contains(letter, StringComparison.Ordinal))
            {
                return null;
            }
        }

        return code.ToString();
    }
}
