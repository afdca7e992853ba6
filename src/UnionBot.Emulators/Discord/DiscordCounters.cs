using System.Collections.Concurrent;

namespace UnionBot.Emulators.Discord;

/// <summary>How often what happened. Safe for concurrent use.</summary>
public sealed class DiscordCounters
{
    private readonly ConcurrentDictionary<int, int> _closes = [];
    private int _requests;
    private int _invalid;
    private int _limited;
    private int _handshakes;
    private int _identifies;
    private int _resumes;
    private int _resumed;
    private int _heartbeats;
    private int _events;

    /// <summary>REST requests taken.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Answers 401, 403 and 429 (but for the shared scope).</summary>
    public int InvalidRequests => Volatile.Read(ref _invalid);

    /// <summary>Answers 429 of any scope.</summary>
    public int RateLimited => Volatile.Read(ref _limited);

    /// <summary>Gateway connections.</summary>
    public int Handshakes => Volatile.Read(ref _handshakes);

    /// <summary>Identifies received.</summary>
    public int Identifies => Volatile.Read(ref _identifies);

    /// <summary>Resumes received.</summary>
    public int Resumes => Volatile.Read(ref _resumes);

    /// <summary>Resumes that succeeded.</summary>
    public int Resumed => Volatile.Read(ref _resumed);

    /// <summary>Heartbeats received.</summary>
    public int Heartbeats => Volatile.Read(ref _heartbeats);

    /// <summary>Events dispatched, each session's own.</summary>
    public int Events => Volatile.Read(ref _events);

    /// <summary>How often the double closed a gateway connection, by code.</summary>
    public IReadOnlyDictionary<int, int> GatewayCloses => _closes;

    internal void Request() => Interlocked.Increment(ref _requests);

    internal int Invalid() => Interlocked.Increment(ref _invalid);

    internal void Limited() => Interlocked.Increment(ref _limited);

    internal void Handshake() => Interlocked.Increment(ref _handshakes);

    internal void Identify() => Interlocked.Increment(ref _identifies);

    internal void Resume() => Interlocked.Increment(ref _resumes);

    internal void ResumeDone() => Interlocked.Increment(ref _resumed);

    internal void Heartbeat() => Interlocked.Increment(ref _heartbeats);

    internal void EventDispatched() => Interlocked.Increment(ref _events);

    internal void GatewayClosed(int code) => _closes.AddOrUpdate(code, 1, static (_, count) => count + 1);
}
