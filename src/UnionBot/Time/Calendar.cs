namespace UnionBot.Time;

/// <summary>Calendar time: what is due, the agenda, freshness, expiry. Protocol time is <see cref="TimeProvider"/> itself.</summary>
/// <remarks>
/// A type of its own so that a constructor says which clock it takes. It derives from <see cref="TimeProvider"/> so that Quartz
/// can run on it. The rehearsal's calendar leaps; the machine's does not.
/// </remarks>
internal abstract class Calendar : TimeProvider
{
    /// <summary>The instant it is, in UTC.</summary>
    public DateTimeOffset Now => GetUtcNow();
}
