using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Runs the plan: starts Quartz, then lets the reconciler look at start, each minute of calendar time and after each edit.</summary>
internal sealed partial class AnnouncementClock(
    Reconciler reconciler, AnnouncementScheduler scheduler, PlanBell bell, PackStore packs, AgendaDesk moves, Calendar calendar, ILogger<AnnouncementClock> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        packs.Swapped += OnSwapped;
        moves.Changed += OnMoved;
        try
        {
            await scheduler.StartAsync(stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                await TurnAsync(stoppingToken);
                await bell.WaitAsync(Interval, calendar, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what is planned stands in the database.
        }
        finally
        {
            packs.Swapped -= OnSwapped;
            moves.Changed -= OnMoved;
            await scheduler.StopAsync();
        }
    }

    private async Task TurnAsync(CancellationToken stoppingToken)
    {
        try
        {
            await reconciler.RunAsync(stoppingToken);
        }
#pragma warning disable CA1031 // The plan must not end with one turn that fails: the next comes in a minute, and the log says so.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.TurnFailed(logger, error);
        }
    }

    private void OnSwapped(ContentPack pack) => bell.Ring();

    private void OnMoved(IReadOnlyList<AgendaChange> changes) => bell.Ring();

    private static partial class Log
    {
        [LoggerMessage(604, LogLevel.Error, "The plan could not be reconciled; it is tried again within a minute.")]
        public static partial void TurnFailed(ILogger logger, Exception error);
    }
}
