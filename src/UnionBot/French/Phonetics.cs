using System.Text;

namespace UnionBot.French;

/// <summary>A key that two spellings share when they sound alike in French: <c>claix</c> and <c>clé</c>, <c>darblay</c> and <c>darblé</c>.</summary>
internal static class Phonetics
{
    private static readonly (string Letters, string Sound)[] Rules =
    [
        ("eaux", "o"), ("eau", "o"), ("aux", "o"), ("sch", "S"), ("sh", "S"), ("ch", "S"), ("ph", "f"), ("gn", "N"), ("th", "t"), ("rh", "r"),
        ("qu", "k"), ("ck", "k"), ("cq", "k"), ("cc", "k"), ("gu", "g"), ("ge", "j"), ("gi", "ji"), ("ce", "se"), ("ci", "si"), ("cy", "si"),
        ("ain", "I"), ("ein", "I"), ("aim", "I"), ("ien", "iI"), ("oin", "wI"), ("in", "I"), ("im", "I"), ("yn", "I"), ("un", "I"),
        ("en", "A"), ("em", "A"), ("an", "A"), ("am", "A"), ("on", "O"), ("om", "O"),
        ("au", "o"), ("ou", "u"), ("oi", "wa"), ("ai", "e"), ("ei", "e"), ("ay", "e"), ("ey", "e"), ("et", "e"), ("er", "er"), ("oe", "e"), ("eu", "e"),
        ("ill", "y"), ("y", "i"), ("x", "ks"), ("q", "k"), ("c", "k"), ("z", "s"), ("w", "v"), ("h", ""), ("j", "j"),
    ];

    /// <summary>The key of a folded word; short words give short keys, which mean little.</summary>
    public static string Key(string word)
    {
        var w = MuteEnding(word);
        var key = new StringBuilder(w.Length);
        var i = 0;
        while (i < w.Length)
        {
            var (length, sound) = Sound(w, i);
            foreach (var c in sound)
            {
                if (key.Length == 0 || key[^1] != c)
                {
                    key.Append(c);
                }
            }

            i += length;
        }

        while (key.Length > 1 && key[^1] == 'e')
        {
            key.Length--;
        }

        return key.ToString();
    }

    private static (int Length, string Sound) Sound(string w, int i)
    {
        foreach (var (letters, sound) in Rules)
        {
            if (string.CompareOrdinal(w, i, letters, 0, letters.Length) != 0)
            {
                continue;
            }

            // A nasal before a vowel or a second n or m is none.
            if (sound is [.., 'I' or 'A' or 'O'] && i + letters.Length < w.Length && w[i + letters.Length] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'n' or 'm')
            {
                continue;
            }

            if (letters is "et" && i + 2 < w.Length)
            {
                continue;
            }

            return (letters.Length, sound);
        }

        return (1, w[i].ToString());
    }

    private static string MuteEnding(string w)
    {
        if (w.Length > 3 && w.EndsWith("er", StringComparison.Ordinal) || w.Length > 3 && w.EndsWith("ez", StringComparison.Ordinal))
        {
            return w[..^1];
        }

        while (w.Length > 3 && w[^1] is 's' or 't' or 'd' or 'x' or 'z' or 'p' && !(w[^1] == 't' && w[^2] == 'e'))
        {
            w = w[..^1];
        }

        return w;
    }
}
