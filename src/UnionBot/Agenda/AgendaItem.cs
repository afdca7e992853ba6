namespace UnionBot.Agenda;

/// <summary>One item of the programme as it stands.</summary>
internal sealed record AgendaItem
{
    /// <summary>The entry's id, <c>agenda/…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>The civil day it is on.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When it begins on the clock of the event's zone, or <see langword="null"/> where the document does not say.</summary>
    public TimeOnly? Start { get; init; }

    /// <summary>When it ends, or <see langword="null"/> where the document does not say.</summary>
    public TimeOnly? End { get; init; }

    /// <summary>Whether it is cancelled: it has no hour that anything could hang on.</summary>
    public bool Cancelled { get; init; }

    /// <summary>The part of the day it belongs to where no hour is known, or <see langword="null"/>.</summary>
    public DayPart? Part { get; init; }
}
