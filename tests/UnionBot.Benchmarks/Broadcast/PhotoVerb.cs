namespace UnionBot.Benchmarks.Broadcast;

/// <summary>The verb <c>photo</c>: an announcement with a photo to hundreds of places, its bytes sent once.</summary>
internal static class PhotoVerb
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(11.5);

    /// <summary>Runs it.</summary>
    /// <param name="args"><c>--chats N</c> (300), <c>--latency 60ms</c>, <c>--json FILE</c>; or a server that isn't ours.</param>
    /// <param name="output">The figures.</param>
    /// <param name="errors">What is amiss with the options.</param>
    /// <returns>0; 1 where something was lost, doubled unmarked, or uploaded twice to Telegram; 2 where an option is wrong.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        BroadcastPlan plan;
        try
        {
            plan = BroadcastPlan.Read(args, chats: 300) with { WithPhoto = true, AskEvery = TimeSpan.Zero };
        }
        catch (FormatException e)
        {
            await errors.WriteLineAsync(e.Message);
            return 2;
        }

        var sum = await new BroadcastRun(plan, TimeProvider.System).RunAsync();
        var once = plan.Platform == Messages.Platform.Discord || sum.Uploads == 1;
        return Verb.Report(
            FormattableString.Invariant($"A photo to {plan.Chats} places on {plan.Platform}, answers of the platform after {plan.Latency.TotalMilliseconds:F0} ms"),
            [
                .. BroadcastVerb.Figures(sum),
                new("uploads (goal 1 on Telegram)", sum.Uploads),
                new("goal for so many, s", Math.Round(Longest.TotalSeconds * plan.Chats / 300, 2)),
                new("goals missed", sum.Took * 300 / plan.Chats <= Longest ? "none" : "time"),
            ],
            [.. BroadcastVerb.Faults(sum), .. once ? (string[])[] : [FormattableString.Invariant($"uploaded {sum.Uploads} times")]],
            Verb.Text(args, "--json"), output);
    }
}
