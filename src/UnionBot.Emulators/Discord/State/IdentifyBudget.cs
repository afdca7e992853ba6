namespace UnionBot.Emulators.Discord.State;

/// <summary>Counts identifies: so many a day, and one in five seconds. Source: Discord, Gateway, "Session Start Limit Object".</summary>
internal sealed class IdentifyBudget(TimeProvider clock, DiscordDoubleOptions options)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly Queue<long> _today = [];
    private long? _last;

    public int Total => options.IdentifiesPerDay;

    public int Remaining
    {
        get
        {
            Forget();
            return Math.Max(0, Total - _today.Count);
        }
    }

    /// <summary>How long until the oldest identify no longer counts.</summary>
    public TimeSpan ResetAfter
    {
        get
        {
            Forget();
            return _today.TryPeek(out var oldest) ? Day - clock.GetElapsedTime(oldest) : TimeSpan.Zero;
        }
    }

    /// <summary>Takes one. <see langword="false"/> when it comes too soon after the last.</summary>
    public bool TryTake(out bool exhausted)
    {
        Forget();
        exhausted = false;
        if (_last is { } last && clock.GetElapsedTime(last) < options.IdentifySpacing)
        {
            return false;
        }

        exhausted = _today.Count >= Total;
        _last = clock.GetTimestamp();
        _today.Enqueue(_last.Value);
        return true;
    }

    private void Forget()
    {
        while (_today.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) >= Day)
        {
            _today.Dequeue();
        }
    }
}
