using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace UnionBot.Emulators.Discord.Gateway;

/// <summary>One socket: reads whole messages, writes in order, closes by the platform's codes.</summary>
internal sealed class GatewayConnection(WebSocket socket, HttpContext context, GatewayHub hub, GatewayHandshake handshake)
{
    private const int PayloadLimit = 4096;
    private const int SendsAMinute = 120;
    private const int LargePayload = 1024;
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(2);

    private readonly Channel<GatewayFrame> _outgoing = Channel.CreateUnbounded<GatewayFrame>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Queue<long> _received = [];
    private ITimer? _silence;
    private bool _closing;

    public GatewayHandshake Handshake { get; } = handshake;

    public GatewaySession? Session { get; set; }

    /// <summary>Whether large payloads are packed one by one, as an identify may ask. Source: Discord, Gateway, "Payload Compression".</summary>
    public bool CompressesPayloads { get; set; }

    /// <summary>The code with which either side closed; 1006 when the line was cut.</summary>
    public int CloseCode { get; private set; } = 1006;

    /// <summary>A client that misses two heartbeats is taken for gone.</summary>
    private TimeSpan Patience =>
        hub.World.Options.ClosesSilentClients ? 2 * hub.World.Options.HeartbeatInterval : Timeout.InfiniteTimeSpan;

    /// <summary>The client gave a sign of life.</summary>
    public void Beat() => _silence?.Change(Patience, Timeout.InfiniteTimeSpan);

    public void Send(string text) => Enqueue(new GatewayFrame(text, 0, ""));

    public void Send(int op, JsonNode? data) => Send(new JsonObject { ["t"] = null, ["s"] = null, ["op"] = op, ["d"] = data }.ToJsonString());

    public void Close(int code, string reason)
    {
        CloseCode = code;
        Enqueue(new GatewayFrame(null, code, reason));
    }

    /// <summary>Cuts the line without a word.</summary>
    public void Drop()
    {
        try
        {
            context.Abort();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself meanwhile: there is nothing left to cut.
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var writer = WriteAsync(cancellationToken);
        await using var silence = hub.World.Clock.CreateTimer(
            _ => hub.Refuse(this, 4009, "Session timed out."), state: null, Patience, Timeout.InfiniteTimeSpan);
        _silence = silence;
        try
        {
            await ReadAsync(cancellationToken);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // The line is gone; the session stays for a resume.
        }
        finally
        {
            hub.Detach(this);
            _outgoing.Writer.TryComplete();
            await writer;
        }
    }

    private void Enqueue(GatewayFrame frame)
    {
        hub.FrameQueued();
        if (!_outgoing.Writer.TryWrite(frame))
        {
            hub.FrameDone();
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        using var zlib = Handshake.Compressed ? new ZlibFramer() : null;
        await foreach (var frame in _outgoing.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                if (hub.Faults.GatewayDelay is { } delay && delay > TimeSpan.Zero)
                {
                    await Task.Delay(delay, hub.World.Clock, cancellationToken);
                }

                await WriteAsync(frame, zlib, cancellationToken);
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
            {
                // Nobody is there any more. The rest is for a resume.
            }
            finally
            {
                hub.FrameDone();
            }
        }
    }

    private async Task WriteAsync(GatewayFrame frame, ZlibFramer? zlib, CancellationToken cancellationToken)
    {
        if (_closing)
        {
            return;
        }

        if (frame.Text is { } text)
        {
            var (bytes, type) = Pack(text, zlib);
            if (hub.Faults.TakeCut())
            {
                await socket.SendAsync(bytes.AsMemory(0, bytes.Length / 2), type, endOfMessage: false, cancellationToken);
                Drop();
                return;
            }

            await socket.SendAsync(bytes, type, endOfMessage: true, cancellationToken);
            return;
        }

        _closing = true;
        await socket.CloseOutputAsync((WebSocketCloseStatus)frame.CloseCode, frame.Reason, cancellationToken);
        _ = DropLaterAsync(cancellationToken);
    }

    private (byte[] Bytes, WebSocketMessageType Type) Pack(string text, ZlibFramer? stream)
    {
        if (stream is not null)
        {
            return (stream.Pack(text), WebSocketMessageType.Binary);
        }

        return CompressesPayloads && text.Length >= LargePayload
            ? (ZlibFramer.PackAlone(text), WebSocketMessageType.Binary)
            : (Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);
    }

    /// <summary>A client that doesn't answer a close is cut.</summary>
    private async Task DropLaterAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(ClosePatience);
        await Task.Delay(Timeout.InfiniteTimeSpan, hub.World.Clock, patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Drop();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[PayloadLimit + 1];
        var used = 0;
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(used), cancellationToken);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                await ClosedByClientAsync(cancellationToken);
                return;
            }

            used += result.Count;
            if (used > PayloadLimit)
            {
                hub.Refuse(this, 4002, "Error while decoding payload.");
                used = 0;
                continue;
            }

            if (result.EndOfMessage)
            {
                Take(buffer.AsSpan(0, used));
                used = 0;
            }
        }
    }

    private void Take(ReadOnlySpan<byte> payload)
    {
        if (_closing || CloseCode != 1006)
        {
            return;
        }

        _received.Enqueue(hub.World.Clock.GetTimestamp());
        while (hub.World.Since(_received.Peek()) >= TimeSpan.FromMinutes(1))
        {
            _received.Dequeue();
        }

        if (_received.Count > SendsAMinute)
        {
            hub.Refuse(this, 4008, "You are being rate limited.");
            return;
        }

        hub.Take(this, payload);
    }

    private async Task ClosedByClientAsync(CancellationToken cancellationToken)
    {
        if (CloseCode == 1006)
        {
            CloseCode = (int)(socket.CloseStatus ?? (WebSocketCloseStatus)1005);
            hub.Closed(this);
        }

        if (socket.State == WebSocketState.CloseReceived)
        {
            var echo = socket.CloseStatus is WebSocketCloseStatus.Empty or null ? WebSocketCloseStatus.NormalClosure : socket.CloseStatus.Value;
            await socket.CloseOutputAsync(echo, "", cancellationToken);
        }
    }
}
