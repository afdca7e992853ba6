using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace UnionBot.Time;

/// <summary>The hours at which nothing planned rings, on the clock of the event's zone. They may span midnight.</summary>
/// <param name="From">Their first minute.</param>
/// <param name="Until">Their end: what falls due in them is due then.</param>
internal sealed partial record QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>From 21:00 to 7:30.</summary>
    public static readonly QuietHours Default = new(new TimeOnly(21, 0), new TimeOnly(7, 30));

    /// <summary>Reads <c>21:00-7:30</c>, <c>22h-8h</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out QuietHours? hours)
    {
        var match = Form().Match(text);
        hours = match.Success && Clock(match, "a") is { } from && Clock(match, "b") is { } until && from != until ? new QuietHours(from, until) : null;
        return hours is not null;
    }

    /// <summary>Whether an instant falls in them.</summary>
    public bool Hold(DateTimeOffset instant, TimeZoneInfo zone) => Move(instant, zone) != instant;

    /// <summary>Where an instant belongs: itself, or the end of the quiet hours it falls in.</summary>
    public DateTimeOffset Move(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = CivilTime.ToLocal(instant, zone);
        var (day, clock) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (!clock.IsBetween(From, Until))
        {
            return instant;
        }

        var end = CivilTime.Resolve((clock >= Until ? day.AddDays(1) : day).ToDateTime(Until), zone).Instant;
        return end > instant ? end : instant; // The second pass of an hour that exists twice is after the end of the first.
    }

    private static TimeOnly? Clock(Match match, string which)
    {
        var hour = int.Parse(match.Groups[which + "h"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var minutes = match.Groups[which + "m"];
        var minute = minutes.Success && minutes.Length > 0 ? int.Parse(minutes.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    [GeneratedRegex(
        @"^\s*(?<ah>[0-9]{1,2})(?::(?<am>[0-9]{2})|\s?h\s?(?<am>[0-9]{2})?)\s*[-–]\s*(?<bh>[0-9]{1,2})(?::(?<bm>[0-9]{2})|\s?h\s?(?<bm>[0-9]{2})?)\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
