using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UnionBot.Storage;

namespace UnionBot.Asking;

/// <summary>Writes the gap counters in the background, in batches: no answer waits for it, and no moment of a question can be read from it.</summary>
/// <remarks>A store in trouble is waited out; what is counted meanwhile goes with the next batch. A crash costs at most a minute's counts.</remarks>
internal sealed partial class GapWriter(GapLog log, Database database, TimeProvider time, ILogger<GapWriter> logger) : BackgroundService
{
    /// <summary>How often a batch is written.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>How long stopping waits for the last batch.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await WriteAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            Log.LastBatchLost(logger); // Counts are not worth holding up the end.
        }
    }

    /// <summary>Writes what was counted since the last batch; tests call it directly.</summary>
    /// <returns>How many counters were raised.</returns>
    internal async Task<int> WriteAsync(CancellationToken cancellationToken)
    {
        var batch = log.Take();
        if (batch.Count == 0)
        {
            return 0;
        }

        try
        {
            return await database.WriteAsync(
                transaction =>
                {
                    GapStore.Add(transaction, batch);
                    return batch.Count;
                },
                cancellationToken);
        }
        catch (OperationCanceledException)
        {
            log.GiveBack(batch);
            throw;
        }
        catch (StorageFaultException)
        {
            return 0; // The database has said so itself, and its guard ends the host.
        }
        catch (SqliteException error)
        {
            Log.NotWritten(logger, error.SqliteExtendedErrorCode);
            return 0;
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WriteAsync(stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A batch of gap counters was not written (code {Code}) and is dropped.")]
        public static partial void NotWritten(ILogger logger, int code);

        [LoggerMessage(2, LogLevel.Warning, "The last batch of gap counters was not written: the store takes nothing just now.")]
        public static partial void LastBatchLost(ILogger logger);
    }
}
