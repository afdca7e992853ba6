using System.Globalization;

namespace UnionBot.Content;

/// <summary>Warns where members' words lead nowhere, or to two places.</summary>
internal static class AskChecks
{
    /// <summary>How many other ways to ask an entry should have: what was measured to matter, up to about five.</summary>
    public const int Enough = 5;

    private const double TellingShared = 1;
    private const double TellingRepeated = 0.45;
    private const double TellingNoAsk = 0.65;
    private const double TellingPerAsk = 0.1;

    /// <summary>Runs them.</summary>
    public static void Run(IEnumerable<Entry> entries, FindingList findings)
    {
        var seen = new Dictionary<string, (Entry Entry, int Line)>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var count = entry.Asks.Count;
            if (count < Enough)
            {
                findings.WarnOfAsk(
                    entry.File, entry.Line, string.Create(CultureInfo.InvariantCulture, $"« {entry.Id} » n'a que {count} façon(s) de demander. Vise {Enough} : ce sont elles qui font trouver l'entrée."),
                    TellingNoAsk - (TellingPerAsk * count));
            }

            foreach (var (ask, line) in entry.Asks.Zip(entry.AskLines))
            {
                var key = Key(ask);
                if (!seen.TryAdd(key, (entry, line)))
                {
                    var (other, first) = seen[key];
                    var same = string.Equals(other.Id, entry.Id, StringComparison.Ordinal);
                    var where = same ? "dans la même entrée" : $"dans « {other.Id} »";
                    findings.WarnOfAsk(
                        entry.File, line, string.Create(CultureInfo.InvariantCulture, $"« {ask} » est déjà une façon de demander {where} ({other.File}:{first}). Garde-la à un seul endroit."),
                        same ? TellingRepeated : TellingShared);
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
