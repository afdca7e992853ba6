using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>getUpdates: long polling with one poller, as the real server has it.</summary>
internal sealed class PollMethods(World world)
{
    /// <summary>The longest long poll, in seconds. Source: telegram-bot-api, LONG_POLL_MAX_TIMEOUT.</summary>
    private const int LongestPoll = 50;

    private static readonly TimeSpan ConflictPause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan RepeatWindow = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan QuickRepeat = TimeSpan.FromSeconds(0.5);

    private TaskCompletionSource? _ousted;
    private int _lastOffset;
    private long? _lastPollAt;
    private long? _lastConflictAt;

    /// <summary>How many polls wait for an update right now.</summary>
    public int Waiting { get; private set; }

    /// <summary>How often a poll was ended by a younger one.</summary>
    public int Conflicts { get; private set; }

    public async Task<JsonNode> GetUpdatesAsync(ApiCall call)
    {
        var offset = call.Arguments.Int("offset", 0);
        var limit = call.Arguments.Int("limit", 100);
        limit = limit is < 1 or > 100 ? 100 : limit;
        var timeout = call.Arguments.Int("timeout", 0, 0, LongestPoll);
        var allowed = AllowedUpdates(call);
        TaskCompletionSource ousted;
        lock (world.Gate)
        {
            if (world.Webhook is not null)
            {
                throw new ApiError(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
            }

            (limit, timeout) = SlowRepeats(offset, limit, timeout);
            if (allowed is not null)
            {
                world.Updates.Allowed = allowed.Count == 0 ? null : allowed;
            }

            world.Updates.Confirm(offset);
            _ousted?.TrySetResult();
            ousted = _ousted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return await WaitAsync(call, ousted, limit, TimeSpan.FromSeconds(timeout));
    }

    private async Task<JsonNode> WaitAsync(ApiCall call, TaskCompletionSource ousted, int limit, TimeSpan timeout)
    {
        using var expired = new CancellationTokenSource(timeout == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : timeout, world.Clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(call.Aborted, expired.Token);
        while (true)
        {
            Task arrived;
            lock (world.Gate)
            {
                if (!ousted.Task.IsCompleted && (world.Updates.HasAny || timeout == TimeSpan.Zero || expired.IsCancellationRequested))
                {
                    _ousted = _ousted == ousted ? null : _ousted;
                    return world.Updates.Take(limit);
                }

                arrived = world.Updates.Arrived;
                Waiting++;
            }

            world.Changed.Pulse();
            try
            {
                await Task.WhenAny(arrived, ousted.Task).WaitAsync(end.Token);
            }
            catch (OperationCanceledException) when (!call.Aborted.IsCancellationRequested)
            {
                // The long poll is over; the next turn answers with nothing.
            }
            finally
            {
                lock (world.Gate)
                {
                    Waiting--;
                }
            }

            if (ousted.Task.IsCompleted)
            {
                await ConflictAsync(call);
            }
        }
    }

    /// <summary>Ends the poll that waits, because updates go to a webhook from now on. The gate is held.</summary>
    public void EndBySetWebhook()
    {
        _ousted?.TrySetResult();
        _ousted = null;
    }

    /// <summary>At once the first time, then never two such answers within three seconds.</summary>
    private async Task ConflictAsync(ApiCall call)
    {
        Task pause;
        lock (world.Gate)
        {
            var now = world.Clock.GetTimestamp();
            var left = _lastConflictAt is { } last ? ConflictPause - world.Clock.GetElapsedTime(last, now) : TimeSpan.Zero;
            _lastConflictAt = now;
            pause = left > TimeSpan.Zero ? Task.Delay(left, world.Clock, call.Aborted) : Task.CompletedTask;
            Conflicts++;
        }

        await pause;
        if (world.Webhook is not null)
        {
            throw new ApiError(409, "Conflict: terminated by setWebhook request");
        }

        throw new ApiError(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
    }

    private (int Limit, int Timeout) SlowRepeats(int offset, int limit, int timeout)
    {
        var now = world.Clock.GetTimestamp();
        if (world.Options.SlowsRepeatedPolls && _lastPollAt is { } last && offset == _lastOffset)
        {
            var since = world.Clock.GetElapsedTime(last, now);
            timeout = timeout < RepeatWindow.Seconds && since < RepeatWindow ? RepeatWindow.Seconds : timeout;
            limit = since < QuickRepeat ? 1 : limit;
        }

        (_lastOffset, _lastPollAt) = (offset, now);
        return (limit, timeout);
    }

    /// <summary>The kinds of update that a call asks for, or <see langword="null"/> when it leaves them as they are.</summary>
    public static IReadOnlyList<string>? AllowedUpdates(ApiCall call)
    {
        var node = call.Arguments.Node("allowed_updates", "can't parse allowed updates JSON object");
        return node switch
        {
            null => null,
            JsonArray array when array.All(static e => e is JsonValue v && v.TryGetValue<string>(out _)) =>
                [.. array.Select(static e => (string)e!).Where(static name => BotApi.UpdateTypes.Contains(name, StringComparer.Ordinal))],
            _ => throw ApiError.BadRequest("expected an Array of String as allowed updates"),
        };
    }
}
