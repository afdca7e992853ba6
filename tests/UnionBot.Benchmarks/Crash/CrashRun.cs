using UnionBot.Benchmarks.Connections;
using UnionBot.Messages;
using UnionBot.Tests.Worker;

namespace UnionBot.Benchmarks.Crash;

/// <summary>Towns side by side, in each of which the real worker is killed again and again while it posts, announces and answers over a bad network; then what members saw against what the database says.</summary>
internal sealed class CrashRun(CrashPlan plan, TimeProvider time)
{
    /// <summary>A worker that is not ready by then is killed all the same: faults may hold its start up.</summary>
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(15);

    /// <summary>Longer than a group's minute, a call without an answer and its marked copy.</summary>
    private static readonly TimeSpan SettlesWithin = TimeSpan.FromSeconds(300);

    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly CrashKills _kills = new(plan.Kills);
    private CampaignTally _tally = null!;

    /// <summary>Whether there are fewer faults than kills, in proportion: then a worker lives longer.</summary>
    private bool FaultsLag => (long)_tally.Total * plan.Kills < (long)_kills.Count * plan.Faults;

    /// <summary>Told of what happens, a line each.</summary>
    public Action<string> Told { get; init; } = static _ => { };

    /// <summary>Runs it.</summary>
    public async Task<CrashReport> RunAsync(CancellationToken cancellationToken)
    {
        _tally = new CampaignTally(int.MaxValue, () => _kills.Enough && _tally.Total >= plan.Faults);
        var began = time.GetTimestamp();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, plan.Towns).Select(index => Task.Run(() => LiveAsync(index, cancellationToken), cancellationToken)));
        return new CrashReport
        {
            Plan = plan,
            Took = time.GetElapsedTime(began),
            Tally = _tally,
            Kills = _kills,
            Sum = outcomes.Select(o => o.Sum).Aggregate((a, b) => a + b),
            Doubts = outcomes.Sum(o => o.Doubts),
            Unsettled = [.. outcomes.Select(o => o.Unsettled).OfType<string>()],
            LogErrors = [.. outcomes.SelectMany(o => o.LogErrors)],
            Damage = [.. outcomes.Select(o => o.Integrity).Where(i => i is not "ok")],
        };
    }

    private async Task<Outcome> LiveAsync(int index, CancellationToken cancellationToken)
    {
        var seed = (plan.Seed * 1009) + (index * 31);
        await using var town = await CrashTown.BuildAsync(plan, time, cancellationToken);
        var store = new CrashStore(town.DataFolder);
        var faults = new CrashFaults(town, _tally, plan, time, seed + 1);
        var log = new CrashLog();
        await Task.WhenAll(
            KillAsync(town, store, log, new Random(seed), cancellationToken),
            faults.BlowAsync(cancellationToken),
            PostAsync(town, cancellationToken),
            AskAsync(town, new Random(seed + 2), cancellationToken));
        faults.Calm();
        Told($"town {index}: the last worker may end its work");
        string? unsettled;
        await using (var last = town.StartWorker())
        {
            unsettled = await SettleAsync(town, store, cancellationToken);
            last.Terminate();
            await last.ExitAsync(TimeSpan.FromSeconds(10), cancellationToken);
            log.Read(last.Output);
        }

        return new Outcome(
            await CrashJudge.JudgeAsync(town, time, cancellationToken), faults.Doubts, unsettled, log.Errors, await store.IntegrityAsync(cancellationToken));
    }

    private async Task KillAsync(CrashTown town, CrashStore store, CrashLog log, Random random, CancellationToken cancellationToken)
    {
        while (!_tally.IsFull)
        {
            await using var worker = town.StartWorker();
            var early = random.Next(5) == 0;
            var moment = TimeSpan.FromMilliseconds(early ? random.Next(100, 900) : random.Next(50, 1500));
            var ready = !early && await IsReadyAsync(worker, cancellationToken);
            await Task.Delay(moment, time, cancellationToken);
            for (var more = TimeSpan.Zero; ready && FaultsLag && more < LongestLife; more += Look)
            {
                await Task.Delay(Look, time, cancellationToken);
            }

            if (worker.HasExited)
            {
                _kills.Ended(await worker.ExitAsync(TimeSpan.FromSeconds(1), cancellationToken));
                Told(worker.Output);
            }

            await worker.KillAsync(cancellationToken);
            log.Read(worker.Output);
            var (telegram, discord) = (await store.UnderWayAsync(Platform.Telegram, cancellationToken), await store.UnderWayAsync(Platform.Discord, cancellationToken));
            _kills.Killed(ready, telegram, discord);
            Told($"kill {_kills.Count}: {(ready ? "ready" : "starting")}, {telegram} + {discord} under way, {_tally.Total} faults");
        }
    }

    private async Task<bool> IsReadyAsync(WorkerProcess worker, CancellationToken cancellationToken)
    {
        try
        {
            await worker.UntilWritesAsync("ready in", cancellationToken).WaitAsync(ReadyWithin, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return false; // It ended, which is looked at next.
        }
    }

    private async Task PostAsync(CrashTown town, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        while (!_tally.IsFull)
        {
            var (began, post) = (time.GetTimestamp(), PostAndChangeAsync(town, end.Token));
            while (!_tally.IsFull && !(post.IsCompleted && time.GetElapsedTime(began) > plan.BetweenPosts))
            {
                await Task.Delay(Look, time, cancellationToken);
            }

            if (post.IsCompleted)
            {
                await post;
            }
        }

        await end.CancelAsync();
    }

    private static async Task PostAndChangeAsync(CrashTown town, CancellationToken cancellationToken)
    {
        await town.PostAsync(cancellationToken);
        await town.ChangeAsync(cancellationToken);
    }

    private async Task AskAsync(CrashTown town, Random random, CancellationToken cancellationToken)
    {
        while (!_tally.IsFull)
        {
            town.Ask();
            await _tally.WaitAsync(plan.BetweenQuestions * (0.5 + random.NextDouble()), time, cancellationToken);
        }
    }

    /// <returns>What did not come to rest, or <see langword="null"/>.</returns>
    private async Task<string?> SettleAsync(CrashTown town, CrashStore store, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var (open, missing) = (0, new List<string>());
        for (var quiet = 0; quiet < 3; quiet = open == 0 && missing.Count == 0 && town.Telegram.PendingUpdates == 0 && town.Telegram.Idle && town.Discord.Idle ? quiet + 1 : 0)
        {
            if (time.GetElapsedTime(began) > SettlesWithin)
            {
                return $"{open} deliveries open, {town.Telegram.PendingUpdates} updates unconfirmed, no item or change for {string.Join(", ", missing)}";
            }

            await Task.Delay(Look, time, cancellationToken);
            open = await store.OpenAsync(cancellationToken);
            var items = await store.ItemsAsync(cancellationToken);
            missing =
            [
                .. town.Ordered.Concat(town.Announced).Except(items.Select(i => CrashJudge.KeyIn(i.Text)!), StringComparer.Ordinal),
                .. town.Corrected.Concat(town.Retracted).Except(items.Where(i => i.Changes > 0).Select(i => CrashJudge.KeyIn(i.Text)!), StringComparer.Ordinal),
            ];
        }

        return null;
    }

    private sealed record Outcome(CrashSum Sum, int Doubts, string? Unsettled, IReadOnlyCollection<string> LogErrors, string Integrity);
}
