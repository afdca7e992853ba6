using System.Globalization;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram;

/// <content>What can be seen from outside.</content>
public sealed partial class TelegramDouble
{
    /// <summary>Everything that happened so far, in order. A copy.</summary>
    public IReadOnlyList<TranscriptEntry> Transcript => _world.Transcript.From(0).Entries;

    /// <summary>Every request so far, with its answer; of very many the last. A copy.</summary>
    public IReadOnlyList<TgRequest> Requests => _log.All;

    /// <summary>What clients sent that the specification does not know. A copy.</summary>
    public IReadOnlyList<Finding> Findings => _findings.All;

    /// <summary>The methods that the double offers; every other one of the specification answers 501 and is named in the error.</summary>
    public IReadOnlyList<string> OfferedMethods => [.. _api.Offered.Order(StringComparer.Ordinal)];

    /// <summary>Counts of requests and answers.</summary>
    public TelegramCounters Counters => _log.Counters(_api.Polls.Conflicts);

    /// <summary>How many updates the bot has not confirmed.</summary>
    public int PendingUpdates
    {
        get
        {
            lock (_world.Gate)
            {
                return _world.Updates.Count;
            }
        }
    }

    /// <summary>How many presses the bot has not answered.</summary>
    public int OpenPresses
    {
        get
        {
            lock (_world.Gate)
            {
                return _world.Callbacks.Count;
            }
        }
    }

    /// <summary>Whether a client polls right now and waits for an update.</summary>
    public bool IsPolled
    {
        get
        {
            lock (_world.Gate)
            {
                return _api.Polls.Waiting > 0;
            }
        }
    }

    /// <summary>Whether nothing is going on: no update is unconfirmed and no request is being answered but a waiting poll.</summary>
    public bool Idle
    {
        get
        {
            lock (_world.Gate)
            {
                return _world.Updates.IsSettled && _log.Open == _api.Polls.Waiting;
            }
        }
    }

    /// <summary>What stands in a chat right now, service messages included.</summary>
    /// <param name="chat">The chat.</param>
    public IReadOnlyList<TgMessage> Messages(TgChat chat)
    {
        lock (_world.Gate)
        {
            return [.. Known(chat).Messages.Values.Where(static m => !m.Deleted).Select(m => Snapshot.Of(m, _world.Bot))];
        }
    }

    /// <summary>Waits for something to happen, or finds that it has.</summary>
    /// <param name="predicate">What is waited for.</param>
    /// <param name="timeout">How long, in real time whatever the injected clocks say.</param>
    /// <param name="stoppingToken">Ends the wait.</param>
    /// <param name="from">The first entry that counts; 0 for all.</param>
    /// <returns>The first entry that fits.</returns>
    /// <exception cref="TimeoutException">It did not happen; the message tells what did.</exception>
    public async Task<TranscriptEntry> WaitForAsync(
        Func<TranscriptEntry, bool> predicate, TimeSpan timeout, CancellationToken stoppingToken, int from = 0)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        end.CancelAfter(timeout);
        while (true)
        {
            var (entries, next) = _world.Transcript.From(from);
            if (Array.Find(entries, new Predicate<TranscriptEntry>(predicate)) is { } found)
            {
                return found;
            }

            from += entries.Length;
            try
            {
                await next.WaitAsync(end.Token);
            }
            catch (OperationCanceledException late) when (!stoppingToken.IsCancellationRequested)
            {
                var last = Transcript.TakeLast(5).Select(static e => string.Create(CultureInfo.InvariantCulture, $"{e.Kind} #{e.MessageId} « {e.Text} »"));
                throw new TimeoutException($"It did not happen within {timeout}. What happened last: {string.Join("; ", last)}.", late);
            }
        }
    }

    /// <summary>Waits until the double is <see cref="Idle"/>.</summary>
    /// <param name="stoppingToken">Ends the wait.</param>
    public Task WaitIdleAsync(CancellationToken stoppingToken) => WaitUntilAsync(() => Idle, stoppingToken);

    /// <summary>Waits until a client polls and waits for an update.</summary>
    /// <param name="stoppingToken">Ends the wait.</param>
    public Task WaitPolledAsync(CancellationToken stoppingToken) => WaitUntilAsync(() => IsPolled, stoppingToken);

    /// <summary>Waits until something holds; it is looked at again after each request and each update.</summary>
    /// <param name="holds">What must hold.</param>
    /// <param name="stoppingToken">Ends the wait.</param>
    public Task WaitUntilAsync(Func<bool> holds, CancellationToken stoppingToken) => _world.Changed.WaitUntilAsync(holds, stoppingToken);
}
