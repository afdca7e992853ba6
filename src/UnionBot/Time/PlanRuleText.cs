using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace UnionBot.Time;

/// <summary>Reads and writes the rules of announcements as packs and admins write them.</summary>
internal static partial class PlanRuleText
{
    /// <summary>« until J-1 » without a clock: that day is still in.</summary>
    private static readonly TimeOnly EndOfDay = new(23, 59);

    private static readonly string[] s_english = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>Reads an anchor (<see cref="AnchorText"/>), <c>every monday 18:00 until J-0</c>, <c>every day 9:00 until start -1h</c>; also <c>chaque lundi 18h jusqu'à J-1</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PlanRule? rule)
    {
        rule = AnchorText.TryParse(text, out var once) ? new PlanRule.Once(once) : ReadEach(text);
        return rule is not null;
    }

    /// <summary>Writes a rule in the form that <see cref="TryParse"/> reads.</summary>
    public static string Write(PlanRule rule) => rule switch
    {
        PlanRule.Once(var when) => AnchorText.Write(when),
        PlanRule.Each(var day, var clock, var until) => string.Create(
            CultureInfo.InvariantCulture, $"every {(day is { } one ? s_english[(int)one] : "day")} {clock:H:mm} until {AnchorText.Write(until)}"),
        _ => throw new UnreachableException(),
    };

    private static PlanRule.Each? ReadEach(string text)
    {
        var match = EachForm().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var (hour, minute) = (Number(match.Groups["hour"]), Number(match.Groups["minute"]));
        var until = match.Groups["until"].Value.Trim();
        until = BareDay().IsMatch(until) ? string.Create(CultureInfo.InvariantCulture, $"{until} {EndOfDay:H:mm}") : until;
        return hour < 24 && minute < 60 && TryDay(match.Groups["day"].Value, out var day) && AnchorText.TryParse(until, out var anchor)
            ? new PlanRule.Each(day, new TimeOnly(hour, minute), anchor)
            : null;
    }

    private static bool TryDay(string word, out DayOfWeek? day)
    {
        day = null;
        var folded = word.ToLowerInvariant();
        if (folded is "day" or "jour" or "jours")
        {
            return true;
        }

        for (var i = 0; i < s_english.Length; i++)
        {
            var french = FrenchText.Weekday((DayOfWeek)i);
            if (string.Equals(folded, s_english[i], StringComparison.Ordinal) || string.Equals(folded.TrimEnd('s'), french, StringComparison.Ordinal))
            {
                day = (DayOfWeek)i;
                return true;
            }
        }

        return false;
    }

    private static int Number(Group digits) =>
        digits.Success && digits.Length > 0 ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private const RegexOptions Rules = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        @"^\s*(?:every|each|chaque|tous\s+les)\s+(?<day>[a-z]{3,9})\s+(?:à\s+)?(?<hour>[0-9]{1,2})(?::(?<minute>[0-9]{2})|\s?h\s?(?<minute>[0-9]{2})?)\s*,?\s+(?:until|jusqu['’]\s*(?:au|à|a))\s*(?<until>\S.*)$",
        Rules, 1000)]
    private static partial Regex EachForm();

    [GeneratedRegex(@"^(J\s*([-+−–]\s*[0-9]{1,3})?|[0-9]{4}-[0-9]{2}-[0-9]{2})$", Rules, 1000)]
    private static partial Regex BareDay();
}
