namespace UnionBot.Emulators.Telegram.State;

/// <summary>Counts sends on the machine's clock and says when the next one may come. Guarded by <see cref="World.Gate"/>.</summary>
/// <remarks>Windows slide: the times of the last calls are kept, so no second ever holds more than it may.</remarks>
internal sealed class FloodControl(FloodLimits? limits, TimeProvider clock)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Queue<long> _all = [];
    private readonly Dictionary<long, Queue<long>> _groups = [];
    private readonly Dictionary<long, (double Tokens, long At)> _bursts = [];

    /// <summary>Takes one call, or says in how long one would be taken.</summary>
    /// <returns>Zero when it was taken; otherwise the wait, and nothing was counted.</returns>
    public TimeSpan Take(ChatState chat)
    {
        if (limits is null)
        {
            return TimeSpan.Zero;
        }

        var now = clock.GetTimestamp();
        var wait = Window(_all, limits.PerSecond, Second, now);
        var group = chat.IsGroup ? QueueOf(chat.Id) : null;
        if (group is not null)
        {
            wait = Max(wait, Window(group, limits.GroupPerMinute, Minute, now));
        }

        var tokens = limits.ChatBurst + 0.0;
        if (_bursts.TryGetValue(chat.Id, out var burst))
        {
            tokens = Math.Min(limits.ChatBurst, burst.Tokens + clock.GetElapsedTime(burst.At, now).TotalSeconds);
        }

        if (tokens < 1)
        {
            wait = Max(wait, TimeSpan.FromSeconds(1 - tokens));
        }

        if (wait > TimeSpan.Zero)
        {
            return wait;
        }

        _all.Enqueue(now);
        group?.Enqueue(now);
        _bursts[chat.Id] = (tokens - 1, now);
        return TimeSpan.Zero;
    }

    private TimeSpan Window(Queue<long> calls, int permits, TimeSpan length, long now)
    {
        while (calls.TryPeek(out var oldest) && clock.GetElapsedTime(oldest, now) >= length)
        {
            calls.Dequeue();
        }

        return calls.Count < permits ? TimeSpan.Zero : length - clock.GetElapsedTime(calls.Peek(), now);
    }

    private Queue<long> QueueOf(long chat)
    {
        if (!_groups.TryGetValue(chat, out var queue))
        {
            _groups.Add(chat, queue = []);
        }

        return queue;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
