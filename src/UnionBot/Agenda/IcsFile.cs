using System.Globalization;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using UnionBot.Time;

namespace UnionBot.Agenda;

/// <summary>The calendar file of a day or of one item. Pure.</summary>
/// <remarks>An item keeps its UID whatever happens to it, and SEQUENCE rises with each change, so that a calendar that has it moves it. Unknown hours stay unknown: an item without one is no entry.</remarks>
internal static class IcsFile
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "text/calendar";

    private const string Product = "-//UnionBot//UnionBot//FR";

    /// <summary>Writes the file.</summary>
    /// <param name="eventId">The event, for the UIDs.</param>
    /// <param name="items">What to write, in order; what has no hour is left out.</param>
    public static byte[] Write(string eventId, IEnumerable<AgendaItem> items, TimeZoneInfo zone, AgendaState state)
    {
        var calendar = new Ical.Net.Calendar { ProductId = Product, Method = CalendarMethods.Publish };
        var zoneId = zone.Id;
        var days = new List<DateOnly>();
        foreach (var item in items.Where(i => i.Start is not null))
        {
            var version = state.Versions.GetValueOrDefault(item.Id);
            days.Add(item.Day);
            calendar.Events.Add(new CalendarEvent
            {
                Uid = Uid(eventId, item.Id),
                Sequence = version?.Sequence ?? 0,
                DtStamp = new CalDateTime((version?.At ?? DateTimeOffset.UnixEpoch).UtcDateTime, CalDateTime.UtcTzId),
                Summary = item.Title,
                DtStart = At(item.Day, item.Start!.Value, zoneId),
                DtEnd = item.End is { } end && end > item.Start ? At(item.Day, end, zoneId) : null,
                Status = item.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            });
        }

        if (days.Count > 0 && !string.Equals(zoneId, CalDateTime.UtcTzId, StringComparison.Ordinal))
        {
            calendar.AddTimeZone(VTimeZone.FromSystemTimeZone(zone, days.Min().AddYears(-1).ToDateTime(TimeOnly.MinValue), includeHistoricalData: false));
        }

        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar) ?? "");
    }

    /// <summary>The name of an item in every calendar, for ever.</summary>
    public static string Uid(string eventId, string item) =>
        string.Create(CultureInfo.InvariantCulture, $"{item.Replace('/', '.')}.{eventId}@unionbot");

    private static CalDateTime At(DateOnly day, TimeOnly clock, string zone)
    {
        // A time in a gap has no name on that day's clock: the file says the hour that it becomes.
        return new CalDateTime(day.ToDateTime(clock), zone);
    }
}
