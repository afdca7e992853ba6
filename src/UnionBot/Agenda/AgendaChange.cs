using UnionBot.Messages;

namespace UnionBot.Agenda;

/// <summary>One item of the programme changed: the one record that is written and raised, whoever moved it.</summary>
internal sealed record AgendaChange
{
    /// <summary>The event it belongs to.</summary>
    public required string EventId { get; init; }

    /// <summary>The item's id, <c>agenda/…</c>.</summary>
    public required string Item { get; init; }

    /// <summary>How it stood; <see langword="null"/>: it is new.</summary>
    public required ItemStand? Before { get; init; }

    /// <summary>How it stands; <see langword="null"/>: it is gone from the pack.</summary>
    public required ItemStand? After { get; init; }

    /// <summary>How often it has changed, from 1: what a calendar file calls SEQUENCE.</summary>
    public required int Sequence { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who moved it in chat; <see langword="null"/>: the pack was edited.</summary>
    public PersonRef? Author { get; init; }
}
