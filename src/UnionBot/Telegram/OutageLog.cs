using Microsoft.Extensions.Logging;
using UnionBot.Health;

namespace UnionBot.Telegram;

/// <summary>Says that polling fails, then ever more seldom that it still does, then that it works again; how often, <see cref="OutageLines"/> decides.</summary>
internal sealed partial class OutageLog(TimeProvider time, ILogger logger)
{
    private readonly OutageLines _lines = new(time);
    private long _since;
    private int _failures;

    /// <summary>Whether polling fails just now.</summary>
    public bool Failing => _failures > 0;

    /// <summary>A poll failed.</summary>
    /// <param name="reason">Codes only.</param>
    /// <param name="wait">How long until the next try.</param>
    public void Failed(string reason, TimeSpan wait)
    {
        var first = _failures++ == 0;
        if (first)
        {
            _since = time.GetTimestamp();
        }

        if (!_lines.Failed())
        {
            Log.NextTry(logger, reason, wait.TotalSeconds);
            return;
        }

        if (first)
        {
            Log.Failed(logger, reason, wait.TotalSeconds);
        }
        else
        {
            Log.StillFailing(logger, time.GetElapsedTime(_since).TotalMinutes, _failures, reason);
            Log.NextTry(logger, reason, wait.TotalSeconds);
        }
    }

    /// <summary>A poll was answered.</summary>
    public void Worked()
    {
        if (_failures > 0 && _lines.Recovered())
        {
            Log.Recovered(logger, time.GetElapsedTime(_since).TotalSeconds, _failures);
        }

        _failures = 0;
    }

    private static partial class Log
    {
        [LoggerMessage(401, LogLevel.Warning, "Telegram can't be polled ({Reason}). Next try in {Seconds:0.0} s, then ever more seldom, at least twice a minute.")]
        public static partial void Failed(ILogger logger, string reason, double seconds);

        [LoggerMessage(402, LogLevel.Warning, "Telegram can't be polled for {Minutes:0} min, {Failures} tries ({Reason}).")]
        public static partial void StillFailing(ILogger logger, double minutes, int failures, string reason);

        [LoggerMessage(403, LogLevel.Information, "Telegram answers again, after {Seconds:0} s and {Failures} failed tries.")]
        public static partial void Recovered(ILogger logger, double seconds, int failures);

        [LoggerMessage(405, LogLevel.Debug, "A poll failed ({Reason}); next try in {Seconds:0.0} s.")]
        public static partial void NextTry(ILogger logger, string reason, double seconds);
    }
}
