using UnionBot.Messages;

namespace UnionBot.Benchmarks.Broadcast;

/// <summary>The verb <c>broadcast</c>: an announcement to thousands of places against the time that the platform's limits allow, while members ask.</summary>
internal static class BroadcastVerb
{
    private const double MostOverFloor = 1.04;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(300);

    /// <summary>Runs it.</summary>
    /// <param name="args"><c>--chats N</c> (3,000), <c>--latency 60ms</c>, <c>--lost-replies 1%</c> (and one send without any answer), <c>--platform telegram|discord</c>, <c>--json FILE</c>; or a server that isn't ours.</param>
    /// <param name="output">The figures.</param>
    /// <param name="errors">What is amiss with the options.</param>
    /// <returns>0; 1 where something was lost, doubled unmarked, or counted wrongly as uncertain; 2 where an option is wrong. Being slow is said, not punished: it may be the machine's.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        BroadcastPlan plan;
        try
        {
            plan = BroadcastPlan.Read(args, chats: 3000);
        }
        catch (FormatException e)
        {
            await errors.WriteLineAsync(e.Message);
            return 2;
        }

        var sum = await new BroadcastRun(plan, TimeProvider.System).RunAsync();
        string[] missed =
        [
            .. plan.Platform == Platform.Telegram && sum.Ratio > MostOverFloor ? (string[])["time"] : [],
            .. sum.Wait(0.99) > LongestWait ? (string[])["answers"] : [],
        ];
        return Verb.Report(
            FormattableString.Invariant($"Broadcast to {plan.Chats} places on {plan.Platform}, answers of the platform after {plan.Latency.TotalMilliseconds:F0} ms"),
            [
                .. Figures(sum),
                new("over the floor (goal 1.04)", Math.Round(sum.Ratio, 4)),
                new("a member's answer p50, ms", Ms(sum.Wait(0.5))),
                new("a member's answer p99, ms (goal 300)", Ms(sum.Wait(0.99))),
                new("answers missing", sum.Unanswered),
                new("goals missed", missed.Length == 0 ? "none" : string.Join(", ", missed)),
            ],
            Faults(sum), Verb.Text(args, "--json"), output);
    }

    /// <summary>What every run tells.</summary>
    internal static IEnumerable<KeyValuePair<string, object>> Figures(BroadcastSum sum) =>
    [
        new("places reached", sum.Copies),
        new("resends", sum.Resends),
        new("answers", sum.Answers),
        new("edits of the report", sum.ReportEdits),
        new("time, s", Math.Round(sum.Took.TotalSeconds, 2)),
        new("floor, s", Math.Round(sum.Floor.TotalSeconds, 2)),
        new("most in a second", sum.MostInASecond),
        new("429", sum.TooMany),
        new("replies lost", sum.RepliesLost),
        new("lost", sum.Lost),
        new("doubled unmarked", sum.DoubledUnmarked),
        new("doubled marked", sum.DoubledMarked),
        new("uncertain", sum.Uncertain),
        new("uncertain, by the wire", sum.UncertainSeen),
        new("peak memory, MB", sum.PeakMegabytes),
    ];

    /// <summary>What may never be.</summary>
    internal static IReadOnlyList<string> Faults(BroadcastSum sum) =>
    [
        .. sum.Lost > 0 ? (string[])[FormattableString.Invariant($"{sum.Lost} lost")] : [],
        .. sum.DoubledUnmarked > 0 ? (string[])[FormattableString.Invariant($"{sum.DoubledUnmarked} doubled without a mark")] : [],
        .. sum.UncertainExact ? (string[])[] : ["the places said to be uncertain are not those whose last answer was kept back"],
        .. sum.TooMany > 0 ? (string[])[FormattableString.Invariant($"{sum.TooMany} answers were 429")] : [],
    ];

    private static double Ms(TimeSpan span) => Math.Round(span.TotalMilliseconds, 1);
}
