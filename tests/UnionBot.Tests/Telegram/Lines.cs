using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace UnionBot.Tests.Telegram;

/// <summary>Keeps every log line, with its exception and scopes, at every level.</summary>
internal sealed class Lines : ILoggerProvider, ILoggerFactory
{
    public ConcurrentQueue<(LogLevel Level, string Text)> All { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Pen(this);

    public ILogger<T> For<T>() => new Pen<T>(this);

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    private class Pen(Lines lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.All.Enqueue((LogLevel.Trace, $"scope {state}"));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.All.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));
    }

    private sealed class Pen<T>(Lines lines) : Pen(lines), ILogger<T>;
}
