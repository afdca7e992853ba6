using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace UnionBot.Tests.Emulators.Discord;

/// <summary>A gateway connection that behaves as <c>WebSocketShard</c> of <c>@discordjs/ws</c> does, as its source was read.</summary>
/// <remarks>
/// What of it matters to a server: the query is built in the order v, encoding, compress; no User-Agent is sent; the shard waits for HELLO before it
/// says anything; IDENTIFY carries <c>compress: false</c> and <c>shard: [0, 1]</c>; a binary message is kept until one ends in 00 00 FF FF, then all of it
/// is one JSON text; the resume goes to READY's <c>resume_gateway_url</c> with the same query; the shard closes with 4200 to resume and with 1000 for good;
/// an op 9 that may be resumed is answered by op 6 on the same connection.
/// </remarks>
internal sealed class DiscordJsShard : IAsyncDisposable
{
    private const int Resuming = 4200, Normal = 1000;

    private readonly ClientWebSocket _socket = new();
    private readonly MemoryStream _packed = new();
    private readonly bool _compressed;
    private readonly ZLibStream _inflate;

    private DiscordJsShard(bool compressed)
    {
        _compressed = compressed;
        _inflate = new ZLibStream(_packed, CompressionMode.Decompress);
    }

    /// <summary>What a resume needs, kept outside of the connection, as the strategy's session info is.</summary>
    public (string Id, string Url, int Sequence)? Session { get; private set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Connects, to the session's URL where there is one, and waits for HELLO.</summary>
    public static async Task<DiscordJsShard> ConnectAsync(string gatewayUrl, bool compressed, (string Id, string Url, int Sequence)? session = null)
    {
        var shard = new DiscordJsShard(compressed) { Session = session };
        var query = "v=10&encoding=json" + (compressed ? "&compress=zlib-stream" : "");
        await shard._socket.ConnectAsync(new Uri($"{session?.Url ?? gatewayUrl}?{query}"), Stop);
        var hello = await shard.NextAsync();
        ((int)hello["op"]!).ShouldBe(10);
        ((int)hello["d"]!["heartbeat_interval"]!).ShouldBeGreaterThan(0);
        return shard;
    }

    /// <summary>As <c>identify()</c>: with the default properties, all alike but for the platform's name.</summary>
    public Task IdentifyAsync(string token, int intents) => SendAsync(2, new JsonObject
    {
        ["token"] = token,
        ["properties"] = new JsonObject { ["browser"] = "discord.js", ["device"] = "discord.js", ["os"] = "linux" },
        ["intents"] = intents,
        ["compress"] = false,
        ["shard"] = new JsonArray(0, 1),
        ["presence"] = new JsonObject { ["status"] = "online", ["activities"] = new JsonArray(), ["since"] = null, ["afk"] = false },
    });

    public Task ResumeAsync(string token) => SendAsync(6, new JsonObject
    {
        ["token"] = token,
        ["seq"] = Session!.Value.Sequence,
        ["session_id"] = Session.Value.Id,
    });

    public Task HeartbeatAsync() => SendAsync(1, Session?.Sequence);

    /// <summary>Reads on to an event, keeps READY's session and every higher number on the way.</summary>
    public async Task<JsonNode> EventAsync(string name)
    {
        while (true)
        {
            var payload = await NextAsync();
            if ((int)payload["op"]! != 0)
            {
                continue;
            }

            var number = (int)payload["s"]!;
            if ((string?)payload["t"] is "READY")
            {
                Session = ((string)payload["d"]!["session_id"]!, (string)payload["d"]!["resume_gateway_url"]!, number);
            }
            else if (Session is { } session && number > session.Sequence)
            {
                Session = session with { Sequence = number };
            }

            if (string.Equals((string?)payload["t"], name, StringComparison.Ordinal))
            {
                return payload["d"]!;
            }
        }
    }

    /// <summary>Reads on to an operation.</summary>
    public async Task<JsonNode> OpAsync(int op)
    {
        JsonNode payload;
        do
        {
            payload = await NextAsync();
        }
        while ((int)payload["op"]! != op);
        return payload;
    }

    /// <summary>As <c>destroy()</c> does: it closes and waits for the server's close frame.</summary>
    public Task DestroyAsync(bool toResume) => _socket.CloseAsync((WebSocketCloseStatus)(toResume ? Resuming : Normal), "", Stop);

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _inflate.DisposeAsync();
        await _packed.DisposeAsync();
    }

    private Task SendAsync(int op, JsonNode? data) => _socket.SendAsync(
        Encoding.UTF8.GetBytes(new JsonObject { ["op"] = op, ["d"] = data }.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, Stop);

    private async Task<JsonNode> NextAsync()
    {
        using var waiting = new MemoryStream();
        while (true)
        {
            var (bytes, type) = await ReceiveAsync();
            type.ShouldBe(_compressed ? WebSocketMessageType.Binary : WebSocketMessageType.Text);
            if (!_compressed)
            {
                return JsonNode.Parse(bytes)!;
            }

            await waiting.WriteAsync(bytes, Stop);
            if (bytes is [.., 0x00, 0x00, 0xFF, 0xFF])
            {
                return JsonNode.Parse(Inflate(waiting.ToArray()))!;
            }
        }
    }

    private byte[] Inflate(byte[] packed)
    {
        _packed.SetLength(0);
        _packed.Write(packed);
        _packed.Position = 0;
        using var plain = new MemoryStream();
        var buffer = new byte[65_535];
        int read;
        do
        {
            read = _inflate.Read(buffer);
            plain.Write(buffer, 0, read);
        }
        while (_packed.Position < _packed.Length || read == buffer.Length);
        return plain.ToArray();
    }

    private async Task<(byte[] Bytes, WebSocketMessageType Type)> ReceiveAsync()
    {
        using var all = new MemoryStream();
        var buffer = new byte[16 * 1024];
        WebSocketReceiveResult result;
        do
        {
            result = await _socket.ReceiveAsync(new ArraySegment<byte>(buffer), Stop);
            result.MessageType.ShouldNotBe(WebSocketMessageType.Close, $"closed with {result.CloseStatus}");
            await all.WriteAsync(buffer.AsMemory(0, result.Count), Stop);
        }
        while (!result.EndOfMessage);
        return (all.ToArray(), result.MessageType);
    }
}
