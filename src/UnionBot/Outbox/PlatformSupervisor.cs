using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UnionBot.Health;
using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>Runs each platform's loops, its connection and its sender, and starts again what meets an unknown exception. One that fails never stops another.</summary>
/// <remarks>
/// A platform that refuses the bot is left stopped until the settings hold another token. When none is left that ever took it, the host is stopped;
/// <see cref="NoneLeft"/> says why.
/// </remarks>
internal sealed partial class PlatformSupervisor(
    IEnumerable<IChatPlatform> platforms, OutboxStore store, Pacers pacers, OutboxBell bell, AnswerSender answers, HealthBoard board, TimeProvider time,
    IHostApplicationLifetime lifetime, ILoggerFactory loggers) : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly IChatPlatform[] _platforms = [.. platforms];
    private readonly ILogger _logger = loggers.CreateLogger<PlatformSupervisor>();
    private int _refused;

    /// <summary>Whether every platform refused the bot.</summary>
    public bool NoneLeft => _platforms.Length > 0 && Volatile.Read(ref _refused) == _platforms.Length;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(_platforms.Select(p => Task.Run(() => RunAsync(p, stoppingToken), CancellationToken.None)));
        if (stoppingToken.IsCancellationRequested)
        {
            await answers.DrainAsync(TimeSpan.FromMilliseconds(500));
        }
    }

    /// <summary>Runs one platform until it is stopped, or refuses the bot and can get no other token.</summary>
    internal async Task RunAsync(IChatPlatform platform, CancellationToken stoppingToken)
    {
        while (await RunUntilRefusedAsync(platform, stoppingToken) is { } refusal && !stoppingToken.IsCancellationRequested)
        {
            var name = platform.Platform.ToString();
            var known = board.Platforms.GetValueOrDefault(name);
            Log.PlatformRefused(_logger, platform.Platform, refusal.Setting, refusal.Message);
            board.Report(name, new PlatformHealth(PlatformState.Stopped, known?.BotName, known?.InviteLink, refusal.Message));

            // Refused at the start: a wrong setting, which nobody may notice in a process that stays. Refused later: a token being exchanged, so the new one is waited for.
            var atStart = known?.BotName is null;
            if (atStart)
            {
                Lose();
            }

            try
            {
                if (!await platform.RotatedAsync(stoppingToken))
                {
                    if (!atStart)
                    {
                        Lose();
                    }

                    return;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            if (atStart)
            {
                Interlocked.Decrement(ref _refused);
            }

            Log.Rotated(_logger, platform.Platform, refusal.Setting);
        }
    }

    private async Task<PlatformRefusedException?> RunUntilRefusedAsync(IChatPlatform platform, CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var sending = SuperviseAsync(
            $"{platform.Platform} sender",
            token => new OutboxSender(platform, store, pacers.For(platform.Platform), bell, time, loggers.CreateLogger<OutboxSender>()).RunAsync(token),
            stop.Token);
        try
        {
            await SuperviseAsync($"{platform.Platform} connection", platform.RunAsync, stop.Token);
            await sending;
            return null;
        }
        catch (PlatformRefusedException refusal)
        {
            await stop.CancelAsync();
            await sending;
            return refusal;
        }
    }

    private void Lose()
    {
        if (Interlocked.Increment(ref _refused) == _platforms.Length)
        {
            lifetime.StopApplication();
        }
    }

    private async Task SuperviseAsync(string name, Func<CancellationToken, Task> loop, CancellationToken stoppingToken)
    {
        var failures = 0;
        var pause = ShortestPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            try
            {
                await loop(stoppingToken);
                if (stoppingToken.IsCancellationRequested)
                {
                    return;
                }

                Log.Ended(_logger, name);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not PlatformRefusedException)
            {
                if (time.GetElapsedTime(began) > LongestPause)
                {
                    (failures, pause) = (0, ShortestPause);
                }

                // An exception may carry a member's words or an address: its type and place say enough. Said ever more rarely.
                var cause = exception.InnerException ?? exception;
                if (int.IsPow2(++failures))
                {
                    Log.Failed(_logger, name, cause.GetType().FullName ?? "", cause.StackTrace?.Split('\n').FirstOrDefault()?.Trim() ?? "at an unknown place", failures);
                }
            }

            try
            {
                await Task.Delay(pause, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(740, LogLevel.Error, "{Platform} refuses the bot ({Setting}): {Reason} Only this platform stops.")]
        public static partial void PlatformRefused(ILogger logger, Platform platform, string setting, string reason);

        [LoggerMessage(743, LogLevel.Information, "{Setting} holds another token: {Platform} is started again.")]
        public static partial void Rotated(ILogger logger, Platform platform, string setting);

        [LoggerMessage(741, LogLevel.Error, "The {Loop} met {Exception} {Where} (failure {Count} in a row). It is started again.")]
        public static partial void Failed(ILogger logger, string loop, string exception, string where, int count);

        [LoggerMessage(742, LogLevel.Warning, "The {Loop} ended by itself. It is started again.")]
        public static partial void Ended(ILogger logger, string loop);
    }
}
