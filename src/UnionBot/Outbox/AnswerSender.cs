using Microsoft.Extensions.Logging;
using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>Hands an answer over: takes a permit of the platform's pacer, sends, repeats once (marked « ↻ », after a pause) when it stays uncertain.</summary>
/// <remarks>In memory only: a crash may cost an answer. The answers of a chat keep their order. Where too many wait, the newest is dropped.</remarks>
internal sealed partial class AnswerSender(IEnumerable<IChatPlatform> platforms, Pacers pacers, OutboxSilence silence, TimeProvider time, ILogger<AnswerSender> logger) : IDisposable
{
    /// <summary>How many answers may wait.</summary>
    public const int Capacity = 2_000;

    /// <summary>How long an answer is worth sending.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan SayPause = TimeSpan.FromMinutes(10);

    private readonly IChatPlatform[] _platforms = [.. platforms];
    private readonly Dictionary<ChatAddress, Task> _lastOf = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource? _drained;
    private int _waiting;
    private long _saidAt;
    private int _unsaid = -1;

    /// <summary>Whether no answer waits or is under way.</summary>
    public bool IsIdle => Volatile.Read(ref _waiting) == 0;

    /// <summary>Holds the answer in memory and returns: an answer that waits for a permit holds no offset.</summary>
    public void HandOver(Incoming incoming, Reply reply)
    {
        if (Array.Find(_platforms, p => p.Platform == incoming.Platform) is not { } platform)
        {
            throw new InvalidOperationException($"{incoming.Platform} is not running, yet something came from it.");
        }

        lock (_gate)
        {
            if (_waiting >= Capacity)
            {
                Log.Dropped(logger, incoming.Platform, Capacity);
                return;
            }

            _waiting++;
            var before = _lastOf.GetValueOrDefault(incoming.Chat, Task.CompletedTask);
            _lastOf[incoming.Chat] = Task.Run(() => RunAsync(platform, incoming, reply, before));
        }
    }

    /// <summary>Lets what waits go out; what takes longer than this is dropped.</summary>
    public async Task DrainAsync(TimeSpan longest)
    {
        Task drained;
        lock (_gate)
        {
            if (_waiting == 0)
            {
                return;
            }

            drained = (_drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        using var done = new CancellationTokenSource();
        await Task.WhenAny(drained, Task.Delay(longest, time, done.Token));
        await done.CancelAsync();
        await _stop.CancelAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task RunAsync(IChatPlatform platform, Incoming incoming, Reply reply, Task before)
    {
        await before;
        try
        {
            await SendAsync(platform, incoming, reply);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The host is stopping: a crash or a stop may cost an answer.
        }
#pragma warning disable CA1031 // One answer that fails must not end those behind it in the chat; it is logged.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.Failed(logger, incoming.Platform, exception.GetType().Name, exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim() ?? "at an unknown place");
        }
        finally
        {
            lock (_gate)
            {
                if (--_waiting == 0)
                {
                    _lastOf.Clear();
                    _drained?.TrySetResult();
                }
            }
        }
    }

    private async Task SendAsync(IChatPlatform platform, Incoming incoming, Reply reply)
    {
        var began = time.GetTimestamp();
        var replaces = reply.ReplacesSource;
        foreach (var part in platform.Split(reply.Message))
        {
            if (!await SendPartAsync(platform, incoming, reply with { Message = part, ReplacesSource = replaces }, began))
            {
                return;
            }

            replaces = false;
        }
    }

    /// <returns>Whether the next part should follow.</returns>
    private async Task<bool> SendPartAsync(IChatPlatform platform, Incoming incoming, Reply part, long began)
    {
        var pacer = pacers.For(platform.Platform);
        var marked = false;
        while (time.GetElapsedTime(began) < Patience)
        {
            var permit = await pacer.TakeAsync(Lane.Answer, incoming.Chat, incoming.ChatKind, _stop.Token);
            if (!part.ToAdmin && await silence.IsOnAsync(_stop.Token))
            {
                permit.End();
                SayNotSent(platform.Platform, "silence was ordered");
                return false;
            }

            var outcome = await platform.AnswerAsync(incoming.Route, part, _stop.Token);
            permit.End();
            switch (outcome)
            {
                case DeliveryOutcome.Delivered:
                    return true;

                case DeliveryOutcome.Postponed postponed:
                    Postpone(pacer, incoming.Chat, postponed);
                    break;

                case DeliveryOutcome.Uncertain when !marked:
                    pacer.Hold(incoming.Chat, DeliveryRules.ResendPause);
                    part = part with { Message = ResendMark.Put(part.Message) };
                    marked = true;
                    break;

                case DeliveryOutcome.Uncertain uncertain:
                    SayNotSent(incoming.Platform, uncertain.Reason);
                    return false;

                case DeliveryOutcome.Refused refused:
                    SayNotSent(incoming.Platform, refused.Reason);
                    return false;

                case DeliveryOutcome.Moved:
                    SayNotSent(incoming.Platform, "the chat moved");
                    return false;

                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        SayNotSent(incoming.Platform, "too late");
        return false;
    }

    /// <summary>Says the first answer that did not arrive, then how many more at most every ten minutes.</summary>
    private void SayNotSent(Platform platform, string reason)
    {
        lock (_gate)
        {
            if (_unsaid >= 0 && time.GetElapsedTime(_saidAt) < SayPause)
            {
                _unsaid++;
                Log.NotSentEither(logger, platform, reason);
                return;
            }

            Log.NotSent(logger, platform, reason, Math.Max(_unsaid, 0));
            (_saidAt, _unsaid) = (time.GetTimestamp(), 0);
        }
    }

    private static void Postpone(Pacer pacer, ChatAddress chat, DeliveryOutcome.Postponed postponed)
    {
        if (postponed.Throttled)
        {
            pacer.SlowDown();
        }

        if (postponed.WholePlatform)
        {
            pacer.Pause(postponed.After);
        }
        else
        {
            pacer.Hold(chat, postponed.After);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(730, LogLevel.Warning, "An answer on {Platform} was dropped: {Capacity} wait already.")]
        public static partial void Dropped(ILogger logger, Platform platform, int capacity);

        [LoggerMessage(731, LogLevel.Information, "An answer on {Platform} did not arrive: {Reason} ({More} more since the last such line)")]
        public static partial void NotSent(ILogger logger, Platform platform, string reason, int more);

        [LoggerMessage(733, LogLevel.Debug, "Another answer on {Platform} did not arrive: {Reason}")]
        public static partial void NotSentEither(ILogger logger, Platform platform, string reason);

        [LoggerMessage(732, LogLevel.Error, "An answer on {Platform} failed with {Exception} {Where}.")]
        public static partial void Failed(ILogger logger, Platform platform, string exception, string where);
    }
}
