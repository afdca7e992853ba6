using System.Text.Json;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Telegram;

/// <summary>Asks Telegram for updates, one poll at a time, and confirms what is finished.</summary>
internal sealed partial class TelegramPolling(
    TelegramConnection connection, TelegramToken token, HealthBoard health, TimeProvider time, ILogger<TelegramPolling> logger)
{
    /// <summary>
    /// How long a poll waits for what is in flight. A poll under the same offset earlier than this gets one update only.
    /// Source: telegram-bot-api, Client.cpp (same offset within 0.5 s).
    /// </summary>
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(0.6);

    private static readonly TimeSpan ConflictPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly OutageLog _outage = new(time, logger);
    private int _failures;
    private long _poison;

    /// <summary>How many updates could not be read and were passed over.</summary>
    public long Poison => Interlocked.Read(ref _poison);

    /// <summary>Polls until it is stopped.</summary>
    /// <param name="take">Takes one update in; its task ends when the update may be confirmed.</param>
    /// <param name="connected">What to report while all is well.</param>
    /// <exception cref="PlatformRefusedException">The token is refused.</exception>
    public async Task RunAsync(Func<Update, Task> take, PlatformHealth connected, CancellationToken stoppingToken)
    {
        var ledger = new OffsetLedger();
        Worked(connected);
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            if (await PollAsync(ledger.Next, connected, stoppingToken) is not { } batch)
            {
                continue;
            }

            foreach (var raw in batch)
            {
                TakeIn(raw, ledger, take);
            }

            await SettleAsync(ledger, started, stoppingToken);
        }
    }

    /// <summary>Runs one call until it is answered: start-up, where nothing else can be done before.</summary>
    public async Task<T> InsistAsync<T>(
        Func<ITelegramBotClient, CancellationToken, Task<T>> call, PlatformHealth connected, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                var result = await connection.CallAsync(call, TelegramConnection.CallTimeout, stoppingToken);
                Worked(connected);
                return result;
            }
            catch (Exception e) when (TelegramErrors.IsAnswer(e, stoppingToken))
            {
                await FailedAsync(e, connected, stoppingToken);
            }
        }
    }

    private async Task<JsonElement[]?> PollAsync(int? offset, PlatformHealth connected, CancellationToken stoppingToken)
    {
        try
        {
            var batch = await connection.PollAsync(offset, stoppingToken);
            Worked(connected);
            return batch;
        }
        catch (Exception e) when (TelegramErrors.IsAnswer(e, stoppingToken))
        {
            await FailedAsync(e, connected, stoppingToken);
            return null;
        }
    }

    private void TakeIn(JsonElement raw, OffsetLedger ledger, Func<Update, Task> take)
    {
        if (raw.ValueKind != JsonValueKind.Object || !raw.TryGetProperty("update_id", out var number) || !number.TryGetInt32(out var id))
        {
            Interlocked.Increment(ref _poison);
            Log.Poisoned(logger, "no update_id");
            return;
        }

        if (ledger.Knows(id))
        {
            return;
        }

        ledger.Add(id, TakeOne(raw, take));
    }

    private Task TakeOne(JsonElement raw, Func<Update, Task> take)
    {
        try
        {
            return raw.Deserialize<Update>(JsonBotAPI.Options) is { } update ? take(update) : Task.CompletedTask;
        }
#pragma warning disable CA1031 // An update that ended this loop would come again after each restart, and end it again: no one could speak any more.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Interlocked.Increment(ref _poison);
            Log.Poisoned(logger, e.GetType().Name);
            return Task.CompletedTask;
        }
    }

    private async Task SettleAsync(OffsetLedger ledger, long started, CancellationToken stoppingToken)
    {
        ledger.Advance();
        var wait = Spacing - time.GetElapsedTime(started);
        if (ledger.Open > 0 && wait > TimeSpan.Zero)
        {
            try
            {
                await ledger.AllDone().WaitAsync(wait, time, stoppingToken);
            }
            catch (TimeoutException)
            {
                // Something takes longer; meanwhile others may speak.
            }
        }

        ledger.Advance();
    }

    private void Worked(PlatformHealth connected)
    {
        _failures = 0;
        _outage.Worked();
        if (!health.Platforms.TryGetValue(TelegramPlatform.Name, out var now) || now != connected)
        {
            health.Report(TelegramPlatform.Name, connected);
        }
    }

    private async Task FailedAsync(Exception error, PlatformHealth connected, CancellationToken stoppingToken)
    {
        var fault = TelegramErrors.FaultOf(error);
        if (fault == TelegramFault.Unauthorized && token.Refresh())
        {
            return; // Exchanged meanwhile: at once with the new one.
        }

        if (fault == TelegramFault.Unauthorized)
        {
            health.Report(TelegramPlatform.Name, connected with { State = PlatformState.Stopped, Detail = $"{token.Setting} is refused" });
            throw new PlatformRefusedException(
                Platform.Telegram,
                token.Setting,
                $"Telegram refuse le jeton de {token.Setting} : il est faux ou a été révoqué. Demande le jeton actuel à BotFather (/mybots, API Token), puis corrige le réglage.");
        }

        var wait = fault switch
        {
            TelegramFault.Conflict => ConflictPause,
            TelegramFault.Throttled => TelegramErrors.RetryAfter(error),
            _ => BackOff(++_failures),
        };
        var reason = fault == TelegramFault.Conflict
            ? "409: another program polls with the same token, or a webhook is set; stop the other one"
            : TelegramErrors.Describe(error);
        _outage.Failed(reason, wait);
        health.Report(TelegramPlatform.Name, connected with { State = PlatformState.Trouble, Detail = reason });
        await Task.Delay(wait, time, stoppingToken);
    }

    /// <summary>1, 2, 4 … 30 seconds, each up to a quarter shorter by chance, so that many bots don't come back at once.</summary>
    private static TimeSpan BackOff(int failures)
    {
        var seconds = Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Min(failures, 10) - 1));
        return TimeSpan.FromSeconds(Math.Max(1, seconds * (1 - (Random.Shared.NextDouble() / 4))));
    }

    private static partial class Log
    {
        [LoggerMessage(404, LogLevel.Warning, "An update from Telegram could not be read ({Why}) and is passed over.")]
        public static partial void Poisoned(ILogger logger, string why);
    }
}
