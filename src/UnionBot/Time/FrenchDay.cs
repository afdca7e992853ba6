using System.Globalization;
using System.Text.RegularExpressions;

namespace UnionBot.Time;

/// <summary>Reads a day as it is typed in French.</summary>
internal static partial class FrenchDay
{
    private static readonly string[] Weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] Months =
        ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"];

    /// <summary>The month, 1…12, that a folded word names in full; 0 where it names none.</summary>
    public static int MonthNamed(string folded) => Array.IndexOf(Months, folded) + 1;

    /// <summary>Reads a folded day.</summary>
    /// <param name="folded">The day alone, without its hour.</param>
    /// <param name="clock">The hour that was typed with it: a weekday is today's where that hour is still ahead.</param>
    /// <param name="now">What the zone's clock shows.</param>
    /// <returns>The day; or a reason, and which days may have been meant; or neither where this is no day at all.</returns>
    public static (DateOnly? Day, string? Reason, DateOnly[] Instead) Read(string folded, TimeOnly clock, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        switch (folded)
        {
            case "":
                return (clock > TimeOnly.FromDateTime(now) ? today : today.AddDays(1), null, []);
            case "aujourd'hui" or "aujourdhui" or "auj":
                return (today, null, []);
            case "demain":
                return (today.AddDays(1), null, []);
            case "apres-demain" or "apres demain":
                return (today.AddDays(2), null, []);
            default:
                break;
        }

        var match = Form().Match(folded);
        if (!match.Success)
        {
            return (null, null, []);
        }

        var weekday = match.Groups["w"].Success ? WeekdayOf(match.Groups["w"].Value) : null;
        if (!match.Groups["d"].Success)
        {
            return weekday is { } alone ? (NextSuch(alone, match, clock, now), null, []) : (null, null, []);
        }

        return Dated(match, weekday, today);
    }

    private static DateOnly NextSuch(DayOfWeek weekday, Match match, TimeOnly clock, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        var ahead = ((int)weekday - (int)today.DayOfWeek + 7) % 7;
        if (ahead == 0 && (match.Groups["next"].Success || clock <= TimeOnly.FromDateTime(now)))
        {
            ahead = 7;
        }

        return today.AddDays(match.Groups["week"].Success ? ahead + 7 : ahead);
    }

    private static (DateOnly? Day, string? Reason, DateOnly[] Instead) Dated(Match match, DayOfWeek? weekday, DateOnly today)
    {
        var day = Number(match.Groups["d"]);
        var alone = !match.Groups["m"].Success && !match.Groups["name"].Success;
        if (alone && weekday is null && !match.Groups["le"].Success)
        {
            return (null, null, []); // A number alone is no day.
        }

        var coming = alone && day < today.Day ? today.AddMonths(1) : today;
        var month = match.Groups["m"].Success ? Number(match.Groups["m"]) : alone ? coming.Month : MonthOf(match.Groups["name"].Value);
        if (month is null)
        {
            return (null, null, []);
        }

        var year = match.Groups["y"].Success ? Number(match.Groups["y"]) : coming.Year;
        year = year < 100 ? year + 2000 : year;
        if (!Exists(year, month.Value, day))
        {
            return month is < 1 or > 12
                ? (null, "Ce mois n'existe pas.", [])
                : (null, $"Le {day.ToString(CultureInfo.InvariantCulture)} {FrenchText.Month(month.Value)} {year.ToString(CultureInfo.InvariantCulture)} n'existe pas.", []);
        }

        var date = new DateOnly(year, month.Value, day);
        if (!alone && !match.Groups["y"].Success && today.DayNumber - date.DayNumber > 183 && Exists(year + 1, month.Value, day))
        {
            date = new DateOnly(year + 1, month.Value, day); // In December, « 5 janvier » is next year's.
        }

        return weekday is { } said && said != date.DayOfWeek
            ? (null, $"Le {FrenchText.DayOfYear(date)} est un {FrenchText.Weekday(date.DayOfWeek)}, pas un {FrenchText.Weekday(said)}.", [date, Nearest(said, date)])
            : (date, null, []);
    }

    /// <summary>The day of that name that is nearest to a date.</summary>
    private static DateOnly Nearest(DayOfWeek said, DateOnly date)
    {
        var ahead = ((int)said - (int)date.DayOfWeek + 7) % 7;
        return date.AddDays(ahead > 3 ? ahead - 7 : ahead);
    }

    private static bool Exists(int year, int month, int day) =>
        month is >= 1 and <= 12 && year is >= 2000 and < 2100 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static DayOfWeek? WeekdayOf(string word)
    {
        var at = Array.FindIndex(Weekdays, w => w.StartsWith(word, StringComparison.Ordinal));
        return at < 0 ? null : (DayOfWeek)at;
    }

    private static int? MonthOf(string word)
    {
        var matching = Months.Index().Where(m => m.Item.StartsWith(word, StringComparison.Ordinal)).ToList();
        return matching.Count == 1 ? matching[0].Index + 1 : null;
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?:(?<le>le) |ce )?(?:(?<w>dim|lun|mar|mer|jeu|ven|sam|dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi)\.?,?(?<next> prochain)?(?<week> en huit)?)?(?:(?:^| |(?<=^le ))(?:(?<le>le) )?(?<d>[0-9]{1,2})(?:er)?(?:[/.-](?<m>[0-9]{1,2})(?:[/.-](?<y>[0-9]{4}|[0-9]{2}))?| (?<name>[a-z]{3,9})\.?(?: (?<y>[0-9]{4}))?)?)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
