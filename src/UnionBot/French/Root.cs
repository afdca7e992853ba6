namespace UnionBot.French;

/// <summary>Takes the derivation off a stem, so that <c>nationalisation</c>, <c>nationaliser</c> and <c>national</c> meet. Coarser than <see cref="Stem"/>; counts less.</summary>
internal static class Root
{
    private static readonly string[] Endings =
        ["issement", "ellement", "eusement", "ablement", "ation", "ateur", "atric", "ement", "ition", "iteur", "ament", "iqu",
         "isation", "isateur", "ion", "eur", "eus", "ment", "abl", "ibl", "ism", "ist", "anc", "enc", "ant", "ent", "ag", "al", "el", "ai", "air", "if", "iv", "ier", "ien",
         "ur", "at", "it", "is", "ic", "on", "oir", "ois", "t", "i", "u"];

    /// <summary>The root of a light stem; the stem itself where nothing comes off.</summary>
    public static string Of(string stem)
    {
        if (stem.Length <= 4 || stem[0] is '#' or '?' || char.IsAsciiDigit(stem[0]))
        {
            return stem;
        }

        var s = stem;
        for (var round = 0; round < 3; round++)
        {
            var shorter = Strip(s);
            if (ReferenceEquals(shorter, s))
            {
                break;
            }

            s = shorter;
        }

        return s;
    }

    private static string Strip(string s)
    {
        foreach (var ending in Endings)
        {
            var rest = s.Length - ending.Length;
            if (rest >= (ending.Length <= 2 ? 5 : 4) && s.EndsWith(ending, StringComparison.Ordinal))
            {
                return s[..rest];
            }
        }

        return s;
    }
}
