using UnionBot.Time;

namespace UnionBot.Rehearsal;

/// <summary>A calendar that runs at the machine's pace and leaps over empty time when it is told to.</summary>
/// <remarks>
/// Its timers follow the leaps: one that is due within a leap fires at once, the others come nearer. That is what Quartz needs,
/// which waits through <see cref="ITimer.Change"/>.
/// </remarks>
/// <param name="start">The instant it begins at, UTC.</param>
/// <param name="machine">The clock that gives the pace.</param>
internal sealed class LeapingCalendar(DateTimeOffset start, TimeProvider machine) : Calendar
{
    private readonly Lock _gate = new();
    private readonly HashSet<LeapingTimer> _timers = [];
    private readonly TimeProvider _machine = machine;
    private readonly long _began = machine.GetTimestamp();
    private TimeSpan _leapt;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return start + _machine.GetElapsedTime(_began) + _leapt;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Leaps ahead, never back.</summary>
    public void LeapTo(DateTimeOffset instant)
    {
        LeapingTimer[] timers;
        lock (_gate)
        {
            var ahead = instant - (start + _machine.GetElapsedTime(_began) + _leapt);
            if (ahead <= TimeSpan.Zero)
            {
                return;
            }

            _leapt += ahead;
            timers = [.. _timers];
        }

        foreach (var timer in timers)
        {
            timer.FollowLeap();
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new LeapingTimer(this, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private void Forget(LeapingTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    /// <summary>A timer that knows its instant on the calendar and waits on the machine.</summary>
    private sealed class LeapingTimer : ITimer
    {
        private readonly Lock _gate = new();
        private readonly LeapingCalendar _calendar;
        private readonly ITimer _inner;
        private DateTimeOffset? _due;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public LeapingTimer(LeapingCalendar calendar, TimerCallback callback, object? state)
        {
            _calendar = calendar;
            _inner = calendar._machine.CreateTimer(
                _ =>
                {
                    Fired();
                    callback(state);
                },
                null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                _period = period;
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : _calendar.GetUtcNow() + dueTime;
                return Arm();
            }
        }

        public void FollowLeap()
        {
            lock (_gate)
            {
                if (_due is not null)
                {
                    Arm();
                }
            }
        }

        public void Dispose()
        {
            _calendar.Forget(this);
            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            _calendar.Forget(this);
            return _inner.DisposeAsync();
        }

        private bool Arm()
        {
            if (_due is not { } due)
            {
                return _inner.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }

            var wait = due - _calendar.GetUtcNow();
            // A timer's clock may tick a little before the calendar's: rounding up keeps it from firing too early.
            return _inner.Change(wait <= TimeSpan.Zero ? TimeSpan.Zero : wait + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }

        private void Fired()
        {
            lock (_gate)
            {
                if (_period == Timeout.InfiniteTimeSpan || _period <= TimeSpan.Zero)
                {
                    _due = null;
                    return;
                }

                // After a leap over several periods it fires once, then goes on from now: as a machine's timer after a sleep.
                _due = _calendar.GetUtcNow() + _period;
                Arm();
            }
        }
    }
}
