using System.Buffers;
using System.Text.Json;

namespace UnionBot.DiscordApi.Gateway;

/// <summary>Writes the three payloads this client sends.</summary>
internal static class GatewayWriter
{
    public static byte[] Heartbeat(long? sequence) => Write(GatewayFrame.Heartbeat, json =>
    {
        if (sequence is { } s)
        {
            json.WriteNumber("d", s);
        }
        else
        {
            json.WriteNull("d");
        }
    });

    public static byte[] Identify(string token, GatewayIntents intents) => Write(GatewayFrame.Identify, json =>
    {
        json.WriteStartObject("d");
        json.WriteString("token", token);
        json.WriteNumber("intents", (int)intents);
        json.WriteStartObject("properties");
        json.WriteString("os", OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux");
        json.WriteString("browser", "UnionBot.DiscordApi");
        json.WriteString("device", "UnionBot.DiscordApi");
        json.WriteEndObject();
        json.WriteEndObject();
    });

    public static byte[] Resume(string token, GatewaySession session) => Write(GatewayFrame.Resume, json =>
    {
        json.WriteStartObject("d");
        json.WriteString("token", token);
        json.WriteString("session_id", session.Id);
        json.WriteNumber("seq", session.Sequence);
        json.WriteEndObject();
    });

    private static byte[] Write(int op, Action<Utf8JsonWriter> data)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteNumber("op", op);
        data(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
