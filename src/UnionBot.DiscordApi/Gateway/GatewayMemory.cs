#pragma warning disable MA0048 // A session and the memory it stands in are one idea.
namespace UnionBot.DiscordApi.Gateway;

/// <summary>A session that can be resumed.</summary>
/// <param name="Id">Discord's id of the session. Secret.</param>
/// <param name="ResumeUrl">Where to resume it.</param>
/// <param name="Sequence">The number of the last event that was read.</param>
public sealed record GatewaySession(string Id, Uri ResumeUrl, long Sequence)
{
    /// <summary>Hides the id.</summary>
    public override string ToString() => nameof(GatewaySession);
}

/// <summary>What outlives a connection, and can outlive a process: give a new one what an old one held.</summary>
/// <remarks>One gateway writes it, anyone may read it; <see cref="Changed"/> is raised on the gateway's tasks and must return at once.</remarks>
public sealed class GatewayMemory(TimeProvider time)
{
    /// <summary>Sessions started in 24 hours, at most; at 1,000 Discord takes the token away.</summary>
    public const int IdentifiesPerDay = 900;

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly Queue<DateTimeOffset> _identifies = new();
    private readonly Lock _lock = new();
    private GatewaySession? _session;

    /// <summary>Raised when the session or the count of identifies changed.</summary>
    public event Action? Changed;

    /// <summary>Awaited when the start of a session is counted and before it is sent, so that no crash can forget it. Whoever sets it bounds how long it takes.</summary>
    public Func<CancellationToken, Task>? Counted { get; set; }

    /// <summary>The session to resume, or <see langword="null"/> to start a new one.</summary>
    public GatewaySession? Session
    {
        get
        {
            lock (_lock)
            {
                return _session;
            }
        }
    }

    /// <summary>When sessions were started in the last 24 hours, oldest first.</summary>
    public IReadOnlyCollection<DateTimeOffset> Identifies
    {
        get
        {
            lock (_lock)
            {
                return [.. _identifies];
            }
        }
    }

    /// <summary>Takes over what an earlier process kept.</summary>
    public void Restore(GatewaySession? session, IEnumerable<DateTimeOffset> identifies)
    {
        DateTimeOffset[] ordered = [.. identifies.Order()];
        lock (_lock)
        {
            _session = session;
            _identifies.Clear();
            foreach (var at in ordered)
            {
                _identifies.Enqueue(at);
            }
        }
    }

    /// <summary>How long to wait until a session may be started; zero for now.</summary>
    public TimeSpan UntilNextIdentify()
    {
        lock (_lock)
        {
            Forget();
            return _identifies.Count < IdentifiesPerDay ? TimeSpan.Zero : _identifies.Peek() + Day - time.GetUtcNow();
        }
    }

    internal Task CountAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Forget();
            _identifies.Enqueue(time.GetUtcNow());
        }

        Changed?.Invoke();
        return Counted?.Invoke(cancellationToken) ?? Task.CompletedTask;
    }

    internal void Keep(GatewaySession? session)
    {
        lock (_lock)
        {
            if (session == _session)
            {
                return;
            }

            _session = session;
        }

        Changed?.Invoke();
    }

    /// <summary>Drops what is older than a day, and what a clock that was set back left in the future.</summary>
    private void Forget()
    {
        var now = time.GetUtcNow();
        while (_identifies.TryPeek(out var oldest) && (now - oldest >= Day || oldest - now > Day))
        {
            _identifies.Dequeue();
        }
    }
}
