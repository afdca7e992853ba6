using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace UnionBot.Time;

/// <summary>Reads and writes anchors as packs and admins write them.</summary>
internal static partial class AnchorText
{
    private const string ItemPrefix = "agenda/";

    /// <summary>Reads <c>J-7 18:00</c>, <c>J 8:00</c>, <c>J+4 9:00</c>, <c>start -1h</c>, <c>end +30min</c>, <c>item afternoon-debate -15min</c>, <c>2026-03-20 18:30</c>.</summary>
    /// <remarks><c>J+0</c> is refused: with an event of two days nobody knows which is meant. Clocks are also read as <c>18h30</c>.</remarks>
    public static bool TryParse(string text, [NotNullWhen(true)] out Anchor? anchor)
    {
        anchor = ReadDay(text) ?? ReadItem(text) ?? ReadDate(text);
        return anchor is not null;
    }

    /// <summary>Writes an anchor in the form that <see cref="TryParse"/> reads.</summary>
    public static string Write(Anchor anchor) => anchor switch
    {
        Anchor.OnDay(0, var clock) => $"J {Clock(clock)}",
        Anchor.OnDay(var days, var clock) => string.Create(CultureInfo.InvariantCulture, $"J{days:+0;-0} {Clock(clock)}"),
        Anchor.FromItem(var item, var offset) => Named(item) + Offset(offset),
        Anchor.At(var local) => local.ToString(local.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Anchor? ReadDay(string text)
    {
        var match = DayForm().Match(text);
        if (!match.Success || ReadClock(match) is not { } clock)
        {
            return null;
        }

        var days = match.Groups["n"].Success ? Number(match.Groups["n"]) : 0;
        var sign = match.Groups["sign"].Value;
        return sign switch
        {
            "+" when days == 0 => null,
            "+" or "" => new Anchor.OnDay(days, clock),
            _ => new Anchor.OnDay(-days, clock),
        };
    }

    private static Anchor? ReadItem(string text)
    {
        var match = ItemForm().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var offset = TimeSpan.Zero;
        if (match.Groups["sign"].Success)
        {
            if (!match.Groups["h"].Success && !match.Groups["m"].Success)
            {
                return null;
            }

            offset = new TimeSpan(Number(match.Groups["h"]), Number(match.Groups["hm"]) + Number(match.Groups["m"]), 0);
            offset = match.Groups["sign"].Value is "+" ? offset : -offset;
        }

        var item = match.Groups["item"].Success
            ? ItemPrefix + match.Groups["item"].Value
            : match.Groups["edge"].Value.ToLowerInvariant();
        return new Anchor.FromItem(item, offset);
    }

    private static Anchor? ReadDate(string text)
    {
        var match = DateForm().Match(text);
        if (!match.Success || ReadClock(match) is not { } clock)
        {
            return null;
        }

        var seconds = Number(match.Groups["s"]);
        return seconds < 60 && DateOnly.TryParseExact(match.Groups["day"].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new Anchor.At(day.ToDateTime(clock.Add(TimeSpan.FromSeconds(seconds))))
            : null;
    }

    private static TimeOnly? ReadClock(Match match)
    {
        var (hour, minute) = (Number(match.Groups["hour"]), Number(match.Groups["minute"]));
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    private static int Number(Group digits) =>
        digits.Success && digits.Length > 0 ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private static string Clock(TimeOnly clock) => clock.ToString("H:mm", CultureInfo.InvariantCulture);

    private static string Named(string item) =>
        item.StartsWith(ItemPrefix, StringComparison.Ordinal) ? "item " + item[ItemPrefix.Length..] : item;

    private static string Offset(TimeSpan offset)
    {
        if (offset == TimeSpan.Zero)
        {
            return "";
        }

        var text = new StringBuilder(offset < TimeSpan.Zero ? " -" : " +");
        var minutes = (int)Math.Abs(offset.TotalMinutes);
        return (minutes % 60) switch
        {
            0 => text.Append(CultureInfo.InvariantCulture, $"{minutes / 60}h").ToString(),
            var rest when minutes > 60 => text.Append(CultureInfo.InvariantCulture, $"{minutes / 60}h{rest:00}").ToString(),
            _ => text.Append(CultureInfo.InvariantCulture, $"{minutes}min").ToString(),
        };
    }

    private const string ClockForm = @"(?<hour>[0-9]{1,2})(?::(?<minute>[0-9]{2})|\s?h\s?(?<minute>[0-9]{2})?)";

    private const RegexOptions Rules = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^\s*J\s*((?<sign>[-+−–])\s*(?<n>[0-9]{1,3}))?\s+(?:à\s+)?" + ClockForm + @"\s*$", Rules, 1000)]
    private static partial Regex DayForm();

    [GeneratedRegex(
        @"^\s*(?:(?<edge>start|end)|item\s+(?:agenda/)?(?<item>[a-z0-9][a-z0-9/-]*))(?:\s+(?<sign>[-+−–])\s*(?:(?<h>[0-9]{1,3})\s?h\s?(?<hm>[0-5][0-9])?|(?<m>[0-9]{1,4})\s?min))?\s*$",
        Rules, 1000)]
    private static partial Regex ItemForm();

    [GeneratedRegex(@"^\s*(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T\s]\s*(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<s>[0-9]{2}))?\s*$", Rules, 1000)]
    private static partial Regex DateForm();
}
