using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace UnionBot.Asking;

/// <summary>Calibrates each pack in the background; questions are answered meanwhile, by the fixed default.</summary>
internal sealed partial class CalibrationWorker(AnswerDesk desk, ILogger<CalibrationWorker> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await desk.CalibrateNextAsync(stoppingToken) is { } thresholds)
            {
                Log.Calibrated(logger, thresholds.Answer, thresholds.Doubt);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Calibrated the content pack: answers from {Answer}, offers choices from {Doubt}.")]
        public static partial void Calibrated(ILogger logger, double answer, double doubt);
    }
}
