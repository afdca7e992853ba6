using System.Globalization;
using System.Text.RegularExpressions;

namespace UnionBot.Time;

/// <summary>Reads a date as an admin types it in French.</summary>
/// <remarks>Pure; the agenda's words are given, for <c>Time</c> knows no agenda.</remarks>
internal static partial class FrenchDates
{
    private const RegexOptions Rules = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Span =
        @"(?:(?<h>[0-9]{1,3}|une|deux|trois) ?(?:h|heures?)(?: ?(?:et )?(?<hm>[0-9]{1,2}|demie|quart)(?: ?min(?:utes?)?)?)?|(?<m>[0-9]{1,4}) ?(?:min(?:utes?)?|mn|m)|(?<half>une demi-heure|un quart d'heure))";

    /// <summary>The forms that can be read, to show to who typed another.</summary>
    public static IReadOnlyList<string> Forms { get; } =
    [
        "demain 18h30", "jeudi 9h", "26/03 8h", "26 mars 2026 8h", "18h30", "aujourd'hui 14h", "ce soir 20h",
        "dans 20 min", "dans 2 h", "J-1 18h", "J+1 9:00", "1h avant le début", "15 min avant le débat",
    ];

    /// <summary>Reads a date.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="now">The instant it is.</param>
    /// <param name="zone">The event's zone: all hours are its.</param>
    /// <param name="items">What the date may hang on; <c>start</c> and <c>end</c> are understood without.</param>
    public static FrenchDate Read(string text, DateTimeOffset now, TimeZoneInfo zone, IReadOnlyList<NamedItem> items)
    {
        if (AnchorText.TryParse(text, out var written))
        {
            return new FrenchDate.Read(written);
        }

        var folded = FrenchFold.Fold(text);
        var local = CivilTime.ToLocal(now, zone);
        return ReadIn(folded, now, zone)
            ?? ReadCounted(folded)
            ?? ReadBeside(folded, items)
            ?? ReadDay(folded, local)
            ?? ReadAtItem(folded, items)
            ?? new FrenchDate.Unread("Je n'ai pas su lire cette date.");
    }

    /// <summary>« dans 2 h », « dans 3 jours à 9h ».</summary>
    private static FrenchDate? ReadIn(string folded, DateTimeOffset now, TimeZoneInfo zone)
    {
        var days = InDays().Match(folded);
        if (days.Success)
        {
            var local = CivilTime.ToLocal(now, zone);
            var count = Count(days.Groups["n"].Value) * (days.Groups["week"].Success ? 7 : 1);
            var rest = days.Groups["rest"].Value.Trim();
            var clock = rest.Length == 0 ? TimeOnly.FromDateTime(local) : FrenchClock.Split(rest) is { Clock: { } read, Left: "" } ? read : (TimeOnly?)null;
            return clock is { } at ? At(DateOnly.FromDateTime(local).AddDays(count), new TimeOnly(at.Hour, at.Minute)) : null;
        }

        var match = In().Match(folded);
        if (!match.Success || SpanOf(match) is not { } span)
        {
            return null;
        }

        // To the minute, never earlier than asked.
        var instant = now + span;
        instant = instant.AddTicks((TimeSpan.TicksPerMinute - (instant.Ticks % TimeSpan.TicksPerMinute)) % TimeSpan.TicksPerMinute);
        var civil = CivilTime.ToLocal(instant, zone);
        while (CivilTime.Resolve(civil, zone).Instant < instant)
        {
            civil = civil.AddMinutes(1); // The second pass of an overlap has no name: the first minute after it has.
        }

        return new FrenchDate.Read(new Anchor.At(civil));
    }

    /// <summary>« J-1 18h », « la veille à midi », « le jour J à 8h ».</summary>
    private static FrenchDate? ReadCounted(string folded)
    {
        var match = Counted().Match(folded);
        if (!match.Success)
        {
            return null;
        }

        var days = match.Groups["eve"].Success ? -1
            : match.Groups["after"].Success ? 1
            : match.Groups["n"].Success ? Number(match.Groups["n"]) * (match.Groups["sign"].Value is "-" ? -1 : 1)
            : 0;
        if (days == 0 && match.Groups["sign"].Value is "+")
        {
            return new FrenchDate.Unread("J+0 ne dit pas quel jour ; écris J pour le premier jour, ou une date.");
        }

        var (clock, rest, written) = FrenchClock.Split(match.Groups["rest"].Value.Trim());
        return rest.Length > 0 && rest is not "aujourd'hui" ? null
            : clock is { } at ? new FrenchDate.Read(new Anchor.OnDay(days, at))
            : written ? NoSuchHour()
            : NoHour();
    }

    /// <summary>« 15 min avant le débat », « 1h avant le début », « 30 min après la fin ».</summary>
    private static FrenchDate? ReadBeside(string folded, IReadOnlyList<NamedItem> items)
    {
        var match = Beside().Match(folded);
        if (!match.Success || SpanOf(match) is not { } span)
        {
            return null;
        }

        return Hang(match.Groups["what"].Value, match.Groups["side"].Value is "avant" ? -span : span, items);
    }

    /// <summary>« au début », « au débat ».</summary>
    private static FrenchDate? ReadAtItem(string folded, IReadOnlyList<NamedItem> items)
    {
        var match = AtItem().Match(folded);
        return match.Success ? Hang(match.Groups["what"].Value, TimeSpan.Zero, items) : null;
    }

    private static FrenchDate Hang(string what, TimeSpan offset, IReadOnlyList<NamedItem> items)
    {
        var found = ItemWords.Find(what, items);
        return found.Count switch
        {
            1 => new FrenchDate.Read(new Anchor.FromItem(found[0], offset)),
            0 => new FrenchDate.Unread($"Je ne trouve pas « {what} » dans le programme."),
            _ => new FrenchDate.Unread($"« {what} » peut désigner plusieurs moments du programme ; sois plus précis·e, ou donne une heure."),
        };
    }

    /// <summary>A day and an hour, in either order; or an hour alone.</summary>
    private static FrenchDate? ReadDay(string folded, DateTime now)
    {
        var (clock, rest, written) = FrenchClock.Split(folded);
        if (!written && rest.Length == 0)
        {
            return null;
        }

        var (day, reason, instead) = FrenchDay.Read(rest, clock ?? TimeOnly.MinValue, now);
        return (day, reason, clock, written) switch
        {
            (_, { } why, { } hour, _) => new FrenchDate.Unread(why) { Instead = [.. instead.Select(d => new Anchor.At(d.ToDateTime(hour)))] },
            (_, { } why, null, _) => new FrenchDate.Unread(why),
            (null, _, _, _) => null,
            (_, _, null, true) => NoSuchHour(),
            (_, _, null, false) => NoHour(),
            ({ } on, _, { } at, _) => At(on, at),
        };
    }

    private static FrenchDate.Read At(DateOnly day, TimeOnly clock) => new(new Anchor.At(day.ToDateTime(clock)));

    private static FrenchDate.Unread NoHour() => new("Il manque l'heure.");

    private static FrenchDate.Unread NoSuchHour() => new("Cette heure n'existe pas.");

    private static TimeSpan? SpanOf(Match match)
    {
        if (match.Groups["half"].Success)
        {
            return TimeSpan.FromMinutes(match.Groups["half"].Value is "une demi-heure" ? 30 : 15);
        }

        var minutes = match.Groups["hm"].Success
            ? match.Groups["hm"].Value switch { "demie" => 30, "quart" => 15, _ => Number(match.Groups["hm"]) }
            : match.Groups["m"].Success ? Number(match.Groups["m"]) : 0;
        var hours = match.Groups["h"].Success ? Count(match.Groups["h"].Value) : 0;
        return new TimeSpan(hours, minutes, 0);
    }

    private static int Count(string word) => word switch
    {
        "un" or "une" => 1,
        "deux" => 2,
        "trois" => 3,
        _ => int.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture),
    };

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^dans (?<n>[0-9]{1,3}|une?|deux|trois) ?(?:jours?|j|(?<week>semaines?))(?<rest> .*)?$", Rules, 1000)]
    private static partial Regex InDays();

    [GeneratedRegex("^dans " + Span + "$", Rules, 1000)]
    private static partial Regex In();

    [GeneratedRegex(@"^(?:(?:le )?jour j|j(?: ?(?<sign>[-+]) ?(?<n>[0-9]{1,3}))?|(?<eve>la veille)|(?<after>le lendemain))(?= |$)(?<rest>.*)$", Rules, 1000)]
    private static partial Regex Counted();

    [GeneratedRegex("^" + Span + " (?<side>avant|apres) (?<what>.+)$", Rules, 1000)]
    private static partial Regex Beside();

    [GeneratedRegex("^(?:au|aux|a la|a l'|a) ?(?<what>.+)$", Rules, 1000)]
    private static partial Regex AtItem();
}
