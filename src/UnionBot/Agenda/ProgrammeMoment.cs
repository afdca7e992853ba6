#pragma warning disable MA0048 // The moment and its phase are one idea.
namespace UnionBot.Agenda;

/// <summary>Where the event stands at one instant. Every list is in the programme's order; an item stands in exactly one of them.</summary>
internal sealed record ProgrammeMoment
{
    /// <summary>What the clock of the event's zone shows.</summary>
    public required DateTime Local { get; init; }

    /// <summary>Before, during, between two days, or after.</summary>
    public required EventPhase Phase { get; init; }

    /// <summary>What is on: begun at a known hour and neither ended nor followed by a later known hour.</summary>
    public required IReadOnlyList<AgendaItem> On { get; init; }

    /// <summary>What may be on: its hour is unknown and its part of the day is now.</summary>
    public required IReadOnlyList<AgendaItem> Possible { get; init; }

    /// <summary>What is still to come, known hour or not.</summary>
    public required IReadOnlyList<AgendaItem> Ahead { get; init; }

    /// <summary>What is over, or was followed by a later known hour.</summary>
    public required IReadOnlyList<AgendaItem> Finished { get; init; }

    /// <summary>What does not take place.</summary>
    public IReadOnlyList<AgendaItem> Cancelled { get; init; } = [];

    /// <summary>The next item of which the hour is known, or <see langword="null"/>.</summary>
    public AgendaItem? Next => Ahead.Where(i => i.Start is not null).OrderBy(i => i.Day.ToDateTime(i.Start!.Value)).FirstOrDefault();

    /// <summary>Days on the calendar until the event's first day; 0 from that day on.</summary>
    public required int DaysUntil { get; init; }
}

/// <summary>Where an event stands.</summary>
internal enum EventPhase
{
    /// <summary>Nothing has begun.</summary>
    Before,

    /// <summary>It is on.</summary>
    During,

    /// <summary>A day is over, another is to come.</summary>
    Between,

    /// <summary>It is over.</summary>
    After,
}
