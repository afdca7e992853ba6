using System.Text;

namespace UnionBot.Rehearsal;

/// <summary>Compares what was to be said with what a platform shows, whatever dress it wears there.</summary>
internal static class Words
{
    /// <summary>The letters and digits alone, in order.</summary>
    public static string Only(string text)
    {
        var only = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                only.Append(rune);
            }
        }

        return only.ToString();
    }

    /// <summary>Whether <paramref name="shown"/> holds the words of <paramref name="said"/>, one after the other.</summary>
    public static bool Hold(string shown, string said) => Only(shown).Contains(Only(said), StringComparison.Ordinal);
}
