#pragma warning disable MA0048 // A phase and how it is told are one idea.
using UnionBot.Agenda;

namespace UnionBot.Answers;

/// <summary>Where a moment lies beside the event.</summary>
internal enum EventPhase
{
    Before,
    During,
    After,
}

/// <summary>Tells the phase from the programme.</summary>
internal static class EventPhases
{
    /// <summary>The phase at a civil time of the event's zone.</summary>
    public static EventPhase Of(Programme programme, DateTime local)
    {
        var first = programme.Items.Where(i => i.Day == programme.FirstDay && i.Start is not null).Select(i => i.Start!.Value).DefaultIfEmpty(TimeOnly.MinValue).Min();
        var start = programme.FirstDay.ToDateTime(programme.FirstDay == programme.Start?.Day && programme.Start.Start is { } s && s < first ? s : first);
        var end = programme.End is { } item && (item.Start ?? item.End) is { } at
            ? item.Day.ToDateTime(at)
            : programme.LastDay.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return local < start ? EventPhase.Before : local < end ? EventPhase.During : EventPhase.After;
    }

    /// <summary>The phase at an instant.</summary>
    public static EventPhase Of(Programme programme, DateTimeOffset now) => Of(programme, TimeZoneInfo.ConvertTime(now, programme.Zone).DateTime);
}
