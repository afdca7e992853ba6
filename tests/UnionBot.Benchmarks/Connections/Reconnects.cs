using UnionBot.Content;

namespace UnionBot.Benchmarks.Connections;

/// <summary>Cuts every connection of several workers again and again, and weighs the process before and after. Nobody asks anything meanwhile.</summary>
/// <remarks>The doubles live in the same process; what they keep of a connection that is over would be found too.</remarks>
internal static class Reconnects
{
    /// <summary>What the process may grow by, in megabytes.</summary>
    public const double MayGrow = 5;

    /// <summary>Of the reconnects, those after which it is weighed first: pools and tables are filled then.</summary>
    private const double WarmUp = 0.2;

    /// <summary>Runs it.</summary>
    /// <param name="count">Gateway connections that are cut after the warm-up, over all towns.</param>
    /// <param name="towns">Workers side by side.</param>
    /// <returns>The heap after a full collection and the resident set, before and after, in megabytes.</returns>
    public static async Task<ReconnectSum> RunAsync(int count, int towns, ContentPack pack, TimeProvider time, CancellationToken cancellationToken)
    {
        var all = new List<FaultTown>();
        try
        {
            for (var i = 0; i < towns; i++)
            {
                all.Add(await FaultTown.StartAsync(pack, time, met: static _ => { }, told: null, cancellationToken));
            }

            await CutAsync((int)(count * WarmUp));
            var before = Weigh();
            await CutAsync(count);
            var after = Weigh();
            return new ReconnectSum(count, before.Heap, after.Heap, before.Resident, after.Resident);
        }
        finally
        {
            foreach (var town in all)
            {
                await town.DisposeAsync();
            }
        }

        Task CutAsync(int cuts) => Task.WhenAll(all.Select(async town =>
        {
            for (var left = (cuts + towns - 1) / towns; left > 0; left--)
            {
                var seen = town.Discord.Counters.Handshakes;
                town.DiscordWire.Cut(target: null);
                town.TelegramWire.Cut(target: null);
                await town.Discord.Gateway.WaitUntilAsync(() => town.Discord.Counters.Handshakes > seen && town.Discord.Gateway.Sessions > 0, cancellationToken);
            }
        }));
    }

    private static (double Heap, double Resident) Weigh()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return (GC.GetTotalMemory(forceFullCollection: true) / 1e6, Environment.WorkingSet / 1e6);
    }
}
