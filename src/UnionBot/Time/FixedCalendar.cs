namespace UnionBot.Time;

/// <summary>A calendar that stands still: <c>ask --now</c>.</summary>
/// <param name="now">The instant it always is.</param>
internal sealed class FixedCalendar(DateTimeOffset now) : Calendar
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
}
