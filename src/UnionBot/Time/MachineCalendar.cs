namespace UnionBot.Time;

/// <summary>The calendar of a real host: the machine's clock.</summary>
/// <param name="machine">The machine's clock; <c>Program.cs</c> gives it.</param>
internal sealed class MachineCalendar(TimeProvider machine) : Calendar
{
    /// <inheritdoc/>
    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp() => machine.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);
}
