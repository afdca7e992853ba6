using System.Globalization;

namespace UnionBot.French;

/// <summary>Writes days and hours as French writes them: « 8 h 30 », « jeudi 26 mars ».</summary>
internal static class FrenchTime
{
    private static readonly string[] Days = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] Months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <summary>An hour, with no-break spaces: « 9 h », « 8 h 30 ».</summary>
    public static string Clock(TimeOnly time) => time.Minute == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{time.Hour}\u00a0h")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Hour}\u00a0h\u00a0{time.Minute:00}");

    /// <summary>A day without its year: « jeudi 26 mars », « dimanche 1er mars ».</summary>
    public static string Day(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{Days[(int)day.DayOfWeek]} {(day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture))} {Months[day.Month - 1]}");
}
