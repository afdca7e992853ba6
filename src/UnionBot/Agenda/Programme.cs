using UnionBot.Time;

namespace UnionBot.Agenda;

/// <summary>The programme of one event as it stands: the pack's agenda with all that moved since.</summary>
/// <remarks>Immutable. Unknown hours stay unknown: nothing is interpolated.</remarks>
internal sealed record Programme
{
    /// <summary>The items in order of day, then as the document lists them.</summary>
    public required IReadOnlyList<AgendaItem> Items { get; init; }

    /// <summary>The zone the hours are in.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The hours at which nothing planned rings, or <see langword="null"/> where there are none.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>The event's first day.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>The event's last day.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>The item the event starts with, or <see langword="null"/> where the pack has no agenda.</summary>
    public AgendaItem? Start { get; init; }

    /// <summary>The item that ends the event, or <see langword="null"/> where the pack has no agenda.</summary>
    public AgendaItem? End { get; init; }
}
