using System.Collections.Concurrent;

namespace UnionBot.Benchmarks.Connections;

/// <summary>Counts the faults of a campaign, and how the worker came back from them. Safe for concurrent use.</summary>
/// <param name="faults">How many it takes to be full.</param>
/// <param name="enough">Whether it is enough for another reason.</param>
internal sealed class CampaignTally(int faults, Func<bool> enough)
{
    private readonly ConcurrentDictionary<string, int> _byKind = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _away = new();
    private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private int _count;

    /// <summary>Whether enough has gone wrong.</summary>
    public bool IsFull => Volatile.Read(ref _count) >= faults || enough();

    /// <summary>How many faults struck.</summary>
    public int Total => Volatile.Read(ref _count);

    /// <summary>By kind.</summary>
    public IReadOnlyDictionary<string, int> ByKind => _byKind;

    /// <summary>How often a connection came back after a fault.</summary>
    public int Returns { get; private set; }

    /// <summary>The longest that a connection was away.</summary>
    public TimeSpan LongestAway { get; private set; }

    /// <summary>What did not come back.</summary>
    public IReadOnlyCollection<string> Away => _away;

    /// <summary>A fault has struck.</summary>
    public void Count(string kind)
    {
        _byKind.AddOrUpdate(kind, 1, (_, count) => count + 1);
        if (Interlocked.Increment(ref _count) >= faults)
        {
            _full.TrySetResult();
        }
    }

    /// <summary>A connection came back.</summary>
    public void CameBack(TimeSpan after)
    {
        lock (_gate)
        {
            Returns++;
            LongestAway = after > LongestAway ? after : LongestAway;
        }
    }

    /// <summary>A connection did not come back.</summary>
    public void StayedAway(string what) => _away.Enqueue(what);

    /// <summary>Waits, at most until it is full.</summary>
    public async Task WaitAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_full.Task, Task.Delay(time, clock, end.Token));
        await end.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
