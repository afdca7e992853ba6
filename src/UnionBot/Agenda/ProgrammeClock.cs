using UnionBot.Time;

namespace UnionBot.Agenda;

/// <summary>Says what is on, next and over. Unknown hours stay unknown.</summary>
internal static class ProgrammeClock
{
    private static readonly TimeOnly Noon = new(12, 0);

    private static readonly TimeOnly Evening = new(18, 0);

    private enum State
    {
        Ahead,
        Possible,
        On,
        Finished,
        Cancelled,
    }

    /// <summary>Where the event stands at an instant.</summary>
    public static ProgrammeMoment At(this Programme programme, DateTimeOffset instant)
    {
        var local = CivilTime.ToLocal(instant, programme.Zone);
        var states = new State[programme.Items.Count];
        for (var i = 0; i < states.Length; i++)
        {
            states[i] = StateOf(programme, i, local);
        }

        return new ProgrammeMoment
        {
            Local = local,
            Phase = PhaseOf(programme, local),
            On = Those(State.On),
            Possible = Those(State.Possible),
            Ahead = Those(State.Ahead),
            Finished = Those(State.Finished),
            Cancelled = Those(State.Cancelled),
            DaysUntil = Math.Max(0, programme.FirstDay.DayNumber - DateOnly.FromDateTime(local).DayNumber),
        };

        AgendaItem[] Those(State state) => [.. programme.Items.Where((_, i) => states[i] == state)];
    }

    private static EventPhase PhaseOf(Programme programme, DateTime local)
    {
        var (today, clock) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (today < programme.FirstDay)
        {
            return EventPhase.Before;
        }

        if (today > programme.LastDay || IsOver(programme, local))
        {
            return EventPhase.After;
        }

        var hours = programme.Items.Where(i => i.Day == today && !i.Cancelled && i.Start is not null).Select(i => i.Start!.Value).ToList();
        if (hours.Count == 0 || clock >= hours.Min())
        {
            return EventPhase.During;
        }

        return today == programme.FirstDay ? EventPhase.Before : EventPhase.Between;
    }

    private static State StateOf(Programme programme, int index, DateTime local)
    {
        var item = programme.Items[index];
        var (today, clock) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (item.Cancelled)
        {
            return State.Cancelled;
        }

        if (item.Day != today)
        {
            return item.Day < today ? State.Finished : State.Ahead;
        }

        if (item.Start is { } start)
        {
            return clock < start ? State.Ahead
                : item.End is { } end ? (clock < end ? State.On : State.Finished)
                : IsOver(programme, local) || Superseded(programme, item, start, clock) ? State.Finished
                : State.On;
        }

        if (item.End is { } ends && clock >= ends)
        {
            return State.Finished;
        }

        var laterBegan = programme.Items.Skip(index + 1).Any(i => i.Day == today && !i.Cancelled && i.Start <= clock);
        if (IsOver(programme, local) || laterBegan || clock >= EndOf(item.Part))
        {
            return State.Finished;
        }

        var begun = programme.Start is not { Start: { } opens } first || first.Day != today || clock >= opens;
        return begun && clock >= BeginningOf(item.Part) ? State.Possible : State.Ahead;
    }

    /// <summary>Whether the item that ends the event has come: its end where that is known, else its beginning.</summary>
    private static bool IsOver(Programme programme, DateTime local) =>
        programme.End is { Cancelled: false } last && (last.End ?? last.Start) is { } hour && local >= last.Day.ToDateTime(hour);

    /// <summary>Whether an item without a known end was followed by one of a later known hour.</summary>
    private static bool Superseded(Programme programme, AgendaItem item, TimeOnly start, TimeOnly clock) =>
        programme.Items.Any(i => i.Day == item.Day && !i.Cancelled && i.Start > start && i.Start <= clock);

    private static TimeOnly BeginningOf(DayPart? part) => part switch
    {
        DayPart.Afternoon => Noon,
        DayPart.Evening => Evening,
        _ => TimeOnly.MinValue,
    };

    private static TimeOnly EndOf(DayPart? part) => part switch
    {
        DayPart.Morning => Noon,
        DayPart.Afternoon => Evening,
        _ => TimeOnly.MaxValue,
    };
}
