using Microsoft.Extensions.Hosting;

namespace UnionBot.Outbox;

/// <summary>Keeps the live reports: looks twice a second whether one has something new to say.</summary>
internal sealed class ReportKeeper(OutboxReports reports, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Pause, time, stoppingToken);
                await reports.TurnAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: an open report goes on after the next start.
        }
    }
}
