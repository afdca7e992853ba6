using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord;

namespace UnionBot.Tests.Emulators.Discord;

/// <summary>A bot's gateway side, as plain as it gets: it answers nothing by itself.</summary>
internal sealed class GatewayClient : IAsyncDisposable
{
    private const int Usual = (1 << 0) | (1 << 9) | (1 << 12);

    private readonly ClientWebSocket _socket = new();
    private readonly MemoryStream _packed = new();
    private ZLibStream? _zlib;

    private GatewayClient()
    {
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<GatewayClient> ConnectAsync(Uri url, string query = "v=10&encoding=json")
    {
        var client = new GatewayClient();
        client._socket.Options.SetRequestHeader("User-Agent", "DiscordBot (https://example.org, 1.0)");
        if (query.Contains("zlib-stream", StringComparison.Ordinal))
        {
            client._zlib = new ZLibStream(client._packed, CompressionMode.Decompress);
        }

        await client._socket.ConnectAsync(new Uri($"{url}?{query}"), Stop);
        return client;
    }

    /// <summary>Connects, identifies and reads READY.</summary>
    public static async Task<(GatewayClient Client, JsonNode Ready)> IdentifiedAsync(
        DiscordDouble dc, int intents = Usual, string query = "v=10&encoding=json")
    {
        var client = await ConnectAsync(dc.GatewayUrl, query);
        (await client.NextAsync()).Op.ShouldBe(10);
        await client.IdentifyAsync(dc.Token, intents);
        return (client, await client.EventAsync("READY"));
    }

    public Task IdentifyAsync(string token, int intents = Usual) => SendAsync(2, new JsonObject
    {
        ["token"] = token,
        ["intents"] = intents,
        ["properties"] = new JsonObject { ["os"] = "linux", ["browser"] = "test", ["device"] = "test" },
    });

    public Task ResumeAsync(string token, string session, int number) =>
        SendAsync(6, new JsonObject { ["token"] = token, ["session_id"] = session, ["seq"] = number });

    public Task SendAsync(int op, JsonNode? data) => SendTextAsync(new JsonObject { ["op"] = op, ["d"] = data }.ToJsonString());

    public async Task SendTextAsync(string text) =>
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, Stop);

    /// <summary>The next payload, whatever it is; <c>Op</c> is −1 after a close, with the code in <c>Number</c>.</summary>
    public async Task<GatewayPayload> NextAsync()
    {
        var (bytes, closed) = await ReceiveAsync();
        if (closed)
        {
            return new GatewayPayload(-1, (int?)_socket.CloseStatus, null, null);
        }

        var json = JsonNode.Parse(_zlib is null ? bytes : Inflate(bytes))!;
        return new GatewayPayload((int)json["op"]!, (int?)json["s"], (string?)json["t"], json["d"]);
    }

    /// <summary>The payload of the next event of a name; everything before it is skipped.</summary>
    public async Task<JsonNode> EventAsync(string name)
    {
        while (true)
        {
            var next = await NextAsync();
            next.Op.ShouldNotBe(-1, $"closed with {next.Number} while waiting for {name}");
            if (string.Equals(next.Name, name, StringComparison.Ordinal))
            {
                return next.Data!;
            }
        }
    }

    /// <summary>Reads on to the close and gives its code.</summary>
    public async Task<int> CloseCodeAsync()
    {
        GatewayPayload next;
        do
        {
            next = await NextAsync();
        }
        while (next.Op != -1);
        return next.Number!.Value;
    }

    public Task CloseAsync(int code) => _socket.CloseOutputAsync((WebSocketCloseStatus)code, "", Stop);

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        _zlib?.Dispose();
        _packed.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<(byte[] Bytes, bool Closed)> ReceiveAsync()
    {
        using var all = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var result = await _socket.ReceiveAsync(buffer.AsMemory(), Stop);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return ([], true);
            }

            await all.WriteAsync(buffer.AsMemory(0, result.Count), Stop);
            if (result.EndOfMessage)
            {
                return (all.ToArray(), false);
            }
        }
    }

    private byte[] Inflate(byte[] packed)
    {
        packed.AsSpan()[^4..].ToArray().ShouldBe([0, 0, 0xFF, 0xFF]);
        _packed.SetLength(0);
        _packed.Write(packed);
        _packed.Position = 0;
        using var plain = new MemoryStream();
        var buffer = new byte[4096];
        int read;
        while (_packed.Position < _packed.Length || plain.Length == 0)
        {
            read = _zlib!.Read(buffer);
            plain.Write(buffer, 0, read);
            if (read < buffer.Length)
            {
                break;
            }
        }

        return plain.ToArray();
    }
}

/// <summary>One payload.</summary>
internal sealed record GatewayPayload(int Op, int? Number, string? Name, JsonNode? Data);
