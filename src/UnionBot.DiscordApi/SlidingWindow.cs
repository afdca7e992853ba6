namespace UnionBot.DiscordApi;

/// <summary>Says how long to wait so that no window ever holds more grants than it may.</summary>
/// <remarks>
/// Keeps the times of the last grants instead of counting down to a reset: a counter lets through twice the permits around
/// the moment it resets. Safe for concurrent use.
/// </remarks>
/// <param name="permits">Grants a window may hold; at least 1.</param>
/// <param name="window">How long a grant counts.</param>
/// <param name="time">The clock whose timestamps are compared.</param>
internal sealed class SlidingWindow(int permits, TimeSpan window, TimeProvider time)
{
    private readonly Queue<TimeSpan> _grants = new(permits);
    private readonly Lock _lock = new();
    private readonly long _origin = time.GetTimestamp();

    /// <summary>Takes the next free grant, which may lie ahead.</summary>
    /// <returns>How long the caller must wait before it acts on the grant; never negative.</returns>
    public TimeSpan Reserve()
    {
        lock (_lock)
        {
            var now = time.GetElapsedTime(_origin);
            var at = now;
            if (_grants.Count == permits)
            {
                var free = _grants.Dequeue() + window;
                at = free > now ? free : now;
            }

            _grants.Enqueue(at);
            return at - now;
        }
    }
}
