using Microsoft.Extensions.Logging;

namespace UnionBot.Telegram;

/// <summary>Says that polling fails, then ever more seldom that it still does, then that it works again: an hour costs at most three lines, also where polling comes and goes.</summary>
/// <remarks>Three, because the other platform may be out at the same time, and the outbox has two lines of its own to say: together at most ten.</remarks>
internal sealed partial class OutageLog(TimeProvider time, ILogger logger)
{
    private const int LinesAnHour = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(20);

    private readonly Queue<long> _lines = new();
    private long _since;
    private long _said;
    private int _failures;
    private bool _saidFailing;
    private TimeSpan _pause;

    /// <summary>Whether polling fails just now.</summary>
    public bool Failing => _failures > 0;

    /// <summary>A poll failed.</summary>
    /// <param name="reason">Codes only.</param>
    /// <param name="wait">How long until the next try.</param>
    public void Failed(string reason, TimeSpan wait)
    {
        var now = time.GetTimestamp();
        if (_failures++ == 0)
        {
            (_since, _said, _pause) = (now, now, FirstPause);
            _saidFailing = MaySay(now);
            if (_saidFailing)
            {
                Log.Failed(logger, reason, wait.TotalSeconds);
            }
        }
        else if (time.GetElapsedTime(_said, now) >= _pause && MaySay(now))
        {
            _saidFailing = true;
            (_said, _pause) = (now, _pause * 2);
            Log.StillFailing(logger, time.GetElapsedTime(_since, now).TotalMinutes, _failures, reason);
        }
    }

    /// <summary>A poll was answered.</summary>
    public void Worked()
    {
        if (_failures > 0)
        {
            if (_saidFailing && MaySay(time.GetTimestamp()))
            {
                Log.Recovered(logger, time.GetElapsedTime(_since).TotalSeconds, _failures);
            }

            (_failures, _saidFailing) = (0, false);
        }
    }

    /// <summary>Whether one more line fits into the last hour.</summary>
    private bool MaySay(long now)
    {
        while (_lines.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= TimeSpan.FromHours(1))
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

    private static partial class Log
    {
        [LoggerMessage(401, LogLevel.Warning, "Telegram can't be polled ({Reason}). Next try in {Seconds:0.0} s, then ever more seldom, at least twice a minute.")]
        public static partial void Failed(ILogger logger, string reason, double seconds);

        [LoggerMessage(402, LogLevel.Warning, "Telegram can't be polled for {Minutes:0} min, {Failures} tries ({Reason}).")]
        public static partial void StillFailing(ILogger logger, double minutes, int failures, string reason);

        [LoggerMessage(403, LogLevel.Information, "Telegram answers again, after {Seconds:0} s and {Failures} failed tries.")]
        public static partial void Recovered(ILogger logger, double seconds, int failures);
    }
}
