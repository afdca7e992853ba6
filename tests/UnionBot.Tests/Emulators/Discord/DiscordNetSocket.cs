using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace UnionBot.Tests.Emulators.Discord;

/// <summary>A gateway connection that behaves as <c>DiscordSocketApiClient</c> of Discord.Net 3 does, as its source was read.</summary>
/// <remarks>
/// What of it matters to a server: always <c>compress=zlib-stream</c>; IDENTIFY or RESUME goes out as soon as the socket is open, before HELLO is read; every
/// frame carries <c>t</c> and <c>s</c> as null; the properties have the old names with a dollar; an empty activity is sent as null; the two bytes of the zlib
/// header are cut off the first message, and each message is inflated by itself out of one deflate stream, so that it must hold exactly one payload; the first
/// heartbeat tells 0, not null; it reads READY's and a guild's fields without looking whether they are there; it closes with 4000 when told to reconnect.
/// </remarks>
internal sealed class DiscordNetSocket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly MemoryStream _compressed = new();
    private readonly DeflateStream _decompressor;

    private DiscordNetSocket() => _decompressor = new DeflateStream(_compressed, CompressionMode.Decompress);

    public int LastSequence { get; private set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<DiscordNetSocket> ConnectAsync(string url)
    {
        var socket = new DiscordNetSocket();
        await socket._socket.ConnectAsync(new Uri($"{url}?v=10&encoding=json&compress=zlib-stream"), Stop);
        return socket;
    }

    public Task IdentifyAsync(string token, int intents) => SendAsync(2, new JsonObject
    {
        ["token"] = token,
        ["properties"] = new JsonObject { ["$device"] = "Discord.Net", ["$os"] = "Unix", ["$browser"] = "Discord.Net" },
        ["large_threshold"] = 100,
        ["presence"] = new JsonObject { ["status"] = "online", ["since"] = null, ["afk"] = false, ["activities"] = new JsonArray((JsonNode?)null) },
        ["intents"] = intents,
    });

    public Task ResumeAsync(string token, string session, int last) =>
        SendAsync(6, new JsonObject { ["token"] = token, ["session_id"] = session, ["seq"] = last });

    public Task HeartbeatAsync() => SendAsync(1, LastSequence);

    /// <summary>As <c>SendRequestMembersAsync</c>: the guilds as a list, everyone.</summary>
    public Task RequestMembersAsync(ulong guild) =>
        SendAsync(8, new JsonObject { ["guild_id"] = new JsonArray($"{guild}"), ["query"] = "", ["limit"] = 0 });

    public async Task<JsonNode> EventAsync(string name)
    {
        while (true)
        {
            var payload = await NextAsync();
            LastSequence = (int?)payload["s"] ?? LastSequence;
            if (string.Equals((string?)payload["t"], name, StringComparison.Ordinal))
            {
                return payload["d"]!;
            }
        }
    }

    public async Task<JsonNode> OpAsync(int op)
    {
        JsonNode payload;
        do
        {
            payload = await NextAsync();
            LastSequence = (int?)payload["s"] ?? LastSequence;
        }
        while ((int)payload["op"]! != op);
        return payload;
    }

    public Task DisconnectAsync(int code) => _socket.CloseOutputAsync((WebSocketCloseStatus)code, "", Stop);

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _decompressor.DisposeAsync();
        await _compressed.DisposeAsync();
    }

    private Task SendAsync(int op, JsonNode? data) => _socket.SendAsync(
        Encoding.UTF8.GetBytes(new JsonObject { ["op"] = op, ["t"] = null, ["s"] = null, ["d"] = data }.ToJsonString()),
        WebSocketMessageType.Text, endOfMessage: true, Stop);

    private async Task<JsonNode> NextAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        WebSocketReceiveResult result;
        do
        {
            result = await _socket.ReceiveAsync(new ArraySegment<byte>(buffer), Stop);
            result.MessageType.ShouldBe(WebSocketMessageType.Binary, $"{result.CloseStatus}");
            await message.WriteAsync(buffer.AsMemory(0, result.Count), Stop);
        }
        while (!result.EndOfMessage);
        var bytes = message.ToArray();
        var header = bytes[0] == 0x78 ? 2 : 0;
        _compressed.SetLength(0);
        _compressed.Position = 0;
        _compressed.Write(bytes, header, bytes.Length - header);
        _compressed.Position = 0;
        using var plain = new MemoryStream();
        await _decompressor.CopyToAsync(plain, Stop);
        return JsonNode.Parse(plain.ToArray())!;
    }
}
