namespace UnionBot.DiscordApi.Rest;

/// <summary>Counts answers that Discord calls invalid (401, 403, 429 but for shared limits) and says when to stop.</summary>
/// <remarks>10,000 in 10 minutes get the address banned (topics/rate-limits.mdx); other processes may share the address, so this stops earlier.</remarks>
internal sealed class InvalidRequests(TimeProvider time)
{
    /// <summary>How many are let happen in <see cref="Window"/>.</summary>
    public const int Limit = 1000;

    /// <summary>How long one counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private const int Slots = 10;

    private readonly (long Slot, int Count)[] _counts = new (long, int)[Slots + 1];
    private readonly Lock _lock = new();
    private readonly long _origin = time.GetTimestamp();

    public void Count()
    {
        lock (_lock)
        {
            var slot = Slot();
            ref var entry = ref _counts[slot % _counts.Length];
            entry = entry.Slot == slot ? (slot, entry.Count + 1) : (slot, 1);
        }
    }

    /// <summary>How long to send nothing; zero while there is no reason to.</summary>
    public TimeSpan Pause()
    {
        lock (_lock)
        {
            var slot = Slot();
            var total = 0;
            foreach (var (at, count) in _counts)
            {
                total += slot - at <= Slots ? count : 0;
            }

            return total < Limit ? TimeSpan.Zero : TimeSpan.FromMinutes(1);
        }
    }

    private long Slot() => (long)(time.GetElapsedTime(_origin) / (Window / Slots));
}
