namespace UnionBot.Time;

/// <summary>The one place where civil times become instants.</summary>
internal static class CivilTime
{
    /// <summary>Wider than any change of a zone's offset, a skipped day included, and narrower than the distance between two of them.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromHours(36);

    /// <summary>Resolves a civil time: a gap moves to the first instant after it, an overlap takes the first of the two.</summary>
    /// <remarks>The answer is the first instant at which the zone's clock shows <paramref name="local"/> or more.</remarks>
    public static CivilInstant Resolve(DateTime local, TimeZoneInfo zone)
    {
        var asUtc = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var early = Shift(asUtc, -Around);
        var late = Shift(asUtc, Around);
        var before = zone.GetUtcOffset(early);
        var after = zone.GetUtcOffset(late);
        var first = Shift(asUtc, -before);
        if (before == after)
        {
            return new CivilInstant(At(first), CivilFit.Exact);
        }

        var second = Shift(asUtc, -after);
        var firstHolds = zone.GetUtcOffset(first) == before;
        var secondHolds = zone.GetUtcOffset(second) == after;
        return (firstHolds, secondHolds) switch
        {
            (true, true) => new CivilInstant(At(first < second ? first : second), CivilFit.Overlap),
            (true, false) => new CivilInstant(At(first), CivilFit.Exact),
            (false, true) => new CivilInstant(At(second), CivilFit.Exact),
            _ => new CivilInstant(At(ChangeBetween(early, late, zone)), CivilFit.Gap),
        };
    }

    /// <summary>What the zone's clock shows at an instant.</summary>
    public static DateTime ToLocal(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateTime.SpecifyKind(instant.UtcDateTime + zone.GetUtcOffset(instant), DateTimeKind.Unspecified);

    /// <summary>Whether the zone's clock changes in the night before this day or during it: the hours of that day deserve a second look.</summary>
    public static bool ChangesOn(DateOnly day, TimeZoneInfo zone) =>
        zone.GetUtcOffset(Resolve(day.ToDateTime(TimeOnly.MinValue), zone).Instant)
        != zone.GetUtcOffset(Resolve(day.AddDays(1).ToDateTime(TimeOnly.MinValue), zone).Instant);

    /// <summary>The first instant with the later offset.</summary>
    private static DateTime ChangeBetween(DateTime early, DateTime late, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(early);
        var (low, high) = (early.Ticks, late.Ticks);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (zone.GetUtcOffset(new DateTime(middle, DateTimeKind.Utc)) == offset)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return new DateTime(high, DateTimeKind.Utc);
    }

    private static DateTime Shift(DateTime utc, TimeSpan by) =>
        new(Math.Clamp(utc.Ticks + by.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);

    private static DateTimeOffset At(DateTime utc) => new(utc, TimeSpan.Zero);
}
