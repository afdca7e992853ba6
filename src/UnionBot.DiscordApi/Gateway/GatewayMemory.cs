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
/// <remarks>One gateway writes it; <see cref="Changed"/> is raised on its reader and must return at once.</remarks>
public sealed class GatewayMemory(TimeProvider time)
{
    /// <summary>Sessions started in 24 hours, at most; at 1,000 Discord takes the token away.</summary>
    public const int IdentifiesPerDay = 900;

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly Queue<DateTimeOffset> _identifies = new();

    /// <summary>Raised when the session or the count of identifies changed.</summary>
    public event Action? Changed;

    /// <summary>The session to resume, or <see langword="null"/> to start a new one.</summary>
    public GatewaySession? Session { get; private set; }

    /// <summary>When sessions were started in the last 24 hours, oldest first.</summary>
    public IReadOnlyCollection<DateTimeOffset> Identifies => _identifies;

    /// <summary>Takes over what an earlier process kept.</summary>
    public void Restore(GatewaySession? session, IEnumerable<DateTimeOffset> identifies)
    {
        Session = session;
        _identifies.Clear();
        foreach (var at in identifies.Order())
        {
            _identifies.Enqueue(at);
        }
    }

    /// <summary>How long to wait until a session may be started; zero for now.</summary>
    public TimeSpan UntilNextIdentify()
    {
        Forget();
        return _identifies.Count < IdentifiesPerDay ? TimeSpan.Zero : _identifies.Peek() + Day - time.GetUtcNow();
    }

    internal void Identified()
    {
        Forget();
        _identifies.Enqueue(time.GetUtcNow());
        Changed?.Invoke();
    }

    internal void Keep(GatewaySession? session)
    {
        if (session != Session)
        {
            Session = session;
            Changed?.Invoke();
        }
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        while (_identifies.TryPeek(out var oldest) && now - oldest >= Day)
        {
            _identifies.Dequeue();
        }
    }
}
