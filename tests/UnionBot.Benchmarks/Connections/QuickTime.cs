namespace UnionBot.Benchmarks.Connections;

/// <summary>The machine's clock, some times as quick: back-offs are waited for, but not as long. It begins at the machine's own pace.</summary>
/// <remarks>A timer that was made at one pace ends at that pace; its next round has the new one.</remarks>
/// <param name="machine">The machine's clock.</param>
internal sealed class QuickTime(TimeProvider machine) : TimeProvider
{
    private readonly Lock _gate = new();
    private DateTimeOffset _from = machine.GetUtcNow();
    private long _since = machine.GetTimestamp();
    private int _pace = 1;

    /// <summary>How many seconds it tells in one of the machine's.</summary>
    public int Pace
    {
        get
        {
            lock (_gate)
            {
                return _pace;
            }
        }

        set
        {
            lock (_gate)
            {
                _from = Now();
                _since = machine.GetTimestamp();
                _pace = value;
            }
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return Now();
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Quick(machine.CreateTimer(callback, state, OnMachine(dueTime), OnMachine(period)), this);

    private DateTimeOffset Now() => _from + (machine.GetElapsedTime(_since) * _pace);

    /// <summary>A wait on the machine's clock, whole milliseconds upwards as timers have them, so that none ends too early.</summary>
    private TimeSpan OnMachine(TimeSpan wait) =>
        wait <= TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds / Pace));

    private sealed class Quick(ITimer inner, QuickTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(time.OnMachine(dueTime), time.OnMachine(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
