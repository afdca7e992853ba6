namespace UnionBot.Health;

/// <summary>Says which troubles are worth a line, so that a long outage doesn't fill the log.</summary>
/// <remarks>The first one at once, then at growing intervals; never more than <see cref="LinesAnHour"/> in an hour, recoveries included.</remarks>
internal sealed class OutageLines(TimeProvider time)
{
    /// <summary>Lines in any hour: the other platform may be out too, and the outbox says two of its own for each; together at most ten.</summary>
    public const int LinesAnHour = 3;

    private static readonly TimeSpan[] Intervals = [TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(40)];

    private readonly Queue<TimeSpan> _lines = new();
    private readonly Lock _lock = new();
    private readonly long _origin = time.GetTimestamp();
    private TimeSpan _next;
    private int _step;
    private bool _said;

    /// <summary>Something failed.</summary>
    /// <returns>Whether to write a line.</returns>
    public bool Failed()
    {
        lock (_lock)
        {
            var now = time.GetElapsedTime(_origin);
            if ((_step > 0 && now < _next) || !MayWrite(now))
            {
                return false;
            }

            _next = now + Intervals[Math.Min(_step, Intervals.Length - 1)];
            _step++;
            _said = true;
            return true;
        }
    }

    /// <summary>It works (again).</summary>
    /// <returns>Whether to write a line: where a failure was written.</returns>
    public bool Recovered()
    {
        lock (_lock)
        {
            var write = _said && MayWrite(time.GetElapsedTime(_origin));
            _said &= !write;
            _step = 0;
            return write;
        }
    }

    private bool MayWrite(TimeSpan now)
    {
        while (_lines.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromHours(1))
        {
            _lines.Dequeue();
        }

        if (_lines.Count >= LinesAnHour)
        {
            return false;
        }

        _lines.Enqueue(now);
        return true;
    }
}
