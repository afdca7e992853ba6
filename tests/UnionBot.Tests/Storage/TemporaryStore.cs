using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using UnionBot.Health;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Tests.Storage;

/// <summary>A real data folder with a real database under two fake clocks; gone when disposed.</summary>
internal sealed class TemporaryStore : IDisposable
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 25, 8, 0, 0, TimeSpan.Zero);

    private Database? _database;

    public string Folder { get; } = Directory.CreateTempSubdirectory("unionbot-test-").FullName;

    /// <summary>The machine's clock.</summary>
    public FakeTimeProvider Time { get; } = new(Morning);

    /// <summary>What the calendar runs on.</summary>
    public FakeTimeProvider CalendarTime { get; } = new(Morning);

    public Calendar Calendar => field ??= new MachineCalendar(CalendarTime);

    public HealthBoard Board { get; } = new();

    public ListLogger<Database> Logger { get; } = new();

    public DataOptions Options => new() { Folder = Folder };

    public string DatabasePath => Path.Combine(Folder, DatabaseFile.FileName);

    public string KeyPath => Path.Combine(Folder, DataKey.FileName);

    public Database Database => _database ??= Database.Open(Options, Board, Time, Calendar, Logger);

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Ends the worker's hold on the folder, as its death would.</summary>
    public void Close()
    {
        _database?.Dispose();
        _database = null;
    }

    public Task<T> Write<T>(Func<WriteTransaction, T> work) => Database.WriteAsync(work, Stop);

    public Task Write(Action<WriteTransaction> work) => Database.WriteAsync(
        transaction =>
        {
            work(transaction);
            return true;
        },
        Stop);

    public void Dispose()
    {
        Close();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>Keeps what was logged.</summary>
internal sealed class ListLogger<T> : ILogger<T>
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => NullLogger.Instance.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines)
        {
            _lines.Add($"{logLevel}: {formatter(state, exception)}");
        }
    }
}
