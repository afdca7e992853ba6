using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.Checks;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Gateway;

/// <summary>What the gateway answers to each operation. Source: Discord, Gateway Events, "Send Events". Under the world's gate.</summary>
internal sealed class GatewayProtocol(GatewayHub hub)
{
    private const int Heartbeat = 1, Identify = 2, PresenceUpdate = 3, VoiceStateUpdate = 4, Resume = 6, Reconnect = 7,
        RequestGuildMembers = 8, InvalidSession = 9, Hello = 10, HeartbeatAck = 11, RequestSoundboardSounds = 31;

    private DiscordWorld World => hub.World;

    public void Open(GatewayConnection connection)
    {
        var handshake = connection.Handshake;
        if (handshake.Version is not "10")
        {
            hub.Refuse(connection, 4012, "Invalid API version.");
            return;
        }

        if (handshake.Encoding is not "json" || handshake.Compress is not ("" or "zlib-stream"))
        {
            World.Find("gateway", "", $"the double speaks encoding=json and compress=zlib-stream only, not {handshake.Parameters}");
            hub.Refuse(connection, 4002, "The double speaks JSON and zlib-stream only.");
            return;
        }

        if (hub.Faults.TakeNoHello())
        {
            return;
        }

        if (hub.Faults.TakeReconnectBeforeHello())
        {
            connection.Send(Reconnect, null);
        }

        connection.Send(Hello, new JsonObject
        {
            ["heartbeat_interval"] = (int)World.Options.HeartbeatInterval.TotalMilliseconds,
            ["_trace"] = new JsonArray("[\"double\"]"),
        });
    }

    public void Handle(GatewayConnection connection, JsonObject? message)
    {
        if (message is null || Wire.Whole(message["op"]) is not { } op)
        {
            hub.Refuse(connection, 4002, "Error while decoding payload.");
            return;
        }

        Unknown(message, op, "op", "d", "s", "t");
        switch (op)
        {
            case Heartbeat:
                TakeHeartbeat(connection, message["d"]);
                break;
            case Identify:
                TakeIdentify(connection, message["d"] as JsonObject);
                break;
            case Resume:
                TakeResume(connection, message["d"] as JsonObject);
                break;
            case PresenceUpdate or VoiceStateUpdate or RequestGuildMembers or RequestSoundboardSounds:
                if (connection.Session is null)
                {
                    hub.Refuse(connection, 4003, "Not authenticated.");
                    return;
                }

                if (op == RequestGuildMembers)
                {
                    MemberRequests.Take(World, connection.Session, message["d"] as JsonObject ?? []);
                }
                else if (op != PresenceUpdate)
                {
                    World.Find($"gateway op {op}", "", "the double does not offer this operation");
                }

                break;
            default:
                hub.Refuse(connection, 4001, "Unknown opcode.");
                break;
        }
    }

    private void TakeHeartbeat(GatewayConnection connection, JsonNode? d)
    {
        hub.Counters.Heartbeat();
        connection.Beat();
        if (Wire.Whole(d) is { } number)
        {
            if (connection.Session is { } session)
            {
                session.Acknowledged = Math.Max(session.Acknowledged, number);
                if (number > session.Number)
                {
                    World.Find("gateway op 1", "d", $"a heartbeat tells {number}, but the last event was {session.Number}");
                }
            }
        }
        else if (d is not null)
        {
            hub.Refuse(connection, 4002, "Error while decoding payload.");
            return;
        }

        if (!hub.Faults.NoHeartbeatAck)
        {
            connection.Send(HeartbeatAck, null);
        }
    }

    private void TakeIdentify(GatewayConnection connection, JsonObject? data)
    {
        if (connection.Session is not null)
        {
            hub.Refuse(connection, 4005, "Already authenticated.");
            return;
        }

        hub.Counters.Identify();
        if (data is null)
        {
            hub.Refuse(connection, 4002, "Error while decoding payload.");
            return;
        }

        Unknown(data, Identify, "token", "intents", "properties", "compress", "large_threshold", "shard", "presence", "capabilities");
        if (!Tokens.Fits(World, Wire.Text(data["token"])))
        {
            hub.Refuse(connection, 4004, "Authentication failed.");
            return;
        }

        if (Intents(data) is not { } intents || (intents & ~DiscordIntents.All) != DiscordIntents.None)
        {
            hub.Refuse(connection, 4013, "Invalid intent(s).");
            return;
        }

        if ((intents & DiscordIntents.Privileged & ~World.Options.GrantedPrivilegedIntents) != DiscordIntents.None)
        {
            hub.Refuse(connection, 4014, "Disallowed intent(s).");
            return;
        }

        if (data["properties"] is not JsonObject properties || properties["os"] is null || properties["browser"] is null || properties["device"] is null)
        {
            World.Find("gateway op 2", "properties", "os, browser and device are required");
        }

        if (data["shard"] is JsonArray shard && !(shard.Count == 2 && Wire.Whole(shard[0]) == 0 && Wire.Whole(shard[1]) == 1))
        {
            hub.Refuse(connection, 4010, "Invalid shard.");
            return;
        }

        if (hub.Faults.TakeInvalidSession() || !hub.Budget.TryTake(out var exhausted))
        {
            connection.Send(InvalidSession, false);
            return;
        }

        if (exhausted)
        {
            // All sessions end and the token is reset; its owner gets a mail.
            World.Token = DiscordWorld.MakeToken(World.Bot.Id);
            hub.Refuse(connection, 4004, "Authentication failed.");
            return;
        }

        connection.CompressesPayloads = data["compress"] is JsonValue compress && compress.TryGetValue<bool>(out var wished) && wished;
        Welcome(hub.Begin(connection, intents));
    }

    private void Welcome(GatewaySession session)
    {
        session.Tell("READY", new JsonObject
        {
            ["v"] = 10,
            ["user"] = UserJson.WriteMe(World.Bot),
            ["user_settings"] = new JsonObject(),
            ["session_type"] = "normal",
            ["session_id"] = session.Id,
            ["resume_gateway_url"] = hub.ResumeUrl,
            ["relationships"] = new JsonArray(),
            ["private_channels"] = new JsonArray(),
            ["presences"] = new JsonArray(),
            ["guilds"] = new JsonArray([.. World.Guilds.Values.Where(guild => guild.HasBot).Select(guild =>
                new JsonObject { ["id"] = Wire.Id(guild.Id), ["unavailable"] = true })]),
            ["guild_join_requests"] = new JsonArray(),
            ["geo_ordered_rtc_regions"] = new JsonArray("rotterdam"),
            ["auth"] = new JsonObject(),
            ["application"] = new JsonObject { ["id"] = Wire.Id(World.ApplicationId), ["flags"] = 0 },
            ["shard"] = new JsonArray(0, 1),
            ["_trace"] = new JsonArray("[\"double\"]"),
        });
        if ((session.Intents & DiscordIntents.Guilds) == DiscordIntents.None)
        {
            return;
        }

        foreach (var guild in World.Guilds.Values.Where(guild => guild is { HasBot: true, IsUnavailable: false }))
        {
            session.Tell("GUILD_CREATE", GuildJson.ForGateway(World, guild, session.Intents));
        }
    }

    private void TakeResume(GatewayConnection connection, JsonObject? data)
    {
        if (connection.Session is not null)
        {
            hub.Refuse(connection, 4005, "Already authenticated.");
            return;
        }

        hub.Counters.Resume();
        if (data is null || Wire.Text(data["session_id"]) is not { } id || Wire.Whole(data["seq"]) is not { } number)
        {
            hub.Refuse(connection, 4002, "Error while decoding payload.");
            return;
        }

        Unknown(data, Resume, "token", "session_id", "seq");
        if (!Tokens.Fits(World, Wire.Text(data["token"])))
        {
            hub.Refuse(connection, 4004, "Authentication failed.");
            return;
        }

        if (hub.Faults.TakeInvalidSession() || hub.Find(id) is not { } session)
        {
            connection.Send(InvalidSession, false);
            return;
        }

        if (number > session.Number)
        {
            hub.Refuse(connection, 4007, "Invalid seq.");
            hub.End(session);
            return;
        }

        CheckResume(connection.Handshake, session);
        session.Connection?.Close(4000, "Resumed elsewhere.");
        session.Connection = null;
        if (!session.Replay(number, connection))
        {
            hub.End(session);
            connection.Send(InvalidSession, false);
            return;
        }

        session.Acknowledged = number;
        session.Connection = connection;
        connection.Session = session;
        session.Tell("RESUMED", new JsonObject { ["_trace"] = new JsonArray("[\"double\"]") });
        hub.Counters.ResumeDone();
    }

    private void CheckResume(GatewayHandshake handshake, GatewaySession session)
    {
        if (!handshake.OnResumeUrl)
        {
            World.Find("gateway op 6", "", "resumed elsewhere than at resume_gateway_url");
        }

        if (!string.Equals(handshake.Parameters, session.Parameters, StringComparison.Ordinal))
        {
            World.Find("gateway op 6", "", $"resumed with {handshake.Parameters} a session of {session.Parameters}");
        }
    }

    private static DiscordIntents? Intents(JsonObject data) =>
        Wire.Whole(data["intents"]) is { } bits and >= 0 ? (DiscordIntents)bits : null;

    private void Unknown(JsonObject data, int op, params ReadOnlySpan<string> known)
    {
        foreach (var (name, _) in data)
        {
            if (!known.Contains(name))
            {
                World.Find($"gateway op {op}", name, "unknown field");
            }
        }
    }
}
