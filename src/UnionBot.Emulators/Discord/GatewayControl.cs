using UnionBot.Emulators.Discord.Gateway;
using UnionBot.Emulators.Server;

namespace UnionBot.Emulators.Discord;

/// <summary>Looks at the gateway's connections and does to them what a platform does. Safe for concurrent use.</summary>
public sealed class GatewayControl
{
    private readonly GatewayHub _hub;
    private readonly Signal _changed = new();

    internal GatewayControl(GatewayHub hub)
    {
        _hub = hub;
        hub.Changed += _changed.Pulse;
    }

    /// <summary>Connections open now.</summary>
    public int Connections => _hub.Connections.Count;

    /// <summary>Connections with a session: those that get events.</summary>
    public int Sessions
    {
        get
        {
            lock (_hub.World.Gate)
            {
                return _hub.Connections.Count(connection => connection.Session is not null);
            }
        }
    }

    /// <summary>The <c>User-Agent</c> of each open connection's handshake.</summary>
    public IReadOnlyList<string> UserAgents => [.. _hub.Connections.Select(connection => connection.Handshake.UserAgent)];

    /// <summary>Ends when a bot is identified or resumed on an open connection.</summary>
    public Task WaitForSessionAsync(CancellationToken cancellationToken) => WaitUntilAsync(() => Sessions > 0, cancellationToken);

    /// <summary>Ends when something about the gateway is so.</summary>
    /// <param name="isSo">Asked anew after every change of connections, sessions or counters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task WaitUntilAsync(Func<bool> isSo, CancellationToken cancellationToken) => _changed.WaitUntilAsync(isSo, cancellationToken);

    /// <summary>Closes every connection with a code.</summary>
    public void Close(int code)
    {
        foreach (var connection in _hub.Connections)
        {
            _hub.Refuse(connection, code, "Closed by the double.");
        }
    }

    /// <summary>Cuts every connection without a close frame (seen as 1006).</summary>
    public void Drop()
    {
        foreach (var connection in _hub.Connections)
        {
            connection.Drop();
        }
    }

    /// <summary>Sends op 7: reconnect and resume.</summary>
    public void RequestReconnect() => Send(7, data: null);

    /// <summary>Sends op 9. Not resumable also ends the session.</summary>
    public void InvalidateSession(bool resumable)
    {
        lock (_hub.World.Gate)
        {
            foreach (var connection in _hub.Connections)
            {
                connection.Send(9, resumable);
                if (!resumable && connection.Session is { } session)
                {
                    _hub.End(session);
                }
            }
        }
    }

    /// <summary>Sends op 1: heartbeat at once.</summary>
    public void RequestHeartbeat() => Send(1, data: null);

    /// <summary>Sends an event as it is given, also one that the platform does not know.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="json">Its payload.</param>
    public void Dispatch(string name, string json)
    {
        lock (_hub.World.Gate)
        {
            _hub.World.Dispatch(new State.GatewayEvent(name, DiscordIntents.None, System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject()));
        }
    }

    /// <summary>Sends the last events of each session once more, as the platform says may happen.</summary>
    public void RepeatLast(int count = 1)
    {
        lock (_hub.World.Gate)
        {
            _hub.RepeatLast(count);
        }
    }

    /// <summary>Keeps events back from now on, until the handle lets them go, in the order that they came or in another.</summary>
    /// <remarks>Heartbeats, READY, RESUMED and replays pass. A hold made earlier keeps what it has, but nothing new.</remarks>
    public HeldEvents HoldEvents()
    {
        lock (_hub.World.Gate)
        {
            return _hub.Hold();
        }
    }

    /// <summary>Marks how far the sessions are now, to ask later whether a client has read that far.</summary>
    public GatewayMark Mark() => new(_hub);

    /// <summary>Sends a text as it is, JSON or not, outside of any session's numbering.</summary>
    public void SendRaw(string text)
    {
        foreach (var connection in _hub.Connections)
        {
            connection.Send(text);
        }
    }

    private void Send(int op, System.Text.Json.Nodes.JsonNode? data)
    {
        foreach (var connection in _hub.Connections)
        {
            connection.Send(op, data);
        }
    }
}
