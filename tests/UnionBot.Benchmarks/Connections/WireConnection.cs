using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace UnionBot.Benchmarks.Connections;

/// <summary>One connection through the wire: two pumps, and the fault that has met it.</summary>
internal sealed class WireConnection(FaultyWire wire, Socket client, TimeProvider time)
{
    private const int DripBytes = 24;
    private static readonly TimeSpan DripPause = TimeSpan.FromMilliseconds(4);

    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private volatile WireFault? _fault;
    private volatile bool _silent;
    private volatile bool _cut;
    private bool _isMessage;
    private long _said;

    /// <summary>What it carries, by the last request.</summary>
    public WireTarget Target { get; private set; }

    /// <summary>Whether a Telegram message is on its way, and where to is not known yet.</summary>
    private bool TellsNoChat => _isMessage && Interlocked.Read(ref _said) == 0;

    /// <summary>What meets the next bytes from the server.</summary>
    public WireFault? Fault
    {
        set => _fault = value;
    }

    /// <summary>Runs until both ways are over.</summary>
    public async Task RunAsync(int upstream, CancellationToken stoppingToken)
    {
        try
        {
            client.NoDelay = true;
            await _server.ConnectAsync(IPAddress.Loopback, upstream, stoppingToken);
            await Task.WhenAll(PumpAsync(client, _server, SendUpAsync, stoppingToken), PumpAsync(_server, client, SendDownAsync, stoppingToken));
        }
        catch (Exception e) when (IsOver(e))
        {
            Reset();
        }
        finally
        {
            client.Dispose();
            _server.Dispose();
        }
    }

    /// <summary>Both ends see a reset.</summary>
    public void Reset()
    {
        _cut = true;
        if (Interlocked.Exchange(ref _said, 0) is not 0 and var chat)
        {
            wire.Leave(chat);
        }

        foreach (var socket in (Socket[])[client, _server])
        {
            try
            {
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
            }
            catch (Exception e) when (IsOver(e))
            {
                // Closed already.
            }

            socket.Close();
        }
    }

    private static bool IsOver(Exception e) => e is SocketException or ObjectDisposedException or OperationCanceledException;

    private static bool BeginsRequest(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("GET "u8) || bytes.StartsWith("POST "u8) || bytes.StartsWith("PUT "u8) || bytes.StartsWith("PATCH "u8) || bytes.StartsWith("DELETE "u8);

    private static WireTarget TargetOf(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\r');
        var line = end < 0 ? bytes : bytes[..end];
        return line.StartsWith("GET /gateway"u8) || line.StartsWith("GET /resume"u8) ? WireTarget.Gateway
            : line.IndexOf("/getUpdates"u8) >= 0 ? WireTarget.Poll
            : WireTarget.Call;
    }

    /// <summary>Where a Telegram message is to go; 0 where these bytes do not say.</summary>
    private static long ChatOf(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOf("\"chat_id\":"u8);
        return at >= 0 && Utf8Parser.TryParse(bytes[(at + "\"chat_id\":"u8.Length)..], out long chat, out _) ? chat : 0;
    }

    private async Task PumpAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, CancellationToken, Task> send, CancellationToken stoppingToken)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, stoppingToken) is > 0 and var count)
            {
                await send(buffer.AsMemory(0, count), stoppingToken);
            }

            if (!_cut && !_silent)
            {
                to.Shutdown(SocketShutdown.Send);
            }
            else if (ReferenceEquals(from, client))
            {
                Reset(); // The client gave up on the silence.
            }
        }
        catch (Exception e) when (IsOver(e))
        {
            Reset();
        }
    }

    private async Task SendUpAsync(ReadOnlyMemory<byte> bytes, CancellationToken stoppingToken)
    {
        if (Target != WireTarget.Gateway && BeginsRequest(bytes.Span)) // After its handshake a gateway's bytes are masked frames.
        {
            Target = TargetOf(bytes.Span);
            _isMessage = bytes.Span[..Math.Min(bytes.Length, 200)].IndexOf("/sendMessage "u8) > 0;
            Interlocked.Exchange(ref _said, 0);
            _fault = wire.Begin(Target, asksForGateway: bytes.Span.StartsWith("GET "u8) && bytes.Span.IndexOf("/gateway/bot "u8) is > 0 and < 80);
        }

        if (_isMessage && ChatOf(bytes.Span) is not 0 and var chat)
        {
            Interlocked.Exchange(ref _said, chat);
        }

        switch (_fault)
        {
            case { Kind: WireFaultKind.CutBefore } when TellsNoChat:
                return; // Its body comes next, and with it where it was to go; then it is cut, before a byte of it has passed.

            case { Kind: WireFaultKind.CutWithin } when TellsNoChat:
                break;

            case { Kind: WireFaultKind.CutBefore } met:
                Strike(met);
                return;

            case { Kind: WireFaultKind.CutWithin } met:
                await SendAsync(_server, bytes[..(bytes.Length / 2)], stoppingToken);
                Strike(met);
                return;
        }

        if (!_silent)
        {
            await SendAsync(_server, bytes, stoppingToken);
        }
    }

    private async Task SendDownAsync(ReadOnlyMemory<byte> bytes, CancellationToken stoppingToken)
    {
        if (_silent)
        {
            return;
        }

        Interlocked.Exchange(ref _said, 0); // The server has heard it.
        var met = _fault;
        switch (met?.Kind)
        {
            case WireFaultKind.CutAfter:
                Strike(met);
                return;

            case WireFaultKind.CutReply:
                await SendAsync(client, bytes[..(bytes.Length / 2)], stoppingToken);
                Strike(met);
                return;

            case WireFaultKind.EndReply:
                await SendAsync(client, bytes[..(bytes.Length / 2)], stoppingToken);
                wire.Meet(met);
                _fault = null;
                _cut = true;
                client.Shutdown(SocketShutdown.Both);
                return;

            case WireFaultKind.Silence:
                wire.Meet(met);
                (_fault, _silent) = (null, true);
                return;

            case WireFaultKind.Delay:
                wire.Meet(met);
                _fault = null;
                await Task.Delay(met.Time, time, stoppingToken);
                break;

            case WireFaultKind.Drip:
                wire.Meet(met);
                _fault = null;
                for (var at = 0; at < bytes.Length; at += DripBytes)
                {
                    await SendAsync(client, bytes[at..Math.Min(bytes.Length, at + DripBytes)], stoppingToken);
                    await Task.Delay(DripPause, time, stoppingToken);
                }

                wire.Reply(Target);
                return;
        }

        await SendAsync(client, bytes, stoppingToken);
        wire.Reply(Target);
    }

    private void Strike(WireFault met)
    {
        wire.Meet(met);
        _fault = null;
        Reset();
    }

    private static async Task SendAsync(Socket to, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await to.SendAsync(bytes, cancellationToken)..];
        }
    }
}
