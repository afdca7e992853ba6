namespace UnionBot.Time;

/// <summary>When an announcement is due, as a rule: once, or again and again until something.</summary>
internal abstract record PlanRule
{
    private PlanRule()
    {
    }

    /// <summary>Once.</summary>
    public sealed record Once(Anchor When) : PlanRule;

    /// <summary>Each week on a day, or each day, at a civil time, as long as that is not after an anchor.</summary>
    /// <param name="Day">The day of the week, or <see langword="null"/> for each day.</param>
    /// <param name="Clock">The civil time.</param>
    /// <param name="Until">The last instant it may be due at.</param>
    public sealed record Each(DayOfWeek? Day, TimeOnly Clock, Anchor Until) : PlanRule;
}
