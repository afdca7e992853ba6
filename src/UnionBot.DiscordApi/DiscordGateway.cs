using System.Net.WebSockets;
using System.Threading.Channels;
using UnionBot.DiscordApi.Gateway;

namespace UnionBot.DiscordApi;

/// <summary>Discord's gateway, version 10: keeps one connection, and turns what it tells into a stream of events.</summary>
/// <remarks>
/// One task owns the connection; no handler ever runs on its reader, which only parses and writes into a bounded channel. Where
/// nobody reads the channel, new events are dropped and counted, so that heartbeats and the session live on.
/// </remarks>
/// <param name="options">Whose bot it is.</param>
/// <param name="rest">Asked for the gateway's address where the options name none.</param>
/// <param name="memory">The session, which may come from an earlier process.</param>
/// <param name="pacing">How patient it is.</param>
/// <param name="time">The clock of heartbeats and back-off.</param>
public sealed class DiscordGateway(DiscordClientOptions options, DiscordRest rest, GatewayMemory memory, GatewayPacing pacing, TimeProvider time)
{
    /// <summary>The events that may wait to be read.</summary>
    public const int QueueLength = 4096;

    private readonly Channel<GatewayEvent> _events = Channel.CreateBounded<GatewayEvent>(
        new BoundedChannelOptions(QueueLength) { SingleWriter = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly ReconnectPlan _plan = new(memory, pacing);
    private Uri? _address;
    private long? _lastIdentify;
    private long _dropped;
    private long _unreadable;

    /// <summary>Raised on the connection's task; must return at once.</summary>
    public event Action<GatewayStatus>? StatusChanged;

    /// <summary>What the gateway told, in order.</summary>
    public ChannelReader<GatewayEvent> Events => _events.Reader;

    /// <summary>Events that were dropped because nobody read.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Payloads that were not what they should be.</summary>
    public long Unreadable => Interlocked.Read(ref _unreadable);

    /// <summary>Keeps connected until it is stopped. Stopping leaves the session alive for whoever has the memory.</summary>
    /// <exception cref="DiscordRefusedException">Discord refuses the bot for good.</exception>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        using var http = new HttpMessageInvoker(DiscordHttp.CreateHandler());
        while (!stoppingToken.IsCancellationRequested)
        {
            ConnectionEnd end;
            try
            {
                end = await ConnectOnceAsync(http, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            var wait = Longer(Longer(_plan.Ended(end), end.NotBefore), memory.Session is null ? UntilIdentifyIsFair() : TimeSpan.Zero);
            StatusChanged?.Invoke(new GatewayStatus.Lost(end.Why, wait));
            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static ConnectionEnd Unreachable(string why) => new() { Opened = false, Established = false, Next = NextStep.Resume, Why = why };

    /// <summary>Adds the parameters, the same for a first connection and a resumed one.</summary>
    private static Uri WithParameters(Uri address) => new UriBuilder(address) { Query = "v=10&encoding=json" }.Uri;

    private async Task<ConnectionEnd> ConnectOnceAsync(HttpMessageInvoker http, CancellationToken stoppingToken)
    {
        var session = memory.Session;
        try
        {
            if (session is null)
            {
                await WaitForIdentifyAsync(stoppingToken);
            }

            var address = _plan.ResumeUrl ?? await AddressAsync(session is null, stoppingToken);
            using var socket = await GatewaySocket.ConnectAsync(
                WithParameters(address), options.UserAgent, http, pacing.ConnectTimeout, time, stoppingToken);
            return await new GatewayConnection(socket, options, memory, pacing, time)
            {
                Dispatch = Dispatch,
                Established = OnEstablished,
                Identifying = () => _lastIdentify = time.GetTimestamp(),
            }.RunAsync(stoppingToken);
        }
        catch (DiscordRefusedException)
        {
            throw;
        }
        catch (RateLimitedException e)
        {
            return Unreachable(e.Fault.ToString()) with { NotBefore = e.After };
        }
        catch (DiscordException e)
        {
            return Unreachable(e.Fault.ToString());
        }
        catch (WebSocketException e)
        {
            _address = null; // Perhaps it moved.
            return Unreachable(e.InnerException is HttpRequestException inner ? inner.HttpRequestError.ToString() : e.WebSocketErrorCode.ToString());
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            return Unreachable("no connection in time");
        }
    }

    private async Task<Uri> AddressAsync(bool identifies, CancellationToken cancellationToken)
    {
        if (options.GatewayUrl is { } given)
        {
            return given;
        }

        if (_address is { } known && !identifies)
        {
            return known;
        }

        var answer = await rest.GetGatewayBotAsync(cancellationToken);
        if (identifies && answer.SessionStartLimit is { Remaining: <= 0 } limit)
        {
            await HoldAsync(TimeSpan.FromMilliseconds(Math.Clamp(limit.ResetAfter, 1, 86_400_000)), cancellationToken);
        }

        return _address = Uri.TryCreate(answer.Url, UriKind.Absolute, out var url) && url.Scheme is "ws" or "wss"
            ? url
            : throw new DiscordConnectionException("GET gateway/bot", mayHaveArrived: true, "the gateway's address can't be read", null);
    }

    private async Task WaitForIdentifyAsync(CancellationToken cancellationToken)
    {
        if (memory.UntilNextIdentify() is { Ticks: > 0 } tooMany)
        {
            await HoldAsync(tooMany, cancellationToken);
        }

        if (UntilIdentifyIsFair() is { Ticks: > 0 } between)
        {
            await Task.Delay(between, time, cancellationToken);
        }
    }

    /// <summary>How long until another session may be started after the last; told with the back-off, which would else promise too much.</summary>
    private TimeSpan UntilIdentifyIsFair() => _lastIdentify is { } last ? pacing.BetweenIdentifies - time.GetElapsedTime(last) : TimeSpan.Zero;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private Task HoldAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        StatusChanged?.Invoke(new GatewayStatus.Held(memory.Identifies.Count, wait));
        return Task.Delay(wait, time, cancellationToken);
    }

    private void OnEstablished(bool resumed)
    {
        _plan.Established();
        StatusChanged?.Invoke(new GatewayStatus.Connected(resumed));
    }

    private void Dispatch(GatewayEvent? gatewayEvent)
    {
        if (gatewayEvent is null)
        {
            Interlocked.Increment(ref _unreadable);
        }
        else if (!_events.Writer.TryWrite(gatewayEvent))
        {
            Interlocked.Increment(ref _dropped);
        }
    }
}
