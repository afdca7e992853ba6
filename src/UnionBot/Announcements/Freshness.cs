#pragma warning disable MA0048 // The rule and its verdict are one idea.
using UnionBot.Agenda;
using UnionBot.Outbox;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Until when an announcement is worth sending.</summary>
internal static class Freshness
{
    /// <summary>How late something may be that isn't anchored before anything.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromHours(24);

    /// <summary>The instant from which on it is worthless: what is anchored before an item or the event's day, once that begins; anything else 24 hours after it was due.</summary>
    public static DateTimeOffset Until(Programme programme, Anchor rule, DateTimeOffset due) => rule switch
    {
        Anchor.OnDay(< 0, _) => CivilTime.Resolve(programme.FirstDay.ToDateTime(TimeOnly.MinValue), programme.Zone).Instant,
        Anchor.FromItem(var item, var offset) when offset < TimeSpan.Zero && programme.BeginningOf(item) is { } begins => begins.Instant,
        _ => due + Default,
    };

    /// <summary>The same for one occurrence: what it says of itself goes before, and a recurring one is worthless once the next is due.</summary>
    public static DateTimeOffset Until(Programme programme, AnnouncementForm form, string name, DateTimeOffset due)
    {
        var until = form.Fresh switch
        {
            FreshRule.For(var span) => due + span,
            FreshRule.Until(var anchor) when programme.Resolve(anchor) is { } end => end.Instant,
            _ => Until(programme, Occurrence.AnchorOf(form.Rule, name), due),
        };
        return form.Rule is PlanRule.Each each && DueRule.After(programme, each, form.Night, name) is { } next && next < until ? next : until;
    }

    /// <summary>What to do with an occurrence that is due.</summary>
    public static Verdict Judge(Programme programme, Occurrence occurrence, DateTimeOffset now) =>
        Judge(Until(programme, occurrence.Form, occurrence.Name, occurrence.DueAt!.Value), occurrence.DueAt!.Value, now);

    /// <summary>What to do with something that is due and worth sending until an instant.</summary>
    public static Verdict Judge(DateTimeOffset until, DateTimeOffset due, DateTimeOffset now)
    {
        var late = now - due;
        return now >= until && late > TimeSpan.Zero ? Verdict.TooLate
            : late >= OutboxFreshness.Noticeable ? Verdict.Late
            : Verdict.OnTime;
    }
}

/// <summary>What becomes of something that is due.</summary>
internal enum Verdict
{
    /// <summary>It is sent as it is.</summary>
    OnTime,

    /// <summary>It is sent and says how late it is.</summary>
    Late,

    /// <summary>It is not sent, and the admins are told.</summary>
    TooLate,

    /// <summary>It is not sent: nobody else approved what it says. The admins are told.</summary>
    Unapproved,
}
