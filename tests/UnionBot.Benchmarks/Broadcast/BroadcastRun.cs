using System.Diagnostics;
using UnionBot.Benchmarks.Connections;
using UnionBot.Messages;
using UnionBot.Tests.Worker;

namespace UnionBot.Benchmarks.Broadcast;

/// <summary>One announcement to many places by the real worker, a process of its own, while members ask.</summary>
internal sealed class BroadcastRun(BroadcastPlan plan, TimeProvider time)
{
    private const string EventId = "rencontre"; // Of the runs' small pack.

    /// <summary>The worker is warm by then, as one that has long been running.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs it to its end.</summary>
    /// <returns>What was seen.</returns>
    /// <exception cref="TimeoutException">It did not end in three times the time that the limits ask for.</exception>
    public async Task<BroadcastSum> RunAsync()
    {
        using var pack = new TemporaryPack();
        using var data = new BroadcastData(time);
        await using var places = await BroadcastPlaces.StartAsync(plan, time);
        await data.FillAsync(plan, places, EventId, WarmUp);
        await using var wire = await WatchedWire.StartAsync(new WireOptions
        {
            Platform = plan.Platform,
            Upstream = places.Api,
            Latency = plan.Latency,
            LostReplies = plan.LostReplies,
            SilentAfter = plan.OneTimeout ? Math.Max(1, plan.Chats / 2) : 0,
            Seed = plan.Seed,
        });

        long memory;
        await using (var worker = WorkerProcess.Start(Settings(wire, places, data, pack)))
        {
            await AskUntilDoneAsync(places, wire, data);
            using var process = Process.GetProcessById(worker.Id);
            memory = process.PeakWorkingSet64;
            worker.Terminate();
            await worker.ExitAsync(TimeSpan.FromSeconds(30), CancellationToken.None);
        }

        return BroadcastSum.Of(plan, places.Chats, wire, await data.StatesAsync(), memory);
    }

    private async Task AskUntilDoneAsync(BroadcastPlaces places, WatchedWire wire, BroadcastData data)
    {
        var rate = plan.Platform == Platform.Telegram ? BroadcastSum.TelegramPerSecond : BroadcastSum.DiscordPerSecond;
        var longest = WarmUp + (plan.Chats / rate * 3 * TimeSpan.FromSeconds(1)) + TimeSpan.FromMinutes(2);
        var (began, looked) = (time.GetTimestamp(), time.GetTimestamp());
        await Task.Delay(WarmUp / 2, time);
        while (true)
        {
            if (time.GetElapsedTime(looked) >= Look)
            {
                looked = time.GetTimestamp();
                var (rows, reports) = data.Open();
                if (rows == 0 && reports == 0)
                {
                    return;
                }

                if (time.GetElapsedTime(began) > longest)
                {
                    throw new TimeoutException(FormattableString.Invariant($"{rows} rows are still open after {longest.TotalSeconds:F0} s."));
                }
            }

            var seen = wire.Calls.Count(c => c.Text.Contains(BroadcastData.Words, StringComparison.Ordinal));
            if (plan.AskEvery > TimeSpan.Zero && places.HasMembers && seen < plan.Chats)
            {
                places.Ask(FaultTown.Question, wire.Ask);
                await Task.Delay(plan.AskEvery, time);
            }
            else
            {
                await Task.Delay(Look, time);
            }
        }
    }

    private Dictionary<string, string?> Settings(WatchedWire wire, BroadcastPlaces places, BroadcastData data, TemporaryPack pack)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Content:Pack"] = pack.Path, ["Data:Folder"] = data.Folder };
        var name = plan.Platform == Platform.Telegram ? "Telegram" : "Discord";
        settings[$"{name}:Token"] = places.Token;
        settings[$"{name}:ApiUrl"] = wire.Url;
        return settings;
    }
}
