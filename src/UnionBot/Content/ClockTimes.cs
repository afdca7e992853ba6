using System.Globalization;
using System.Text.RegularExpressions;

namespace UnionBot.Content;

/// <summary>Finds clock times in French text: <c>8h30</c>, <c>9 h</c>, <c>14H00</c>, <c>16:30</c>, <c>14 heures</c>.</summary>
internal static partial class ClockTimes
{
    /// <summary>Reads a text that is one clock time and nothing else.</summary>
    public static bool TryRead(string text, out TimeOnly clock)
    {
        var match = Pattern().Match(text);
        clock = default;
        return match.Success && match.Index == 0 && match.Length == text.Length && TryTake(match, out clock);
    }

    /// <summary>Every clock time in a text, in order; what is no time of day (« 25h ») is left out.</summary>
    public static IEnumerable<TimeOnly> In(string text)
    {
        foreach (Match match in Pattern().Matches(text))
        {
            if (TryTake(match, out var clock))
            {
                yield return clock;
            }
        }
    }

    /// <summary>Writes an hour as the bot does: « 8 h 30 », « 14 h ».</summary>
    public static string Say(TimeOnly clock) => string.Create(
        CultureInfo.InvariantCulture, $"{clock.Hour} h{(clock.Minute == 0 ? string.Empty : $" {clock.Minute:00}")}");

    private static bool TryTake(Match match, out TimeOnly clock)
    {
        var hour = int.Parse(match.Groups["h"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var valid = hour < 24 && minute < 60;
        clock = valid ? new TimeOnly(hour, minute) : default;
        return valid;
    }

    [GeneratedRegex(@"(?<![\d\p{L}])(?<h>\d{1,2})(?:[ \u00A0\u202F]?(?:heures?|[hH])(?!\p{L})(?:[ \u00A0\u202F]?(?<m>\d{2})(?!\d))?|:(?<m>\d{2})(?![\d:]))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
