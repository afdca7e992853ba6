namespace UnionBot.Emulators.Discord;

/// <summary>Faults of the gateway.</summary>
public sealed partial class DiscordFaults
{
    private int _invalidSessions;
    private int _earlyReconnects;
    private int _repeats;
    private int _cuts;
    private int _mutes;
    private int _refusals;
    private int _refusalStatus;
    private long _gatewayDelay;

    /// <summary>Whether heartbeats go unanswered.</summary>
    public bool NoHeartbeatAck
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    /// <summary>How long every gateway payload is held back, by the machine's clock; zero for not at all.</summary>
    public TimeSpan GatewayDelay
    {
        get => new(Interlocked.Read(ref _gatewayDelay));
        set => Interlocked.Exchange(ref _gatewayDelay, value.Ticks);
    }

    /// <summary>Answers the next identifies or resumes with op 9, not resumable.</summary>
    public void InvalidSession(int times = 1) => Interlocked.Add(ref _invalidSessions, times);

    /// <summary>Sends op 7 before HELLO on the next connections.</summary>
    public void ReconnectBeforeHello(int times = 1) => Interlocked.Add(ref _earlyReconnects, times);

    /// <summary>Sends the next events twice each, as the platform says may happen.</summary>
    public void RepeatEvents(int times = 1) => Interlocked.Add(ref _repeats, times);

    /// <summary>Sends half of the next gateway payloads, each the last of its connection, which is then cut.</summary>
    public void CutPayload(int times = 1) => Interlocked.Add(ref _cuts, times);

    /// <summary>Takes the next connections to the gateway and never says HELLO.</summary>
    public void NoHello(int times = 1) => Interlocked.Add(ref _mutes, times);

    /// <summary>Answers the next handshakes with an HTTP status, as a proxy in front of the gateway does.</summary>
    public void RefuseHandshake(int status = 503, int times = 1)
    {
        Volatile.Write(ref _refusalStatus, status);
        Interlocked.Add(ref _refusals, times);
    }

    internal bool TakeInvalidSession() => TakeOne(ref _invalidSessions);

    internal bool TakeReconnectBeforeHello() => TakeOne(ref _earlyReconnects);

    internal bool TakeRepeat() => TakeOne(ref _repeats);

    internal bool TakeCut() => TakeOne(ref _cuts);

    internal bool TakeNoHello() => TakeOne(ref _mutes);

    /// <summary>The status to refuse a handshake with, or <see langword="null"/>.</summary>
    internal int? TakeRefusal() => TakeOne(ref _refusals) ? Volatile.Read(ref _refusalStatus) : null;

    private static bool TakeOne(ref int left)
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref left);
            if (seen <= 0)
            {
                return false;
            }
        }
        while (Interlocked.CompareExchange(ref left, seen - 1, seen) != seen);
        return true;
    }

    private void ClearGateway()
    {
        NoHeartbeatAck = false;
        GatewayDelay = TimeSpan.Zero;
        Interlocked.Exchange(ref _invalidSessions, 0);
        Interlocked.Exchange(ref _earlyReconnects, 0);
        Interlocked.Exchange(ref _repeats, 0);
        Interlocked.Exchange(ref _cuts, 0);
        Interlocked.Exchange(ref _mutes, 0);
        Interlocked.Exchange(ref _refusals, 0);
    }
}
