using System.Diagnostics;
using UnionBot.Time;

namespace UnionBot.Agenda;

/// <summary>Resolves anchors against a programme.</summary>
internal static class ProgrammeAnchors
{
    /// <summary>The instant an anchor stands for, or <see langword="null"/> where it hangs on an item that does not exist or has no hour.</summary>
    /// <remarks>Days are counted on the clock's calendar, hours and minutes as they elapse.</remarks>
    public static CivilInstant? Resolve(this Programme programme, Anchor anchor) => anchor switch
    {
        Anchor.OnDay(var days, var clock) => CivilTime.Resolve(
            (days > 0 ? programme.LastDay : programme.FirstDay).AddDays(days).ToDateTime(clock), programme.Zone),
        Anchor.FromItem(var item, var offset) => programme.BeginningOf(item) is { } begins
            ? begins with { Instant = begins.Instant + offset }
            : null,
        Anchor.At(var local) => CivilTime.Resolve(local, programme.Zone),
        _ => throw new UnreachableException(),
    };

    /// <summary>When an item begins: by its entry id, or <c>start</c> or <c>end</c>; <see langword="null"/> where it does not exist, is cancelled or has no hour.</summary>
    public static CivilInstant? BeginningOf(this Programme programme, string item) =>
        programme.Find(item) is { Start: { } start, Cancelled: false } found ? CivilTime.Resolve(found.Day.ToDateTime(start), programme.Zone) : null;

    /// <summary>An item by its entry id, or <c>start</c> or <c>end</c>.</summary>
    public static AgendaItem? Find(this Programme programme, string item) => item switch
    {
        "start" => programme.Start,
        "end" => programme.End,
        _ => programme.Items.FirstOrDefault(i => string.Equals(i.Id, item, StringComparison.Ordinal)),
    };
}
