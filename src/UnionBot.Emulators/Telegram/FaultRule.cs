namespace UnionBot.Emulators.Telegram;

/// <summary>Which requests a fault meets, and what became of it. Safe for concurrent use.</summary>
public sealed class FaultRule
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _skip;
    private int _left;

    internal FaultRule(string? method, Fault fault, int times, int skip, Func<TgRequest, bool>? when)
    {
        (Method, Fault, When, _left, _skip) = (method, fault, when, times, skip);
    }

    /// <summary>The method it meets, or <see langword="null"/> when it meets every one.</summary>
    public string? Method { get; }

    /// <summary>What goes wrong.</summary>
    public Fault Fault { get; }

    /// <summary>How many requests it has met.</summary>
    public int Hits { get; private set; }

    /// <summary>Ends when it meets its first request.</summary>
    public Task Reached => _reached.Task;

    internal Func<TgRequest, bool>? When { get; }

    internal Task Released => _released.Task;

    /// <summary>Lets everything go on that hangs by this rule, and what it would meet later.</summary>
    public void Release() => _released.TrySetResult();

    internal bool Meets(TgRequest request)
    {
        if (Method is not null && !Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (When is not null && !When(request))
        {
            return false;
        }

        lock (_gate)
        {
            if (_skip > 0)
            {
                _skip--;
                return false;
            }

            if (_left <= 0)
            {
                return false;
            }

            _left--;
            Hits++;
        }

        _reached.TrySetResult();
        return true;
    }
}
