namespace UnionBot.Emulators.Discord.State;

/// <summary>Limits that no bucket tells of beforehand: they are met, not announced. By the machine's clock, under the world's gate.</summary>
internal sealed class Sublimits(TimeProvider clock)
{
    private readonly Dictionary<(string What, ulong Where), Queue<long>> _taken = [];

    /// <summary>Takes one more of something.</summary>
    /// <param name="rule">How many a window holds; the window slides.</param>
    /// <param name="what">What is limited.</param>
    /// <param name="where">Of which channel, guild or message.</param>
    /// <returns>How long there is none, or <see langword="null"/> when it was taken.</returns>
    public TimeSpan? Take(RateLimitRule rule, string what, ulong where)
    {
        if (!_taken.TryGetValue((what, where), out var taken))
        {
            _taken[(what, where)] = taken = [];
        }

        while (taken.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) >= rule.Window)
        {
            taken.Dequeue();
        }

        if (taken.Count >= rule.Limit)
        {
            return rule.Window - clock.GetElapsedTime(taken.Peek());
        }

        taken.Enqueue(clock.GetTimestamp());
        return null;
    }
}
