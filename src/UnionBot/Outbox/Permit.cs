namespace UnionBot.Outbox;

/// <summary>One send or edit that may go now. Say when its answer has come: then the pacer knows how late it may have reached the platform.</summary>
/// <param name="at">When it was given, from the pacer's start.</param>
/// <param name="ended">Told once, by whoever says so first.</param>
internal sealed class Permit(TimeSpan at, Action<Permit> ended)
{
    private int _isOver;

    /// <summary>When it was given, from the pacer's start.</summary>
    public TimeSpan At { get; } = at;

    /// <summary>How much longer than the quickest it was on its way; <see langword="null"/> until that is known.</summary>
    public TimeSpan? Delay { get; set; }

    /// <summary>Its answer has come, or nobody waits for it any more.</summary>
    public void End()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            ended(this);
        }
    }
}
