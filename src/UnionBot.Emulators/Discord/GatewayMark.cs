using UnionBot.Emulators.Discord.Gateway;

namespace UnionBot.Emulators.Discord;

/// <summary>How far the gateway's sessions were at one moment; tells later whether a client has read that far. Safe for concurrent use.</summary>
public sealed class GatewayMark
{
    private readonly GatewayHub _hub;
    private readonly List<(GatewaySession Session, int Number)> _sessions;

    internal GatewayMark(GatewayHub hub)
    {
        _hub = hub;
        lock (hub.World.Gate)
        {
            _sessions = [.. hub.Sessions.Select(s => (s, s.Number))];
        }
    }

    /// <summary>Whether there was a session at all, connected or not: without one the platform drops what happens.</summary>
    public bool HadSession => _sessions.Count > 0;

    /// <summary>
    /// Whether a client has read all that was told until then: it said so in a heartbeat or a resume, or its session goes on now and nothing waits to be sent.
    /// False where the session was lost before its client said so.
    /// </summary>
    public bool WasRead
    {
        get
        {
            lock (_hub.World.Gate)
            {
                return _sessions.Exists(s => s.Session.Acknowledged >= s.Number || (s.Session.Connection is not null && _hub.IsQuiet));
            }
        }
    }

    /// <summary>Moves it on, for the same sessions: what was held back until now is to be read too.</summary>
    public void MoveOn()
    {
        lock (_hub.World.Gate)
        {
            for (var i = 0; i < _sessions.Count; i++)
            {
                _sessions[i] = (_sessions[i].Session, _sessions[i].Session.Number);
            }
        }
    }
}
