using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace UnionBot.Tests.Rehearsal;

/// <summary>The smallest gateway client there can be: it identifies and reads.</summary>
internal sealed class RawGateway : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();

    /// <summary>Connects and is ready, with the guild there.</summary>
    public static async Task<RawGateway> ConnectAsync(Uri url, string token, CancellationToken cancellationToken)
    {
        var made = new RawGateway();
        await made._socket.ConnectAsync(url, cancellationToken);
        var identify = new JsonObject
        {
            ["op"] = 2,
            ["d"] = new JsonObject
            {
                ["token"] = token,
                ["intents"] = (1 << 0) | (1 << 9) | (1 << 10),
                ["properties"] = new JsonObject { ["os"] = "linux", ["browser"] = "raw", ["device"] = "raw" },
            },
        };
        await made._socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(identify.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        await made.UntilAsync("GUILD_CREATE", cancellationToken);
        return made;
    }

    /// <summary>Reads on to the next event of a name, and gives its payload.</summary>
    public async Task<JsonNode> UntilAsync(string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var text = new MemoryStream();
            var piece = new byte[16_384];
            ValueWebSocketReceiveResult received;
            do
            {
                received = await _socket.ReceiveAsync(piece.AsMemory(), cancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
                text.Write(piece, 0, received.Count);
            }
            while (!received.EndOfMessage);
            received.MessageType.ShouldBe(WebSocketMessageType.Text, $"closed with {_socket.CloseStatus}: {_socket.CloseStatusDescription}");
            var payload = JsonNode.Parse(text.ToArray())!;
            if (string.Equals((string?)payload["t"], name, StringComparison.Ordinal))
            {
                return payload["d"]!;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
