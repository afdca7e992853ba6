using UnionBot.Content;

namespace UnionBot.Benchmarks.Connections;

/// <summary>Cuts every connection of several workers again and again, and weighs the process early and at the end. Nobody asks anything meanwhile.</summary>
/// <remarks>
/// Adapters, clients and sockets are the real ones; only their clock goes quicker, so that a back-off needs no real second.
/// The doubles live in the same process; what they keep of a connection that is over would be found too.
/// </remarks>
internal static class Reconnects
{
    /// <summary>What the process may weigh more or less at the end, in megabytes.</summary>
    public const double MayDiffer = 5;

    /// <summary>Of the reconnects, those after which it is weighed first: pools and tables are filled then.</summary>
    private const int WarmUp = 10;

    private const int Pace = 20;

    /// <summary>Longer than heartbeats of the quick clock would bear on a busy machine.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(5);

    /// <summary>On the machine's clock; a minute of back-off is three seconds of it.</summary>
    private static readonly TimeSpan ComesBackWithin = TimeSpan.FromSeconds(60);

    /// <summary>Runs it.</summary>
    /// <param name="count">Reconnects of each platform over all towns; a tenth of them stands before the first weighing.</param>
    /// <param name="towns">Workers side by side.</param>
    /// <param name="pack">Their pack.</param>
    /// <param name="machine">The machine's clock.</param>
    /// <returns>The heap after a full collection and the resident set, early and at the end, in megabytes.</returns>
    /// <exception cref="TimeoutException">A connection did not come back.</exception>
    public static async Task<ReconnectSum> RunAsync(int count, int towns, ContentPack pack, TimeProvider machine, CancellationToken cancellationToken)
    {
        var began = machine.GetTimestamp();
        var time = new QuickTime(machine);
        var all = new List<FaultTown>();
        try
        {
            for (var i = 0; i < towns; i++)
            {
                all.Add(await FaultTown.StartAsync(pack, time, met: static _ => { }, told: null, cancellationToken, Heartbeat));
            }

            time.Pace = Pace;
            var early = (count / WarmUp / towns) + 1;
            var whole = Math.Max(early + 1, (count + towns - 1) / towns);
            await CutAsync(early);
            var before = Weigh();
            await CutAsync(whole - early);
            var after = Weigh();
            return new ReconnectSum
            {
                Early = early * towns,
                Count = whole * towns,
                Handshakes = all.Sum(t => t.Discord.Counters.Handshakes),
                HeapBefore = before.Heap,
                HeapAfter = after.Heap,
                ResidentBefore = before.Resident,
                ResidentAfter = after.Resident,
                Took = machine.GetElapsedTime(began),
            };
        }
        finally
        {
            time.Pace = 1;
            foreach (var town in all)
            {
                await town.DisposeAsync();
            }
        }

        Task CutAsync(int cuts) => Task.WhenAll(all.Select(async town =>
        {
            for (var left = cuts; left > 0; left--)
            {
                using var patience = new CancellationTokenSource(ComesBackWithin, machine);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
                try
                {
                    await CutOnceAsync(town, either.Token);
                }
                catch (OperationCanceledException e) when (patience.IsCancellationRequested)
                {
                    throw new TimeoutException($"A town did not come back after a cut: {town.Discord.Gateway.Sessions} gateway sessions, Telegram polled: {town.Telegram.IsPolled}.", e);
                }
            }
        }));
    }

    /// <summary>Cuts one town's connections, and waits until both platforms have it back as it was: who is cut before that backs off longer and longer.</summary>
    private static async Task CutOnceAsync(FaultTown town, CancellationToken cancellationToken)
    {
        var gateway = town.Discord.Gateway;
        var (resumed, identified) = (town.Discord.Counters.Resumed, town.Discord.Counters.Identifies);
        var polled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        town.TelegramWire.Asked += Look;
        try
        {
            town.DiscordWire.Cut(target: null);
            town.TelegramWire.Cut(target: null);
            await gateway.WaitUntilAsync(
                () => (town.Discord.Counters.Resumed > resumed || town.Discord.Counters.Identifies > identified) && gateway is { Sessions: 1, Connections: 1 }, cancellationToken);
            await polled.Task.WaitAsync(cancellationToken);
            await town.Telegram.WaitPolledAsync(cancellationToken);
        }
        finally
        {
            town.TelegramWire.Asked -= Look;
        }

        void Look(WireTarget target)
        {
            if (target == WireTarget.Poll)
            {
                polled.TrySetResult();
            }
        }
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
