using UnionBot.Benchmarks.Connections;
using UnionBot.Benchmarks.Mutations;
using UnionBot.Benchmarks.Traces;
using UnionBot.Content;
using UnionBot.Tests.Worker;

namespace UnionBot.Tests.Connections;

/// <summary>The runs under faults, short; the long ones are verbs of the benchmarks.</summary>
public sealed class CampaignTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_connections_break_nothing_is_lost_or_doubled_unmarked_and_no_token_is_told()
    {
        using var folder = new TemporaryPack();
        using var watch = new TokenWatch();
        var plan = new CampaignPlan { Faults = 60, Seed = 20260326, Towns = 2, LongSilences = false };
        var campaign = new Campaign(plan, PackReader.Read(folder.Path).Pack.ShouldNotBeNull(), TimeProvider.System)
        {
            Told = watch.Told,
            Built = town =>
            {
                watch.Watch(town.Telegram.Token);
                watch.Watch(town.Discord.Token);
            },
        };

        var report = await campaign.RunAsync(Stop);

        report.Tally.Total.ShouldBeGreaterThanOrEqualTo(60);
        report.Deliveries.ShouldSatisfyAllConditions(d => d.Holds.ShouldBeTrue($"{d}"), d => d.Due.ShouldBeGreaterThan(10));
        (report.Questions.Repeated, report.Questions.Owed).ShouldBe((0, 0));
        (report.OwedTrails.Count, report.Trails.Unexplained).ShouldBe((0, 0));
        report.Questions.Answered.ShouldBeGreaterThan(report.Questions.Asked / 2);
        report.Tally.Away.ShouldBeEmpty();
        report.Unsettled.ShouldBe(0);
        report.Watches.SelectMany(w => w.Errors).ShouldBeEmpty();
        watch.Lines.ShouldBeGreaterThan(1000);
        watch.Found.ShouldBeEmpty();
    }

    [Fact]
    public async Task Mutated_payloads_are_read_or_refused_and_counted_and_end_no_loop()
    {
        var telegram = await TelegramMutations.RunAsync(10_000, seed: 7, TimeProvider.System, Stop);
        var discord = await DiscordMutations.RunAsync(10_000, seed: 7, TimeProvider.System, Stop);

        foreach (var sum in (MutationSum[])[telegram, discord])
        {
            sum.Crashes.ShouldBeEmpty();
            sum.Fed.ShouldBe(10_000);
            sum.Refused.ShouldBeGreaterThan(500);
            sum.Read.ShouldBeGreaterThan(1000);
            sum.ForTheBot.ShouldBeGreaterThan(500);
        }
    }
}
