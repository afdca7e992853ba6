namespace UnionBot.DiscordApi.Rest;

/// <summary>Lets requests pass as Discord's headers allow.</summary>
/// <remarks>
/// A bucket is a hash, which answers name, and the top-level resource. A route whose hash isn't known yet lets one probe pass and
/// keeps the others until it has answered. One request of a bucket is in flight at a time: so order holds and no header is stale.
/// The bot's 50 a second stand above all. Waiting longer than a call may is a <see cref="RateLimitedException"/>.
/// </remarks>
internal sealed class RateLimiter(TimeProvider time)
{
    /// <summary>Requests a second of the whole bot. Source: topics/rate-limits.mdx, Global Rate Limit.</summary>
    public const int PerSecond = 50;

    /// <summary>Idle buckets are forgotten when there are more than this: every interaction brings one of its own.</summary>
    private const int KeptBuckets = 512;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly SlidingWindow _global = new(PerSecond, TimeSpan.FromSeconds(1), time);
    private readonly InvalidRequests _invalid = new(time);
    private readonly long _origin = time.GetTimestamp();
    private TimeSpan _globalUntil;

    /// <summary>How many buckets are remembered.</summary>
    internal int Buckets
    {
        get
        {
            lock (_lock)
            {
                return _buckets.Count;
            }
        }
    }

    private TimeSpan Now => time.GetElapsedTime(_origin);

    /// <summary>Waits until a request may be sent.</summary>
    /// <param name="route">Where it goes.</param>
    /// <param name="maxWait">How long the call may wait.</param>
    /// <returns>The permit; give it the answer, and dispose it.</returns>
    /// <exception cref="RateLimitedException">It would take longer.</exception>
    public async Task<RatePermit> AcquireAsync(Route route, TimeSpan maxWait, CancellationToken cancellationToken)
    {
        if (_invalid.Pause() is { Ticks: > 0 } pause)
        {
            throw new RateLimitedException(route.Key, pause, wholeBot: true);
        }

        if (route.IsCallback)
        {
            return new RatePermit(this, route, bucket: null);
        }

        var deadline = Now + maxWait;
        while (true)
        {
            var bucket = Rent(route);
            var entered = false;
            try
            {
                await EnterAsync(bucket, route, deadline, cancellationToken);
                entered = true;
                if (IsCurrent(route, bucket))
                {
                    await WaitUntilFreeAsync(bucket, route, deadline, cancellationToken);
                    entered = false; // The permit gives it back.
                    return new RatePermit(this, route, bucket);
                }
            }
            catch
            {
                Leave(bucket, entered);
                throw;
            }

            Leave(bucket, entered);
        }
    }

    /// <summary>Takes note of an answer.</summary>
    internal void Note(Route route, RateHeaders headers, bool success)
    {
        lock (_lock)
        {
            if (headers.Bucket is { } hash)
            {
                _hashes[route.Key] = hash;
            }
            else if (success)
            {
                _hashes.TryAdd(route.Key, "free " + route.Key);
            }

            if (headers is { Remaining: 0, ResetAfter: { } after } && !route.IsCallback)
            {
                Block(Of(KeyOf(route)), after);
            }
        }
    }

    /// <summary>Takes note of a 429.</summary>
    internal void NoteLimit(Route route, RateHeaders headers, TimeSpan after, bool wholeBot, bool counts)
    {
        if (counts)
        {
            _invalid.Count();
        }

        lock (_lock)
        {
            if (headers.Bucket is { } hash)
            {
                _hashes[route.Key] = hash;
            }

            if (wholeBot)
            {
                _globalUntil = Later(_globalUntil, Now + after);
            }
            else if (!route.IsCallback)
            {
                Block(Of(KeyOf(route)), after);
            }
        }
    }

    /// <summary>Takes note of a 401 or 403.</summary>
    internal void NoteInvalid() => _invalid.Count();

    internal void Leave(Bucket bucket, bool entered)
    {
        if (entered)
        {
            bucket.Gate.Release();
        }

        lock (_lock)
        {
            bucket.Users--;
        }
    }

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private async Task EnterAsync(Bucket bucket, Route route, TimeSpan deadline, CancellationToken cancellationToken)
    {
        if (Blocked(bucket, route) is { } blocked && blocked > deadline)
        {
            throw new RateLimitedException(route.Key, blocked - Now, IsGlobal(route, blocked));
        }

        if (bucket.Gate.Wait(0, CancellationToken.None))
        {
            return;
        }

        var patience = deadline - Now;
        if (patience <= TimeSpan.Zero)
        {
            throw new RateLimitedException(route.Key, TimeSpan.FromSeconds(1), wholeBot: false);
        }

        using var timeout = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await bucket.Gate.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RateLimitedException(route.Key, Later(Blocked(bucket, route) - Now, TimeSpan.FromSeconds(1)), wholeBot: false);
        }
    }

    private async Task WaitUntilFreeAsync(Bucket bucket, Route route, TimeSpan deadline, CancellationToken cancellationToken)
    {
        for (var until = Blocked(bucket, route); until > Now; until = Blocked(bucket, route))
        {
            if (until > deadline)
            {
                throw new RateLimitedException(route.Key, until - Now, IsGlobal(route, until));
            }

            await DelayAsync(until - Now, cancellationToken);
        }

        if (!route.ExemptFromGlobal)
        {
            await DelayAsync(_global.Reserve(), cancellationToken);
        }
    }

    /// <summary>Timers count whole milliseconds: rounded up, so that none fires early.</summary>
    private Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) =>
        delay <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds)), time, cancellationToken);

    private TimeSpan Blocked(Bucket bucket, Route route)
    {
        lock (_lock)
        {
            return route.ExemptFromGlobal ? bucket.Until : Later(bucket.Until, _globalUntil);
        }
    }

    private bool IsGlobal(Route route, TimeSpan until)
    {
        lock (_lock)
        {
            return !route.ExemptFromGlobal && until == _globalUntil;
        }
    }

    private void Block(Bucket bucket, TimeSpan after) => bucket.Until = Later(bucket.Until, Now + after);

    private bool IsCurrent(Route route, Bucket bucket)
    {
        lock (_lock)
        {
            return string.Equals(KeyOf(route), bucket.Key, StringComparison.Ordinal);
        }
    }

    private Bucket Rent(Route route)
    {
        lock (_lock)
        {
            if (_buckets.Count > KeptBuckets)
            {
                Forget();
            }

            var bucket = Of(KeyOf(route));
            bucket.Users++;
            return bucket;
        }
    }

    private void Forget()
    {
        var now = Now;
        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.Users == 0 && bucket.Until <= now)
            {
                _buckets.Remove(key);
            }
        }
    }

    private string KeyOf(Route route) => _hashes.TryGetValue(route.Key, out var hash) ? $"{hash} {route.Major}" : "? " + route.Key;

    private Bucket Of(string key)
    {
        if (!_buckets.TryGetValue(key, out var bucket))
        {
            _buckets[key] = bucket = new Bucket(key);
        }

        return bucket;
    }

    /// <summary>One bucket: who is in it, and until when it is empty.</summary>
    internal sealed class Bucket(string key)
    {
        public string Key { get; } = key;

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }

        public TimeSpan Until { get; set; }
    }
}
