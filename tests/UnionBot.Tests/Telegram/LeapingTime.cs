namespace UnionBot.Tests.Telegram;

/// <summary>A clock on which every wait up to <paramref name="longest"/> is over at once and has taken its time; longer ones (limits of calls) never end.</summary>
internal sealed class LeapingTime(TimeSpan longest) : TimeProvider
{
    private readonly Lock _gate = new();
    private DateTimeOffset _now = new(2026, 3, 21, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The waits that were leapt over.</summary>
    public List<TimeSpan> Leaps { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero && dueTime <= longest)
        {
            lock (_gate)
            {
                _now += dueTime;
                Leaps.Add(dueTime);
            }

            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return new Idle();
    }

    private sealed class Idle : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
