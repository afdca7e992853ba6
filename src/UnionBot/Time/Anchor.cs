namespace UnionBot.Time;

/// <summary>When something is due, as a rule: it stays a rule until it is resolved against an agenda.</summary>
internal abstract record Anchor
{
    private Anchor()
    {
    }

    /// <summary>A day counted from the event, at a civil time: <c>J-7 18:00</c> (from its first day), <c>J+4 9:00</c> (from its last).</summary>
    public sealed record OnDay(int Days, TimeOnly Clock) : Anchor;

    /// <summary>A distance from an agenda item's beginning: <c>item afternoon-debate -15min</c>, <c>start -1h</c>, <c>end +30min</c>.</summary>
    /// <param name="Item">The agenda item's entry id (<c>agenda/…</c>), or <c>start</c> or <c>end</c>.</param>
    /// <param name="Offset">Elapsed time; negative is before.</param>
    public sealed record FromItem(string Item, TimeSpan Offset) : Anchor;

    /// <summary>A civil time in the event's zone.</summary>
    public sealed record At(DateTime Local) : Anchor;
}
