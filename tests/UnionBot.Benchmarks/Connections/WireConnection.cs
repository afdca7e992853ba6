using System.Net;
using System.Net.Sockets;

namespace UnionBot.Benchmarks.Connections;

/// <summary>One connection through the wire: two pumps, and the fault that has met it.</summary>
/// <remarks>
/// It knows of each Telegram message that a cut swallows, also of one that the cut crossed: a client may write at any time, and what a reset finds unread, or
/// what comes after it, nobody reads. So a connection between two exchanges is ended as servers end an idle one, in good order, and is read until the client
/// has closed it; what still comes is noted, dropped and met by a reset. Within an exchange the client writes nothing more, and a reset hides nothing.
/// </remarks>
internal sealed class WireConnection(FaultyWire wire, Socket client, TimeProvider time)
{
    private const int DripBytes = 24;
    private static readonly TimeSpan DripPause = TimeSpan.FromMilliseconds(4);

    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly WireExchange _exchange = new(wire.Note);
    private volatile WireFault? _fault;
    private volatile bool _silent;

    /// <summary>What it carries, by the last request.</summary>
    public WireTarget Target => _exchange.Target;

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
            await ConnectAsync(upstream, stoppingToken);
            await Task.WhenAll(PumpAsync(client, _server, SendUpAsync, stoppingToken), PumpAsync(_server, client, SendDownAsync, stoppingToken));
        }
        catch (Exception e) when (IsOver(e))
        {
            Reset();
        }
        finally
        {
            _exchange.SettleUnheard();
            client.Dispose();
            _server.Dispose();
        }
    }

    /// <summary>Cuts it: within an exchange both ends see a reset; else, and where a message has not told yet where it goes, it is read to its end.</summary>
    /// <returns>Whether there was anything to cut.</returns>
    public bool Cut()
    {
        switch (_exchange.Cut())
        {
            case null:
                return false;

            case true:
                End();
                return true;

            case false:
                Reset();
                return true;
        }
    }

    /// <summary>Both ends see a reset.</summary>
    public void Reset()
    {
        _exchange.Settle();
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

    private async Task ConnectAsync(int upstream, CancellationToken stoppingToken)
    {
        try
        {
            await _server.ConnectAsync(IPAddress.Loopback, upstream, stoppingToken);
        }
        catch (Exception e) when (_exchange.IsEnding && IsOver(e))
        {
            // Ended before it was through: the client may have written all the same.
        }
    }

    /// <summary>The client is told that nothing more comes, the server that nobody is there; what the client has written all the same is still read.</summary>
    private void End()
    {
        try
        {
            client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (IsOver(e))
        {
            // Gone already.
        }

        _server.Close();
    }

    private async Task PumpAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, CancellationToken, Task> send, CancellationToken stoppingToken)
    {
        var isUp = ReferenceEquals(from, client);
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, stoppingToken) is > 0 and var count)
            {
                await send(buffer.AsMemory(0, count), stoppingToken);
            }

            if (_exchange.IsEnding || _exchange.IsCut || _silent)
            {
                if (isUp)
                {
                    Reset(); // The client has closed it, or gave up on the silence.
                }
            }
            else
            {
                to.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception e) when (IsOver(e))
        {
            if (isUp || !_exchange.IsEnding)
            {
                Reset();
            }
        }
    }

    private async Task SendUpAsync(ReadOnlyMemory<byte> bytes, CancellationToken stoppingToken)
    {
        if (_exchange.Read(bytes.Span, out var asked))
        {
            wire.Ask(asked);
            _fault = _exchange.IsEnding ? null : wire.Take(Target);
        }

        if (_exchange.IsEnding)
        {
            if (!_exchange.TellsNoChat)
            {
                Reset();
            }

            return;
        }

        switch (_fault)
        {
            case { Kind: WireFaultKind.CutBefore } when _exchange.TellsNoChat:
                return; // Its body comes next, and with it where it was to go; then it is cut, before a byte of it has passed.

            case { Kind: WireFaultKind.CutWithin } when _exchange.TellsNoChat:
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
            try
            {
                await SendAsync(_server, bytes, stoppingToken);
            }
            catch (Exception e) when (_exchange.IsEnding && IsOver(e))
            {
                // Ended meanwhile: its body is still to come, and with it where it was to go.
            }
        }
    }

    private async Task SendDownAsync(ReadOnlyMemory<byte> bytes, CancellationToken stoppingToken)
    {
        if (_silent)
        {
            return;
        }

        _exchange.Hear();
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
                _exchange.Close();
                client.Shutdown(SocketShutdown.Both);
                return;

            case WireFaultKind.Silence:
                wire.Meet(met);
                (_fault, _silent) = (null, true);
                return; // The client will close it when it has waited long enough: that is noted then.

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
