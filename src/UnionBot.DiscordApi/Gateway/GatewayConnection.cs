using System.Text.Json;

namespace UnionBot.DiscordApi.Gateway;

/// <summary>The life of one connection, from its first frame to its end.</summary>
/// <remarks>Three tasks: one reads, one beats (and says who we are), one watches that a session comes in time. None waits for a handler.</remarks>
internal sealed class GatewayConnection(GatewaySocket socket, DiscordClientOptions options, GatewayMemory memory, GatewayPacing pacing, TimeProvider time)
{
    private readonly GatewaySession? _resumed = memory.Session;
    private readonly TaskCompletionSource _helloCame = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _sessionCame = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HeartbeatTask? _heartbeat;
    private Task _beating = Task.CompletedTask;
    private long _sequence = memory.Session?.Sequence ?? -1;
    private volatile string? _givenUp;

    /// <summary>Takes an event; <see langword="null"/> for a payload that could not be read.</summary>
    public required Action<GatewayEvent?> Dispatch { get; init; }

    /// <summary>READY (false) or RESUMED (true) came.</summary>
    public required Action<bool> Established { get; init; }

    /// <summary>A session is being started.</summary>
    public required Action Identifying { get; init; }

    /// <summary>Runs until the connection is over.</summary>
    public async Task<ConnectionEnd> RunAsync(CancellationToken stoppingToken)
    {
        using var over = new CancellationTokenSource();
        var reading = ReadAllAsync(over.Token);
        await using var stop = stoppingToken.Register(() => _ = socket.CloseAsync(GatewayClose.ComingBack, reading, pacing.CloseTimeout));
        var watching = WatchAsync(reading, over.Token);
        try
        {
            return await reading;
        }
        finally
        {
            await over.CancelAsync();
            await _beating;
            await watching;
            await socket.CloseAsync(GatewayClose.ComingBack, reading, pacing.CloseTimeout);
        }
    }

    private ConnectionEnd End(NextStep next, string why, bool invalid = false, int? code = null) => new()
    {
        Opened = true,
        Established = _sessionCame.Task.IsCompleted,
        Next = next,
        Why = why,
        InvalidSession = invalid,
        Code = code,
    };

    private async Task<ConnectionEnd> ReadAllAsync(CancellationToken over)
    {
        while (true)
        {
            if (await socket.ReadAsync() is not { } bytes)
            {
                return _givenUp is { } why ? End(NextStep.Resume, why)
                    : socket.CloseCode is { } code ? End(GatewayClose.After(code), $"closed with {code}", code: code)
                    : End(NextStep.Resume, "the connection broke");
            }

            if (!GatewayFrame.TryRead(bytes, out var frame))
            {
                Dispatch(null);
                continue;
            }

            switch (frame.Op)
            {
                case GatewayFrame.Hello when _heartbeat is null:
                    if (frame.HeartbeatInterval is not { } interval)
                    {
                        return End(NextStep.Resume, "a HELLO without an interval");
                    }

                    _heartbeat = new HeartbeatTask(SendHeartbeatAsync, interval, time, pacing.Random);
                    _beating = IntroduceAndBeatAsync(_heartbeat, reader: over);
                    _helloCame.TrySetResult();
                    break;

                case GatewayFrame.Dispatch:
                    Take(frame);
                    break;

                case GatewayFrame.Heartbeat:
                    _heartbeat?.Ask();
                    break;

                case GatewayFrame.HeartbeatAck:
                    _heartbeat?.Acknowledge();
                    break;

                case GatewayFrame.Reconnect:
                    return End(NextStep.Resume, "Discord asked to reconnect");

                case GatewayFrame.InvalidSession:
                    return End(frame.MayResume ? NextStep.Resume : NextStep.Identify, "the session is invalid", invalid: true);
            }
        }
    }

    private Task<bool> SendHeartbeatAsync(CancellationToken cancellationToken)
    {
        var last = Interlocked.Read(ref _sequence);
        return socket.SendAsync(GatewayWriter.Heartbeat(last < 0 ? null : last), urgent: true, cancellationToken);
    }

    private async Task IntroduceAndBeatAsync(HeartbeatTask heartbeat, CancellationToken reader)
    {
        try
        {
            if (_resumed is { } session)
            {
                await socket.SendAsync(GatewayWriter.Resume(options.Token, session), urgent: false, reader);
            }
            else
            {
                Identifying();
                await memory.CountAsync(reader);
                await socket.SendAsync(GatewayWriter.Identify(options.Token, options.Intents), urgent: false, reader);
            }

            if (await heartbeat.RunAsync(reader))
            {
                await GiveUpAsync("no heartbeat was acknowledged");
            }
        }
        catch (OperationCanceledException) when (reader.IsCancellationRequested)
        {
            // The connection is over.
        }
    }

    private async Task WatchAsync(Task reading, CancellationToken over)
    {
        if (!await CameAsync(_helloCame.Task, pacing.ConnectTimeout, over))
        {
            await GiveUpAsync("no HELLO in time", reading);
        }
        else if (!await CameAsync(_sessionCame.Task, pacing.SessionTimeout, over))
        {
            await GiveUpAsync("neither READY nor RESUMED in time", reading);
        }
    }

    /// <returns>False when it did not come in time; true also when the connection is over.</returns>
    private async Task<bool> CameAsync(Task what, TimeSpan patience, CancellationToken over)
    {
        await what.WaitAsync(patience, time, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return what.IsCompleted || over.IsCancellationRequested;
    }

    private Task GiveUpAsync(string why, Task? reading = null)
    {
        _givenUp = why;
        return socket.CloseAsync(GatewayClose.ComingBack, reading ?? Task.CompletedTask, pacing.CloseTimeout);
    }

    private void Take(GatewayFrame frame)
    {
        GatewayEvent? gatewayEvent;
        try
        {
            gatewayEvent = frame.ReadEvent(time.GetTimestamp());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or NotSupportedException)
        {
            Dispatch(null);
            gatewayEvent = null;
        }

        if (gatewayEvent is not null)
        {
            Dispatch(gatewayEvent);
        }

        Remember(frame);
        if (!_sessionCame.Task.IsCompleted && frame.Type is "READY" or "RESUMED")
        {
            _sessionCame.TrySetResult();
            Established(frame.Type is "RESUMED");
        }
    }

    private void Remember(GatewayFrame frame)
    {
        if (frame.Sequence is { } sequence)
        {
            Interlocked.Exchange(ref _sequence, sequence);
        }

        if (frame.Type is "READY" && frame.TryReadSession(out var session))
        {
            memory.Keep(session);
        }
        else if (frame.Sequence is { } last && memory.Session is { } known)
        {
            memory.Keep(known with { Sequence = last });
        }
    }
}
