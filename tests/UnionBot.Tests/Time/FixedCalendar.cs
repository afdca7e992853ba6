using UnionBot.Time;

namespace UnionBot.Tests.Time;

/// <summary>A calendar that stands still.</summary>
/// <param name="now">The instant it always is.</param>
internal sealed class FixedCalendar(DateTimeOffset now) : Calendar
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
}
