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

            var news = batch.OrderBy(NumberOf).Count(raw => TakeIn(raw, ledger, take));
            await SettleAsync(ledger, started, nothingNew: batch.Length > 0 && news == 0, stoppingToken);
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

    /// <summary>An update's number; <see langword="null"/> for what has none. A batch is taken in by it: the offset must pass nothing that came behind a higher one.</summary>
    private static int? NumberOf(JsonElement raw) =>
        raw.ValueKind == JsonValueKind.Object && raw.TryGetProperty("update_id", out var number)
        && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var id) ? id : null;

    /// <returns>Whether it is new.</returns>
    private bool TakeIn(JsonElement raw, OffsetLedger ledger, Func<Update, Task> take)
    {
        if (NumberOf(raw) is not { } id)
        {
            Interlocked.Increment(ref _poison);
            Log.Poisoned(logger, "no update_id");
            return false;
        }

        if (ledger.Knows(id))
        {
            return false;
        }

        ledger.Add(id, TakeOne(raw, take));
        return true;
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

    /// <param name="nothingNew">Whether the answer held only what was known or could not be read: asked again at once, it would come again at once.</param>
    private async Task SettleAsync(OffsetLedger ledger, long started, bool nothingNew, CancellationToken stoppingToken)
    {
        ledger.Advance();
        var wait = Spacing - time.GetElapsedTime(started);
        if (nothingNew && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, stoppingToken);
        }
        else if (ledger.Open > 0 && wait > TimeSpan.Zero)
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
