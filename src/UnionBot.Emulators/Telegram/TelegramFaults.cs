namespace UnionBot.Emulators.Telegram;

/// <summary>The faults that wait for their requests. The oldest rule that meets a request wins. Safe for concurrent use.</summary>
public sealed class TelegramFaults
{
    private readonly Lock _gate = new();
    private readonly List<FaultRule> _rules = [];

    /// <summary>Puts a fault in the way of requests.</summary>
    /// <param name="method">The method, however it is cased; <see langword="null"/> for every one.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">How many requests it meets; <see cref="int.MaxValue"/> for all from now on.</param>
    /// <param name="skip">How many fitting requests it lets pass first.</param>
    /// <param name="when">Which requests it meets; <see langword="null"/> for all of the method.</param>
    public FaultRule Add(string? method, Fault fault, int times = 1, int skip = 0, Func<TgRequest, bool>? when = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        var rule = new FaultRule(method, fault, times, skip, when);
        lock (_gate)
        {
            _rules.Add(rule);
        }

        return rule;
    }

    /// <summary>Takes a rule away and lets what hangs by it go on.</summary>
    /// <param name="rule">The rule.</param>
    public void Remove(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        lock (_gate)
        {
            _rules.Remove(rule);
        }

        rule.Release();
    }

    /// <summary>Takes all rules away.</summary>
    public void Clear()
    {
        FaultRule[] rules;
        lock (_gate)
        {
            rules = [.. _rules];
        }

        foreach (var rule in rules)
        {
            Remove(rule);
        }
    }

    internal FaultRule? For(TgRequest request)
    {
        FaultRule[] rules;
        lock (_gate)
        {
            rules = [.. _rules];
        }

        return Array.Find(rules, rule => rule.Meets(request));
    }
}
