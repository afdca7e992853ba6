namespace UnionBot.French;

/// <summary>Takes accents, ligatures and case off letters, by a table of our own.</summary>
/// <remarks>Culture and <c>Normalize</c> are not asked: under invariant globalization they silently do nothing.</remarks>
internal static class Fold
{
    private const string From =
        "àáâãäåāăąçćĉčďđèéêëēĕėęěĝğģĥìíîïĩīĭįıĵķĺļľłñńņňòóôõöøōŏőŕŗřśŝşšţťŧùúûüũūŭůűųŵýÿŷźżž" +
        "ÀÁÂÃÄÅĀĂĄÇĆĈČĎĐÈÉÊËĒĔĖĘĚĜĞĢĤÌÍÎÏĨĪĬĮİĴĶĹĻĽŁÑŃŅŇÒÓÔÕÖØŌŎŐŔŖŘŚŜŞŠŢŤŦÙÚÛÜŨŪŬŮŰŲŴÝŸŶŹŻŽ";

    private const string To =
        "aaaaaaaaaccccddeeeeeeeeeggghiiiiiiiiijkllllnnnnooooooooorrrsssstttuuuuuuuuuuwyyyzzz" +
        "aaaaaaaaaccccddeeeeeeeeeggghiiiiiiiiijkllllnnnnooooooooorrrsssstttuuuuuuuuuuwyyyzzz";

    private static readonly char[] Table = MakeTable();

    /// <summary>The plain lower-case letter or digit of a character; a space for whatever is neither.</summary>
    /// <remarks>Ligatures are two letters and not known here: see <see cref="Ligature"/>.</remarks>
    public static char Plain(char c) => c < Table.Length ? Table[c] : char.IsLetter(c) ? c : ' ';

    /// <summary>The two letters of a ligature, or <see langword="null"/>.</summary>
    public static string? Ligature(char c) => c switch
    {
        'œ' or 'Œ' => "oe",
        'æ' or 'Æ' => "ae",
        'ß' => "ss",
        _ => null,
    };

    /// <summary>Whether it only dresses the letter before it (a combining accent).</summary>
    public static bool IsMark(char c) => c is >= '\u0300' and <= '\u036f' or '\u00ad' or '\u200b' or '\u200c' or '\u200d' or '\ufeff';

    /// <summary>Whether it stands for an apostrophe.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or '`' or '´' or '′';

    /// <summary>Whether it is one of the dots of inclusive writing.</summary>
    public static bool IsMiddleDot(char c) => c is '·' or '•' or '‧' or '⋅' or '∙' or '・';

    /// <summary>Folds a whole text; what is no letter or digit becomes a space.</summary>
    public static string Text(string text)
    {
        var folded = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Ligature(c) is { } two)
            {
                folded.Append(two);
            }
            else if (!IsMark(c))
            {
                folded.Append(Plain(c));
            }
        }

        return folded.ToString();
    }

    private static char[] MakeTable()
    {
        var table = new char[0x180];
        Array.Fill(table, ' ');
        for (var c = '0'; c <= '9'; c++)
        {
            table[c] = c;
        }

        for (var c = 'a'; c <= 'z'; c++)
        {
            table[c] = c;
            table[c - 32] = c;
        }

        for (var i = 0; i < From.Length; i++)
        {
            table[From[i]] = To[i];
        }

        return table;
    }
}
