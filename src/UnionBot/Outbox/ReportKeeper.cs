using Microsoft.Extensions.Hosting;

namespace UnionBot.Outbox;

/// <summary>Keeps the live reports: looks twice a second whether one has something new to say, and waits for the bell while none is open.</summary>
internal sealed class ReportKeeper(OutboxReports reports, OutboxBell bell, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Whoever opens a report rings; should one forget, its report is only late.</summary>
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                if (await reports.AnyOpenAsync(stoppingToken))
                {
                    await reports.TurnAsync(stoppingToken);
                    await Task.Delay(Pause, time, stoppingToken);
                }
                else
                {
                    await bell.Reports.WaitAsync(LongestIdle, time, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: an open report goes on after the next start.
        }
    }
}
