using System.Text;

namespace UnionBot.Time;

/// <summary>Sets typed French in one plain form: lower case, no accents, straight apostrophes, single spaces. Needs no culture data.</summary>
internal static class FrenchFold
{
    private const string Accented = "àâäáãéèêëíìîïóòôöõúùûüçñÿ";

    private const string Plain = "aaaaaeeeeiiiiooooouuuucny";

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var typed in text)
        {
            var c = char.ToLowerInvariant(typed);
            if (c is >= '\u0300' and <= '\u036F')
            {
                continue; // An accent typed as a character of its own.
            }

            if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF')
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }

                continue;
            }

            var at = Accented.IndexOf(c, StringComparison.Ordinal);
            _ = c switch
            {
                _ when at >= 0 => folded.Append(Plain[at]),
                'œ' => folded.Append("oe"),
                'æ' => folded.Append("ae"),
                '’' or '‘' or 'ʼ' or '`' => folded.Append('\''),
                '−' or '–' or '—' or '‑' => folded.Append('-'),
                _ => folded.Append(c),
            };
        }

        return folded.ToString().Trim(' ', '.', ',', ';');
    }
}
