using System.Diagnostics;
using System.Globalization;
using UnionBot.Agenda;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>The one place where the rule of an announcement becomes the instants it is due.</summary>
internal static class DueRule
{
    /// <summary>How far ahead the occurrences of a recurring announcement are written down.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(60);

    /// <summary>When an anchor is due: what falls into the quiet hours is due at their end, unless it may ring at night.</summary>
    /// <returns><see langword="null"/> where it hangs on something without an hour.</returns>
    public static DateTimeOffset? Of(Programme programme, Anchor anchor, bool night) =>
        programme.Resolve(anchor) is not { } asked ? null
        : night || programme.Quiet is not { } quiet ? asked.Instant
        : quiet.Move(asked.Instant, programme.Zone);

    /// <summary>The occurrences of a rule, by name, and when each is due.</summary>
    /// <param name="since">From when on the announcement is known: a recurring one has none on the days before.</param>
    /// <param name="now">The instant it is.</param>
    public static Dictionary<string, DateTimeOffset?> Occurrences(Programme programme, PlanRule rule, bool night, DateTimeOffset since, DateTimeOffset now)
    {
        switch (rule)
        {
            case PlanRule.Once(var when):
                return new(StringComparer.Ordinal) { [Occurrence.OnlyOne] = Of(programme, when, night) };

            case PlanRule.Each each:
                var dates = new Dictionary<string, DateTimeOffset?>(StringComparer.Ordinal);
                var known = programme.Resolve(each.Until) is not null;
                var last = DateOnly.FromDateTime(CivilTime.ToLocal(now + Horizon, programme.Zone));
                for (var day = DateOnly.FromDateTime(CivilTime.ToLocal(since, programme.Zone)); day <= last; day = day.AddDays(1))
                {
                    if (IsOn(each, day) && (!known || Holds(programme, each, day)))
                    {
                        // Until what it runs to has an hour again, nobody knows whether it is still due.
                        dates[Name(day)] = known ? Of(programme, new Anchor.At(day.ToDateTime(each.Clock)), night) : null;
                    }
                }

                return dates;

            default:
                throw new UnreachableException();
        }
    }

    /// <summary>When the occurrence after one is due, or <see langword="null"/> where it is the last.</summary>
    public static DateTimeOffset? After(Programme programme, PlanRule.Each each, bool night, string name)
    {
        if (!DateOnly.TryParseExact(name, Occurrence.DateName, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return null;
        }

        var next = day.AddDays(each.Day is null ? 1 : 7);
        return Holds(programme, each, next) ? Of(programme, new Anchor.At(next.ToDateTime(each.Clock)), night) : null;
    }

    private static bool IsOn(PlanRule.Each each, DateOnly day) => each.Day is null || day.DayOfWeek == each.Day;

    private static bool Holds(Programme programme, PlanRule.Each each, DateOnly day) =>
        programme.Resolve(each.Until) is { } end && CivilTime.Resolve(day.ToDateTime(each.Clock), programme.Zone).Instant <= end.Instant;

    private static string Name(DateOnly day) => day.ToString(Occurrence.DateName, CultureInfo.InvariantCulture);
}
