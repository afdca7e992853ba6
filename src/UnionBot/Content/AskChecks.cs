using System.Globalization;

namespace UnionBot.Content;

/// <summary>Warns where members' words lead nowhere, or to two places.</summary>
internal static class AskChecks
{
    /// <summary>How many other ways to ask an entry should have: what was measured to matter, up to about five.</summary>
    public const int Enough = 5;

    /// <summary>Runs them.</summary>
    public static void Run(PackDraft draft)
    {
        var seen = new Dictionary<string, (Entry Entry, Located Ask)>(StringComparer.Ordinal);
        foreach (var item in draft.Entries)
        {
            var entry = item.Entry;
            if (item.Asks.Count < Enough)
            {
                draft.Findings.Warn(entry.File, entry.Line, $"« {entry.Id} » n'a que {item.Asks.Count} façon(s) de demander. Vise {Enough} : ce sont elles qui font trouver l'entrée.");
            }

            foreach (var ask in item.Asks)
            {
                var key = Key(ask.Text);
                if (!seen.TryAdd(key, (entry, ask)))
                {
                    var (other, first) = seen[key];
                    var where = string.Equals(other.Id, entry.Id, StringComparison.Ordinal) ? "dans la même entrée" : $"dans « {other.Id} »";
                    draft.Findings.Warn(entry.File, ask.Line, $"« {ask.Text} » est déjà une façon de demander {where} ({other.File}:{first.Line.ToString(CultureInfo.InvariantCulture)}). Garde-la à un seul endroit.");
                }
            }
        }
    }

    /// <summary>A text without case, accents and signs, so that two ways to write one question are equal.</summary>
    internal static string Key(string text)
    {
        var key = new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            var plain = Plain(char.ToLowerInvariant(c));
            if (char.IsLetterOrDigit(plain))
            {
                key[length++] = plain;
            }
        }

        return new string(key, 0, length);
    }

    private static char Plain(char c) => c switch
    {
        'à' or 'â' or 'ä' => 'a',
        'é' or 'è' or 'ê' or 'ë' => 'e',
        'î' or 'ï' => 'i',
        'ô' or 'ö' => 'o',
        'ù' or 'û' or 'ü' => 'u',
        'ç' => 'c',
        _ => c,
    };
}
