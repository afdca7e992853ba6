using UnionBot.Content;

namespace UnionBot.Benchmarks.Connections;

/// <summary>A campaign of faults: towns side by side, each with a worker of its own, while members ask and announcements go out; then what members saw against what was due.</summary>
/// <remarks>All on the machine's clock: each back-off is waited for as long as it is. Towns side by side make a campaign dense, not short pauses.</remarks>
internal sealed class Campaign(CampaignPlan plan, ContentPack pack, TimeProvider time)
{
    /// <summary>Longer than a call without an answer, its marked copy, and the pause of a platform that takes nothing.</summary>
    private static readonly TimeSpan SettlesWithin = TimeSpan.FromSeconds(240);

    private static readonly TimeSpan BetweenAnnouncements = TimeSpan.FromSeconds(4);

    private readonly HashSet<FaultTown> _settled = [];

    /// <summary>Told of each line of each worker's log, down to Trace.</summary>
    public Action<string>? Told { get; init; }

    /// <summary>Asked whether the campaign may end before its last fault.</summary>
    public Func<bool> Enough { get; init; } = static () => false;

    /// <summary>Told of each town as it stands, before anything goes wrong.</summary>
    public Action<FaultTown>? Built { get; init; }

    /// <summary>Runs it.</summary>
    public async Task<CampaignReport> RunAsync(CancellationToken cancellationToken)
    {
        var tally = new CampaignTally(plan.Faults, Enough);
        var towns = new List<FaultTown>();
        try
        {
            var began = time.GetTimestamp();
            for (var i = 0; i < plan.Towns; i++)
            {
                towns.Add(await FaultTown.StartAsync(pack, time, tally.Count, Told, cancellationToken));
                Built?.Invoke(towns[^1]);
            }

            var questions = await Task.WhenAll(towns.Select((town, index) => LiveAsync(town, tally, index, cancellationToken)));
            return new CampaignReport
            {
                Plan = plan,
                Took = time.GetElapsedTime(began),
                Tally = tally,
                Deliveries = towns.Select(t => t.Ledger.Judge()).Aggregate((a, b) => a + b),
                Questions = questions.Aggregate((a, b) => a + b),
                Watches = [.. towns.Select(t => t.Watch)],
                Gateway = [.. towns.Select(t => t.Discord.Counters)],
                Trails = towns.Select(t => t.Trail.Sum()).Aggregate((a, b) => a + b),
                OwedTrails = [.. towns.SelectMany(t => t.OwedTrails)],
                Unsettled = towns.Count(t => !_settled.Contains(t)),
            };
        }
        finally
        {
            foreach (var town in towns)
            {
                await town.DisposeAsync();
            }
        }
    }

    private async Task<QuestionSum> LiveAsync(FaultTown town, CampaignTally tally, int index, CancellationToken cancellationToken)
    {
        var seed = (plan.Seed * 1009) + (index * 31);
        var weather = new Weather(town, tally, time, seed, plan.LongSilences);
        await Task.WhenAll(
            weather.BlowAsync(cancellationToken), AskAsync(town, tally, new Random(seed + 7), cancellationToken), AnnounceAsync(town, tally, cancellationToken));
        town.TelegramWire.Disarm();
        town.DiscordWire.Disarm();
        if (await SettlesAsync(town, cancellationToken))
        {
            lock (_settled)
            {
                _settled.Add(town);
            }
        }

        return await town.JudgeAsync(cancellationToken);
    }

    private async Task AskAsync(FaultTown town, CampaignTally tally, Random random, CancellationToken cancellationToken)
    {
        while (!tally.IsFull)
        {
            town.Ask(random);
            await tally.WaitAsync(TimeSpan.FromMilliseconds(random.Next(plan.AskEveryMs / 2, plan.AskEveryMs * 2)), time, cancellationToken);
        }
    }

    private async Task AnnounceAsync(FaultTown town, CampaignTally tally, CancellationToken cancellationToken)
    {
        while (!tally.IsFull)
        {
            await town.AnnounceAsync(cancellationToken);
            await tally.WaitAsync(BetweenAnnouncements, time, cancellationToken);
        }
    }

    private async Task<bool> SettlesAsync(FaultTown town, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var quiet = 0; quiet < 3; quiet = await town.IsQuietAsync(cancellationToken) ? quiet + 1 : 0)
        {
            if (time.GetElapsedTime(began) > SettlesWithin)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken);
        }

        return true;
    }
}
