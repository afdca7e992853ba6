namespace UnionBot.Benchmarks.Crash;

/// <summary>The verb <c>crash</c>: the real worker as a process, killed at random moments over a network that fails in every way.</summary>
internal static class CrashVerb
{
    /// <summary>Runs it.</summary>
    /// <param name="args"><c>--kills N</c> (150), <c>--faults N</c> (3,000), <c>--seed N</c>, <c>--towns N</c> (2), <c>--verbose</c>, <c>--json FILE</c>.</param>
    /// <param name="output">The figures.</param>
    /// <returns>0; 1 where anything was lost, doubled unmarked, or did not come to rest.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var plan = new CrashPlan
        {
            Kills = Verb.Number(args, "--kills", 150),
            Faults = Verb.Number(args, "--faults", 3000),
            Seed = Verb.Number(args, "--seed", 1),
            Towns = Verb.Number(args, "--towns", 2),
        };
        var run = new CrashRun(plan, TimeProvider.System) { Told = args.Contains("--verbose", StringComparer.Ordinal) ? output.WriteLine : static _ => { } };
        var report = await run.RunAsync(CancellationToken.None);
        return Verb.Report(
            "kill -9 and HTTP faults, on the machine's clock",
            [.. report.Tally.ByKind.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => new KeyValuePair<string, object>(k.Key, k.Value)), .. report.Figures],
            report.Faults,
            Verb.Text(args, "--json"),
            output);
    }
}
