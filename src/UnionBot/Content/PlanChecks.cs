using System.Globalization;
using System.Text.RegularExpressions;
using UnionBot.Time;

namespace UnionBot.Content;

/// <summary>Checks what hangs on the calendar: moments of announcements and rehearsal, changes of the clock, weekdays.</summary>
internal static partial class PlanChecks
{
    private static readonly TimeSpan TooNear = TimeSpan.FromMinutes(10);

    private static readonly string[] s_weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] s_months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <summary>Runs all of them.</summary>
    /// <param name="draft">The pack.</param>
    /// <param name="steps">The rehearsal's steps with their lines.</param>
    public static void Run(PackDraft draft, IReadOnlyList<(RehearsalStep Step, int Line, IReadOnlyList<Located> Expect)> steps)
    {
        var byId = draft.Entries.GroupBy(e => e.Entry.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var (step, line, expect) in steps)
        {
            Resolve(draft, byId, step.When, RehearsalReading.FileName, line);
            foreach (var id in expect)
            {
                EntryChecks.Known(draft, byId, RehearsalReading.FileName, id.Line, id.Text, "expect");
            }
        }

        var moments = new List<(CivilInstant At, PlannedAnnouncement Announcement)>();
        foreach (var announcement in draft.Announcements)
        {
            Weekdays(draft, announcement.File, announcement.Line, announcement.Message.PlainText);
            var anchor = announcement.When switch
            {
                PlanRule.Once(var once) => once,
                PlanRule.Each(_, _, var until) => until,
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            if (announcement.Fresh is FreshRule.Until(var fresh))
            {
                Resolve(draft, byId, fresh, announcement.File, announcement.Line);
            }

            if (Resolve(draft, byId, anchor, announcement.File, announcement.Line) is { } local && announcement.When is PlanRule.Once && draft.Event?.Zone is { } zone)
            {
                Night(draft, announcement, local);
                var instant = CivilTime.Resolve(local, zone);
                Clock(draft, announcement, instant, local, zone);
                moments.Add((instant, announcement));
            }
        }

        Neighbours(draft, moments);
        Texts(draft);
    }

    private static DateTime? Resolve(PackDraft draft, Dictionary<string, EntryDraft> byId, Anchor anchor, string file, int line)
    {
        if (draft.Event is not { Days.Count: > 0 } about)
        {
            return null;
        }

        switch (anchor)
        {
            case Anchor.OnDay(var days, var clock):
                return (days <= 0 ? about.Days[0] : about.Days[^1]).AddDays(days).ToDateTime(clock);
            case Anchor.At(var local):
                return local;
            case Anchor.FromItem(var item, var offset):
                var id = item is "start" ? about.Start?.Text : item is "end" ? about.End?.Text : item;
                if (id is null)
                {
                    draft.Findings.Fault(file, line, $"« {AnchorText.Write(anchor)} » compte depuis « {item} », que event.yaml ne donne pas. Ajoute « {item}: » avec un point du programme, ou écris un jour et une heure.");
                }
                else if (!byId.TryGetValue(id, out var entry))
                {
                    EntryChecks.Known(draft, byId, file, line, id, "when");
                }
                else if (entry.Entry.Schedule is { Start: { } start } schedule)
                {
                    return schedule.Day.ToDateTime(start) + offset;
                }
                else if (!draft.EntriesIncomplete)
                {
                    draft.Findings.Fault(file, line, $"« {AnchorText.Write(anchor)} » compte depuis « {id} », qui n'a pas d'heure. Choisis un point qui en a une, ou écris un jour et une heure.");
                }

                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Night(PackDraft draft, PlannedAnnouncement announcement, DateTime local)
    {
        if (!announcement.Night && draft.Event?.Quiet is { } quiet && TimeOnly.FromDateTime(local).IsBetween(quiet.From, quiet.Until))
        {
            draft.Findings.Warn(announcement.File, announcement.Line, $"« {announcement.Id} » tombe dans les heures calmes ({ClockTimes.Say(quiet.From)} à {ClockTimes.Say(quiet.Until)}) : elle partira à leur fin. Choisis une autre heure, ou ajoute « night: true ».");
        }
    }

    private static void Clock(PackDraft draft, PlannedAnnouncement announcement, CivilInstant instant, DateTime local, TimeZoneInfo zone)
    {
        var clock = ClockTimes.Say(TimeOnly.FromDateTime(local));
        if (instant.Fit is not CivilFit.Exact)
        {
            var how = instant.Fit is CivilFit.Gap ? "n'existe pas cette nuit-là : elle partira au premier instant qui suit" : "existe deux fois cette nuit-là : elle partira à la première";
            draft.Findings.Warn(announcement.File, announcement.Line, $"« {announcement.Id} » tombe sur un changement d'heure : {clock} {how}. Choisis une autre heure.");
            return;
        }

        var day = draft.Event!.Days[0].ToDateTime(TimeOnly.FromTimeSpan(TimeSpan.FromHours(12)));
        if (zone.GetUtcOffset(CivilTime.Resolve(day, zone).Instant) != zone.GetUtcOffset(instant.Instant))
        {
            draft.Findings.Warn(announcement.File, announcement.Line, $"un changement d'heure sépare « {announcement.Id} » de l'événement. Elle partira bien à {clock} à la montre, le {Say(DateOnly.FromDateTime(local))}.");
        }
    }

    private static void Neighbours(PackDraft draft, List<(CivilInstant At, PlannedAnnouncement Announcement)> moments)
    {
        moments.Sort((a, b) => a.At.Instant.CompareTo(b.At.Instant));
        for (var i = 1; i < moments.Count; i++)
        {
            if (moments[i].At.Instant - moments[i - 1].At.Instant < TooNear)
            {
                var late = moments[i].Announcement;
                draft.Findings.Warn(late.File, late.Line, $"« {late.Id} » part moins de dix minutes après « {moments[i - 1].Announcement.Id} ». Espace-les ou réunis-les.");
            }
        }
    }

    private static void Texts(PackDraft draft)
    {
        for (var line = 0; line < (draft.Source?.Lines.Count ?? 0); line++)
        {
            Weekdays(draft, "source.md", line + 1, draft.Source!.Lines[line]);
        }

        foreach (var item in draft.Entries)
        {
            Weekdays(draft, item.Entry.File, item.Entry.Line, item.Entry.Title);
            foreach (var note in item.Notes)
            {
                Weekdays(draft, item.Entry.File, note.Line, note.Text);
            }
        }
    }

    /// <summary>Warns where a written weekday and its date do not agree.</summary>
    private static void Weekdays(PackDraft draft, string file, int line, string text)
    {
        foreach (Match match in WrittenDate().Matches(text))
        {
            var month = Array.IndexOf(s_months, match.Groups["m"].Value.ToLowerInvariant()) + 1;
            var year = int.Parse(match.Groups["y"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            var day = int.Parse(match.Groups["d"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            if (month == 0 || year < 1 || day < 1 || day > DateTime.DaysInMonth(year, month))
            {
                draft.Findings.Warn(file, line, $"« {match.Value} » n'est pas une date du calendrier. Vérifie-la.");
                continue;
            }

            var right = s_weekdays[(int)new DateOnly(year, month, day).DayOfWeek];
            if (!string.Equals(right, match.Groups["w"].Value, StringComparison.OrdinalIgnoreCase))
            {
                draft.Findings.Warn(file, line, $"« {match.Value} » : ce jour-là est un {right}. Vérifie la date.");
            }
        }
    }

    private static string Say(DateOnly day) => string.Create(
        CultureInfo.InvariantCulture, $"{s_weekdays[(int)day.DayOfWeek]} {(day.Day == 1 ? "1er" : $"{day.Day}")} {s_months[day.Month - 1]} {day.Year}");

    [GeneratedRegex(
        @"(?<w>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+(?<d>\d{1,2})(?:er)?\s+(?<m>\p{L}{3,9})\s+(?<y>\d{4})(?!\d)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WrittenDate();
}
