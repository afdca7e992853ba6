using System.Runtime;
using Microsoft.Extensions.Hosting;

namespace UnionBot.CommandLine;

/// <summary>Gives back to the machine what starting needed and running does not: the pack's text, the calibration's trials.</summary>
/// <remarks>A worker that idles allocates so little that the collector would keep those pages for hours.</remarks>
internal sealed class IdleMemory(TimeProvider time) : BackgroundService
{
    /// <summary>When it looks, after the start and after each look: the first calibration may take a while on a small machine.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1)];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var pause in Pauses)
        {
            await Task.Delay(pause, time, stoppingToken);
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
