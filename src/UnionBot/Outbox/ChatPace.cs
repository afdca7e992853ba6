namespace UnionBot.Outbox;

/// <summary>What one chat takes just now. Times count from the pacer's start.</summary>
internal sealed class ChatPace
{
    private readonly Queue<TimeSpan> _window = new();
    private TimeSpan _nextFree;
    private TimeSpan _heldUntil;

    /// <summary>When it was last given something.</summary>
    public TimeSpan LastUsed { get; private set; }

    /// <summary>How long until it takes something; zero when it does now.</summary>
    public TimeSpan Wait(PaceRules rules, bool isGroup, TimeSpan now)
    {
        var ready = _heldUntil;
        if (rules.ChatBurst > 0)
        {
            // A bucket of `burst` permits, kept as the instant at which it would be empty.
            ready = Max(ready, _nextFree - (rules.ChatInterval * (rules.ChatBurst - 1)));
        }

        if (isGroup && rules.GroupPermits > 0 && _window.Count >= rules.GroupPermits)
        {
            ready = Max(ready, _window.Peek() + rules.GroupWindow);
        }

        return ready > now ? ready - now : TimeSpan.Zero;
    }

    /// <summary>Notes that it was given something.</summary>
    public void Take(PaceRules rules, TimeSpan now)
    {
        LastUsed = now;
        _nextFree = Max(_nextFree, now) + rules.ChatInterval;
        if (rules.GroupPermits > 0)
        {
            _window.Enqueue(now);
            if (_window.Count > rules.GroupPermits)
            {
                _window.Dequeue();
            }
        }
    }

    /// <summary>The platform asked for a pause here.</summary>
    public void Hold(TimeSpan until)
    {
        _heldUntil = Max(_heldUntil, until);
        LastUsed = Max(LastUsed, until);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
