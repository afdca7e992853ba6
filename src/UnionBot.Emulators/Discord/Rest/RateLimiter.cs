using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>Counts requests by bucket and in all. Windows start with their first request, by the machine's clock. Safe for concurrent use.</summary>
internal sealed class RateLimiter(TimeProvider clock, RateLimitPlan plan)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Bucket, string Resource), Window> _windows = [];
    private readonly Queue<long> _invalid = [];
    private readonly Window _global = new();

    /// <summary>Takes a permit, or says how long there is none.</summary>
    /// <param name="bucket">What is counted together, beside the top-level resource.</param>
    /// <param name="route">The route, whose rule holds.</param>
    /// <param name="arguments">The arguments of its path.</param>
    public RateLimitState Take(string bucket, RestRoute route, IReadOnlyDictionary<string, string> arguments)
    {
        lock (_gate)
        {
            if (!route.IsInteraction && !Take(_global, plan.Global))
            {
                return Tell("", plan.Global, _global) with { Exceeded = RateLimitScope.Global };
            }

            var rule = plan.Routes.GetValueOrDefault(route.Name, plan.Default);
            var key = (bucket, RestRoute.Resource(arguments));
            if (!_windows.TryGetValue(key, out var window))
            {
                _windows[key] = window = new Window();
            }

            var taken = Take(window, rule);
            return Tell(BucketOf(bucket), rule, window) with { Exceeded = taken ? null : RateLimitScope.User };
        }
    }

    /// <summary>Counts an answer that clients must avoid. Source: Discord, Rate Limits, "Invalid Request Limit".</summary>
    public void CountInvalid()
    {
        lock (_gate)
        {
            _invalid.Enqueue(clock.GetTimestamp());
        }
    }

    /// <summary>Whether the address is shut out for too many invalid requests.</summary>
    public bool IsShutOut()
    {
        lock (_gate)
        {
            while (_invalid.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) >= TimeSpan.FromMinutes(10))
            {
                _invalid.Dequeue();
            }

            return _invalid.Count >= plan.InvalidRequests;
        }
    }

    /// <summary>The headers of an answer.</summary>
    public IEnumerable<(string Name, string Value)> Headers(RateLimitState state)
    {
        if (state.Bucket.Length > 0)
        {
            yield return ("X-RateLimit-Limit", state.Limit.ToString(CultureInfo.InvariantCulture));
            yield return ("X-RateLimit-Remaining", state.Remaining.ToString(CultureInfo.InvariantCulture));
            yield return ("X-RateLimit-Reset", Seconds((clock.GetUtcNow() + state.ResetAfter).ToUnixTimeMilliseconds() / 1000.0));
            yield return ("X-RateLimit-Reset-After", Seconds(state.ResetAfter.TotalSeconds));
            yield return ("X-RateLimit-Bucket", state.Bucket);
        }
    }

    public static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);

    private RateLimitState Tell(string bucket, RateLimitRule rule, Window window)
    {
        var left = rule.Window - clock.GetElapsedTime(window.Start);
        return new RateLimitState(bucket, rule.Limit, Math.Max(0, rule.Limit - window.Used), left < TimeSpan.Zero ? TimeSpan.Zero : left);
    }

    private bool Take(Window window, RateLimitRule rule)
    {
        if (window.Used == 0 || clock.GetElapsedTime(window.Start) >= rule.Window)
        {
            window.Start = clock.GetTimestamp();
            window.Used = 0;
        }

        if (window.Used >= rule.Limit)
        {
            return false;
        }

        window.Used++;
        return true;
    }

    private static string BucketOf(string bucket) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bucket)))[..32];

    private sealed class Window
    {
        public long Start { get; set; }

        public int Used { get; set; }
    }
}
