using System.Globalization;

namespace UnionBot.Time;

/// <summary>Says days, hours and spans in French, without culture data.</summary>
internal static class FrenchText
{
    private static readonly string[] Weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] Months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <summary>« jeudi ».</summary>
    public static string Weekday(DayOfWeek day) => Weekdays[(int)day];

    /// <summary>« mars »; months count from 1.</summary>
    public static string Month(int month) => Months[month - 1];

    /// <summary>« 26 mars 2026 », « 1er avril 2026 ».</summary>
    public static string DayOfYear(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day}{(day.Day == 1 ? "er" : "")} {Month(day.Month)} {day.Year}");

    /// <summary>« jeudi 26 mars 2026 ».</summary>
    public static string Day(DateOnly day) => $"{Weekday(day.DayOfWeek)} {DayOfYear(day)}";

    /// <summary>« 8 h 30 », « 9 h ».</summary>
    public static string Hour(TimeOnly clock) => string.Create(
        CultureInfo.InvariantCulture, $"{clock.Hour} h{(clock.Minute == 0 ? "" : clock.Minute.ToString(" 00", CultureInfo.InvariantCulture))}");

    /// <summary>« UTC+1 », « UTC+5:30 », « UTC ».</summary>
    public static string Offset(TimeSpan offset)
    {
        if (offset == TimeSpan.Zero)
        {
            return "UTC";
        }

        var (sign, size) = (offset < TimeSpan.Zero ? '-' : '+', offset.Duration());
        return string.Create(CultureInfo.InvariantCulture, $"UTC{sign}{size.Hours}{(size.Minutes == 0 ? "" : $":{size.Minutes:00}")}");
    }

    /// <summary>« jeudi 26 mars 2026 à 8 h 30 (UTC+1) ».</summary>
    public static string Moment(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = CivilTime.ToLocal(instant, zone);
        return $"{Day(DateOnly.FromDateTime(local))} à {Hour(TimeOnly.FromDateTime(local))} ({Offset(zone.GetUtcOffset(instant))})";
    }

    /// <summary>« dans 2 jours et 3 heures », « dans moins d'une minute »: the two largest units, rounded down.</summary>
    /// <param name="span">How far ahead; not negative.</param>
    public static string Countdown(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "dans moins d'une minute",
        { TotalHours: < 1 } => "dans " + Unit(span.Minutes, "minute"),
        { TotalDays: < 1 } => "dans " + Both(Unit(span.Hours, "heure"), span.Minutes, "minute"),
        _ => "dans " + Both(Unit(span.Days, "jour"), span.Hours, "heure"),
    };

    /// <summary>« en retard de 25 min », « en retard de 1 h 05 », « en retard de 2 jours et 3 h ».</summary>
    /// <param name="late">How late; not negative.</param>
    public static string Lateness(TimeSpan late) => late switch
    {
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"en retard de {late.Minutes} min"),
        { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"en retard de {late.Hours} h{(late.Minutes == 0 ? "" : $" {late.Minutes:00}")}"),
        { Hours: 0 } => "en retard de " + Unit(late.Days, "jour"),
        _ => string.Create(CultureInfo.InvariantCulture, $"en retard de {Unit(late.Days, "jour")} et {late.Hours} h"),
    };

    private static string Both(string first, int second, string unit) => second == 0 ? first : $"{first} et {Unit(second, unit)}";

    private static string Unit(int count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count > 1 ? "s" : "")}");
}
