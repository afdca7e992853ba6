using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using UnionBot.DiscordApi.Models;

namespace UnionBot.DiscordApi.Gateway;

/// <summary>One payload of the gateway, read as far as needed. Whatever else stands in it is read over.</summary>
/// <param name="Op">The opcode.</param>
/// <param name="Sequence">The event's number, or <see langword="null"/>.</param>
/// <param name="Type">The event's name, or <see langword="null"/>.</param>
/// <param name="Data">The field <c>d</c>, undefined where there is none.</param>
internal readonly record struct GatewayFrame(int Op, long? Sequence, string? Type, JsonElement Data)
{
    public const int Dispatch = 0;
    public const int Heartbeat = 1;
    public const int Identify = 2;
    public const int Resume = 6;
    public const int Reconnect = 7;
    public const int InvalidSession = 9;
    public const int Hello = 10;
    public const int HeartbeatAck = 11;

    /// <summary>Reads a payload.</summary>
    /// <returns>False for what is no payload at all.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> utf8, out GatewayFrame frame)
    {
        frame = default;
        try
        {
            using var json = JsonDocument.Parse(utf8);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("op", out var op) || op.ValueKind != JsonValueKind.Number || !op.TryGetInt32(out var code))
            {
                return false;
            }

            long? sequence = root.TryGetProperty("s", out var s) && s.ValueKind == JsonValueKind.Number && s.TryGetInt64(out var number) ? number : null;
            var type = root.TryGetProperty("t", out var t) && t.ValueKind == JsonValueKind.String ? t.GetString() : null;
            frame = new GatewayFrame(code, sequence, type, root.TryGetProperty("d", out var d) ? d.Clone() : default);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false; // InvalidOperationException: a string that is no UTF-16.
        }
    }

    /// <summary>The interval of a HELLO, or <see langword="null"/> where it names none that makes sense.</summary>
    public TimeSpan? HeartbeatInterval =>
        Data.ValueKind == JsonValueKind.Object && Data.TryGetProperty("heartbeat_interval", out var value)
        && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var ms) && ms is >= 1 and <= 86_400_000
            ? TimeSpan.FromMilliseconds(ms)
            : null;

    /// <summary>Whether an invalid session may be resumed nevertheless.</summary>
    public bool MayResume => Data.ValueKind == JsonValueKind.True;

    /// <summary>The session of a READY.</summary>
    /// <returns>False where it is incomplete.</returns>
    public bool TryReadSession([NotNullWhen(true)] out GatewaySession? session)
    {
        session = null;
        if (Data.ValueKind == JsonValueKind.Object
            && Data.TryGetProperty("session_id", out var id) && id.ValueKind == JsonValueKind.String
            && Data.TryGetProperty("resume_gateway_url", out var url) && url.ValueKind == JsonValueKind.String
            && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var resume) && resume.Scheme is "ws" or "wss")
        {
            session = new GatewaySession(id.GetString()!, resume, Sequence ?? 0);
        }

        return session is not null;
    }

    /// <summary>The event inside a dispatch, or <see langword="null"/> for one this client has no use for.</summary>
    /// <param name="receivedAt">The clock's timestamp when the payload was read.</param>
    /// <exception cref="JsonException">It is not what its name says.</exception>
    public GatewayEvent? ReadEvent(long receivedAt) => Type switch
    {
        "READY" => new GatewayEvent.Ready(
            Data.TryGetProperty("user", out var user) ? user.Deserialize(DiscordJson.Default.User) ?? throw new JsonException() : throw new JsonException()),
        "RESUMED" => new GatewayEvent.Resumed(),
        "INTERACTION_CREATE" => new GatewayEvent.InteractionCreated(Required(Data.Deserialize(DiscordJson.Default.Interaction)), receivedAt),
        "MESSAGE_CREATE" => new GatewayEvent.MessageCreated(Required(Data.Deserialize(DiscordJson.Default.Message))),
        "MESSAGE_UPDATE" => new GatewayEvent.MessageUpdated(Required(Data.Deserialize(DiscordJson.Default.Message))),
        "GUILD_CREATE" => new GatewayEvent.GuildAvailable(Required(Data.Deserialize(DiscordJson.Default.Guild))),
        "GUILD_DELETE" => new GatewayEvent.GuildGone(Required(Data.Deserialize(DiscordJson.Default.Guild))),
        "GUILD_SCHEDULED_EVENT_UPDATE" => new GatewayEvent.ScheduledEventChanged(Required(Data.Deserialize(DiscordJson.Default.ScheduledEvent))),
        "GUILD_SCHEDULED_EVENT_DELETE" => new GatewayEvent.ScheduledEventGone(Required(Data.Deserialize(DiscordJson.Default.ScheduledEvent))),
        "CHANNEL_DELETE" or "THREAD_DELETE" => new GatewayEvent.ChannelGone(Required(Data.Deserialize(DiscordJson.Default.Channel))),
        _ => null,
    };

    private static T Required<T>(T? value)
        where T : class => value ?? throw new JsonException("An event without data.");
}
