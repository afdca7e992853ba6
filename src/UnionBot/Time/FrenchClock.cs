using System.Globalization;
using System.Text.RegularExpressions;

namespace UnionBot.Time;

/// <summary>Reads an hour as it is typed in French, at the end or at the beginning of a folded text.</summary>
internal static partial class FrenchClock
{
    private const RegexOptions Rules = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Clock =
        @"(?:(?<h>[0-9]{1,2}) ?(?:h|heures?) ?(?<m>[0-9]{2})?(?: ?min(?:utes?)?)?|(?<h>[0-9]{1,2}):(?<m>[0-9]{2})|(?<w>midi|minuit)(?<d> et demie?)?)(?<p> du matin| du soir| de l'apres-midi)?";

    /// <summary>Parts of the day, and the hour that is meant where none is given.</summary>
    private static readonly Dictionary<string, TimeOnly> Parts = new(StringComparer.Ordinal)
    {
        ["matin"] = new(9, 0),
        ["midi"] = new(12, 0),
        ["apres-midi"] = new(14, 0),
        ["soir"] = new(19, 0),
    };

    /// <summary>Splits a text into its hour and the rest.</summary>
    /// <returns>The hour, or <see langword="null"/> where there is none or it does not exist (25 h); and the text without it.</returns>
    public static (TimeOnly? Clock, string Left, bool Written) Split(string folded)
    {
        var match = AtEnd().Match(folded);
        var rest = match.Success ? folded[..match.Index] : "";
        if (!match.Success)
        {
            match = AtStart().Match(folded);
            rest = match.Success ? folded[match.Length..] : folded;
        }

        rest = rest.Trim(' ', ',');
        var part = PartOfDay().Match(rest);
        if (part.Success)
        {
            rest = part.Groups["before"].Value.Trim();
            rest = rest.Length == 0 ? "aujourd'hui" : rest;
        }

        if (!match.Success)
        {
            return part.Success ? (Parts[part.Groups["part"].Value], rest, true) : (null, rest, false);
        }

        return (Read(match, part.Success ? part.Groups["part"].Value : ""), rest, true);
    }

    private static TimeOnly? Read(Match match, string part)
    {
        if (match.Groups["w"].Success)
        {
            var word = string.Equals(match.Groups["w"].Value, "midi", StringComparison.Ordinal) ? new TimeOnly(12, 0) : new TimeOnly(0, 0);
            return match.Groups["d"].Success ? word.AddMinutes(30) : word;
        }

        var hour = int.Parse(match.Groups["h"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var afternoon = match.Groups["p"].Value is " du soir" or " de l'apres-midi" || part is "soir" or "apres-midi";
        if (afternoon && hour is >= 1 and < 12)
        {
            hour += 12;
        }

        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    [GeneratedRegex("(?:^| )(?:a |vers |pour |des )?" + Clock + "$", Rules, 1000)]
    private static partial Regex AtEnd();

    [GeneratedRegex("^(?:a |vers |pour |des )?" + Clock + "(?= |$)", Rules, 1000)]
    private static partial Regex AtStart();

    [GeneratedRegex("^(?<before>.*?)(?:^| )(?:ce |cet |au )?(?<part>matin|midi|apres-midi|soir)$", Rules, 1000)]
    private static partial Regex PartOfDay();
}
