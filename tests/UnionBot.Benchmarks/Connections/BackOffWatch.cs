using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace UnionBot.Benchmarks.Connections;

/// <summary>Listens to the worker's log: what it announces about coming back, and how much later than announced it came.</summary>
/// <param name="time">The clock that counts.</param>
/// <param name="told">Told of every line, or <see langword="null"/>.</param>
internal sealed class BackOffWatch(TimeProvider time, Action<string>? told) : ILoggerProvider
{
    /// <summary>The lines that announce when the next try is: polling, and the gateway.</summary>
    private static readonly HashSet<(string Logger, int Event)> Announcing =
        [("TelegramPolling", 401), ("TelegramPolling", 405), ("DiscordListener", 1), ("DiscordListener", 7)];

    /// <summary>Lines that tell of an exception nobody knew: a loop that ended, an update or an answer that failed.</summary>
    private static readonly HashSet<int> Unknown = [20, 732, 741, 742];

    private readonly ConcurrentQueue<string> _errors = new();
    private readonly Dictionary<string, Announcement> _announced = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _givenUp = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>How many back-offs were announced.</summary>
    public int Announced { get; private set; }

    /// <summary>The longest back-off announced.</summary>
    public TimeSpan LongestAnnounced { get; private set; }

    /// <summary>How much later than announced the latest next try was; zero where all were in time.</summary>
    public TimeSpan WorstOverrun { get; private set; }

    /// <summary>How much later than a timer of the announced length the latest next try was: what is not the machine's own lateness.</summary>
    public TimeSpan WorstDelay { get; private set; }

    /// <summary>What the latest of them was.</summary>
    public string WorstOf { get; private set; } = "";

    /// <summary>The longest from an announcement to the next try.</summary>
    public TimeSpan LongestBack { get; private set; }

    /// <summary>Lines that tell of an exception nobody knew, at most a thousand.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>How many answers the worker says it gave up, by platform and reason.</summary>
    public IReadOnlyDictionary<string, int> GivenUp => _givenUp;

    /// <summary>A try was made.</summary>
    /// <param name="platform"><c>Telegram</c> or <c>Discord</c>.</param>
    public void Tried(string platform)
    {
        lock (_gate)
        {
            if (!_announced.Remove(platform, out var announced))
            {
                return;
            }

            announced.Timer?.Dispose();
            var after = time.GetElapsedTime(announced.At);
            LongestBack = after > LongestBack ? after : LongestBack;
            var overrun = after - announced.Wait;
            WorstOverrun = overrun > WorstOverrun ? overrun : WorstOverrun;
            var delay = announced.DueAt is { } due ? time.GetElapsedTime(due) : TimeSpan.Zero;
            (WorstDelay, WorstOf) = delay > WorstDelay ? (delay, announced.Line) : (WorstDelay, WorstOf);
        }
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Named(this, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Log<TState>(string logger, LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        told?.Invoke($"{level} {logger} {formatter(state, exception)} {exception} {Values(state)}");
        if (logger is "AnswerSender" && id.Id is 730 or 731 or 733)
        {
            GaveUp(state);
        }

        if (Unknown.Contains(id.Id) && level >= LogLevel.Warning && _errors.Count < 1000)
        {
            _errors.Enqueue($"{logger}: {formatter(state, exception)}");
        }

        if (Announcing.Contains((logger, id.Id)) && state is IEnumerable<KeyValuePair<string, object?>> values
            && values.FirstOrDefault(v => v.Key is "Seconds").Value is double seconds)
        {
            var platform = logger.StartsWith("Telegram", StringComparison.Ordinal) ? "Telegram" : "Discord";
            Tried(platform); // The try before this one failed: it was made.
            lock (_gate)
            {
                var wait = TimeSpan.FromSeconds(seconds);
                Announced++;
                LongestAnnounced = wait > LongestAnnounced ? wait : LongestAnnounced;
                var announcement = _announced[platform] = new Announcement(time.GetTimestamp(), wait, formatter(state, exception));
                announcement.Timer = time.CreateTimer(_ => Due(announcement), null, wait, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void GaveUp(object? state)
    {
        if (state is IEnumerable<KeyValuePair<string, object?>> pairs)
        {
            var values = pairs.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
            _givenUp.AddOrUpdate($"{values["Platform"]}: {values.GetValueOrDefault("Reason") ?? "too many wait"}", 1, (_, count) => count + 1);
        }
    }

    private void Due(Announcement announcement)
    {
        lock (_gate)
        {
            announcement.DueAt = time.GetTimestamp();
        }
    }

    private void Tell(string line) => told?.Invoke(line);

    private static string Values(object? state) =>
        state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(p => $"{p.Key}={p.Value}")) : $"{state}";

    private sealed class Announcement(long at, TimeSpan wait, string line)
    {
        public long At { get; } = at;

        public TimeSpan Wait { get; } = wait;

        public string Line { get; } = line;

        public ITimer? Timer { get; set; }

        /// <summary>When its time was up by a timer.</summary>
        public long? DueAt { get; set; }
    }

    private sealed class Named(BackOffWatch watch, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            watch.Tell($"scope {Values(state)}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            watch.Log(name, logLevel, eventId, state, exception, formatter);
    }
}
