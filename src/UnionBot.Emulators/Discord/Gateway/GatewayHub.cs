using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Gateway;

/// <summary>All sessions and connections, and who gets which event.</summary>
internal sealed class GatewayHub
{
    public const string Path = "/gateway";
    public const string ResumePath = "/resume";

    private readonly Dictionary<string, GatewaySession> _sessions = new(StringComparer.Ordinal);
    private readonly List<GatewayConnection> _connections = [];
    private readonly GatewayProtocol _protocol;
    private HeldEvents? _held;
    private int _framesPending;

    public GatewayHub(DiscordWorld world, DiscordFaults faults, DiscordCounters counters)
    {
        World = world;
        Faults = faults;
        Counters = counters;
        _protocol = new GatewayProtocol(this);
        world.Dispatch = Dispatch;
    }

    public DiscordWorld World { get; }

    public DiscordFaults Faults { get; }

    public DiscordCounters Counters { get; }

    public IdentifyBudget Budget => World.Budget;

    public string ResumeUrl => World.BaseUrl.Replace("http:", "ws:", StringComparison.Ordinal) + ResumePath;

    /// <summary>Whether everything queued was handed to the sockets.</summary>
    public bool IsQuiet => Volatile.Read(ref _framesPending) == 0;

    /// <summary>The sessions that may still be resumed, connected or not. Under the world's gate.</summary>
    public IReadOnlyCollection<GatewaySession> Sessions => _sessions.Values;

    /// <summary>Told of every change, for who waits.</summary>
    public event Action? Changed;

    public IReadOnlyList<GatewayConnection> Connections
    {
        get
        {
            lock (World.Gate)
            {
                return [.. _connections];
            }
        }
    }

    public static bool Serves(HttpContext context) =>
        context.WebSockets.IsWebSocketRequest
        && (context.Request.Path == "/" || context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal) || context.Request.Path.StartsWithSegments(ResumePath, StringComparison.Ordinal));

    public async Task AcceptAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var handshake = new GatewayHandshake(
            context.Request.Path.Value ?? "", query["v"].ToString(), query["encoding"].ToString(), query["compress"].ToString(),
            context.Request.Headers.UserAgent.ToString());
        Counters.Handshake();
        if (Faults.TakeRefusal() is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = TimeSpan.Zero });
        var connection = new GatewayConnection(socket, context, this, handshake);
        lock (World.Gate)
        {
            _connections.Add(connection);
            _protocol.Open(connection);
        }

        Changed?.Invoke();
        await connection.RunAsync(context.RequestAborted);
    }

    public void Take(GatewayConnection connection, ReadOnlySpan<byte> payload)
    {
        JsonObject? message;
        try
        {
            message = JsonNode.Parse(payload, documentOptions: Wire.Strict) as JsonObject;
        }
        catch (JsonException)
        {
            message = null;
        }

        lock (World.Gate)
        {
            _protocol.Handle(connection, message);
        }

        Changed?.Invoke();
    }

    public void Refuse(GatewayConnection connection, int code, string reason)
    {
        lock (World.Gate)
        {
            Counters.GatewayClosed(code);
            connection.Close(code, reason);
            if (EndsSession(code) && connection.Session is { } session)
            {
                End(session);
            }
        }
    }

    /// <summary>The client closed. 1000 and 1001 end its session. Source: Discord, Gateway, "Initiating a Disconnect".</summary>
    public void Closed(GatewayConnection connection)
    {
        lock (World.Gate)
        {
            if (connection.CloseCode is 1000 or 1001 && connection.Session is { } session)
            {
                End(session);
            }
        }
    }

    public void Detach(GatewayConnection connection)
    {
        lock (World.Gate)
        {
            _connections.Remove(connection);
            if (connection.Session is { } session && session.Connection == connection)
            {
                session.Connection = null;
                session.DetachedTicks = World.Clock.GetTimestamp();
            }
        }

        Changed?.Invoke();
    }

    public GatewaySession Begin(GatewayConnection connection, DiscordIntents intents)
    {
        var session = new GatewaySession(DiscordWorld.MakeSecret(16), intents, connection.Handshake.Parameters) { Connection = connection };
        _sessions[session.Id] = session;
        connection.Session = session;
        return session;
    }

    /// <summary>The session by its id, unless it has been alone for too long.</summary>
    public GatewaySession? Find(string id)
    {
        if (!_sessions.TryGetValue(id, out var session))
        {
            return null;
        }

        if (session.Connection is null && World.Since(session.DetachedTicks) > World.Options.SessionLife)
        {
            End(session);
            return null;
        }

        return session;
    }

    public void End(GatewaySession session)
    {
        _sessions.Remove(session.Id);
        session.Connection?.Session = null;
        session.Connection = null;
    }

    public void FrameQueued() => Interlocked.Increment(ref _framesPending);

    public void FrameDone()
    {
        if (Interlocked.Decrement(ref _framesPending) == 0)
        {
            Changed?.Invoke();
        }
    }

    /// <summary>Keeps events back from now on.</summary>
    public HeldEvents Hold() => _held = new HeldEvents(this);

    /// <summary>Lets events pass again, those kept back first.</summary>
    /// <param name="held">Who kept them.</param>
    /// <param name="events">What was kept back, in the order in which it goes out.</param>
    public void Release(HeldEvents held, IReadOnlyList<(GatewaySession Session, string Name, JsonObject Data)> events)
    {
        if (_held == held)
        {
            _held = null;
        }

        foreach (var (session, name, data) in events)
        {
            if (_sessions.ContainsKey(session.Id))
            {
                Tell(session, name, data);
            }
        }
    }

    /// <summary>Sends the last events of each session once more, under new numbers.</summary>
    public void RepeatLast(int count)
    {
        foreach (var session in _sessions.Values)
        {
            foreach (var (name, data) in session.Last(count))
            {
                Tell(session, name, data);
            }
        }
    }

    private void Tell(GatewaySession session, string name, JsonObject data)
    {
        session.Tell(name, data);
        Counters.EventDispatched();
    }

    /// <summary>Codes after which the platform knows the session no more.</summary>
    private static bool EndsSession(int code) => code is 1000 or 4003 or 4004 or 4007 or 4009 or (>= 4010 and <= 4014);

    private void Dispatch(GatewayEvent what)
    {
        foreach (var session in _sessions.Values.ToList())
        {
            if (what.Needs != DiscordIntents.None && (session.Intents & what.Needs) == DiscordIntents.None)
            {
                continue;
            }

            if (session.Connection is null && Find(session.Id) is null)
            {
                continue;
            }

            for (var left = Faults.TakeRepeat() ? 2 : 1; left > 0; left--)
            {
                var data = what.Data(session.Intents).DeepClone().AsObject();
                if (_held is { } held)
                {
                    held.Keep(session, what.Name, data);
                }
                else
                {
                    Tell(session, what.Name, data);
                }
            }
        }
    }
}
