using UnionBot.Benchmarks.Crash;

namespace UnionBot.Tests.Worker;

/// <summary>The crash run, short; the long one is a verb of the benchmarks.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task Killed_at_any_moment_over_a_network_that_fails_in_every_way_it_loses_nothing_and_doubles_nothing_unmarked()
    {
        var lines = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var plan = new CrashPlan { Kills = 40, Faults = 400, Seed = 20260326, Severity = 2 };

        var report = await new CrashRun(plan, TimeProvider.System) { Told = lines.Enqueue }.RunAsync(TestContext.Current.CancellationToken);

        report.Faults.ShouldBeEmpty(string.Join('\n', lines));
        report.Kills.Count.ShouldBeGreaterThanOrEqualTo(40);
        report.Kills.WhileSending.ShouldBeGreaterThan(5);
        report.Tally.Total.ShouldBeGreaterThanOrEqualTo(400);
        report.Tally.ByKind.Count.ShouldBeGreaterThan(15);
        report.Sum.Deliveries.Due.ShouldBeGreaterThan(100);
        report.Sum.Deliveries.DoubledMarked.ShouldBeGreaterThan(0, "nothing was ever in doubt, so nothing was proven");
        report.Sum.Questions.Answered.ShouldBeGreaterThan(50);
    }
}
