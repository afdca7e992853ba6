using System.Buffers;
using System.Net.WebSockets;

namespace UnionBot.DiscordApi.Gateway;

/// <summary>One WebSocket connection. A new object each time; nothing of an old one is used again.</summary>
internal sealed class GatewaySocket : IDisposable
{
    /// <summary>The longest payload Discord takes, in bytes; a longer one is closed with 4002.</summary>
    public const int LongestPayload = 4096;

    /// <summary>Payloads a minute, heartbeats kept apart. Discord closes at 120 with 4008; the rest is for the heartbeats.</summary>
    public const int PerMinute = 110;

    /// <summary>The longest message that is read, in bytes.</summary>
    private const int LongestMessage = 32 * 1024 * 1024;

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ArrayBufferWriter<byte> _message = new(16 * 1024);
    private readonly SlidingWindow _limit;
    private readonly TimeProvider _time;

    private GatewaySocket(string userAgent, TimeProvider time)
    {
        _time = time;
        _limit = new SlidingWindow(PerMinute, TimeSpan.FromMinutes(1), time);
        _socket.Options.SetRequestHeader("User-Agent", userAgent);
        _socket.Options.KeepAliveInterval = TimeSpan.Zero; // Discord has heartbeats of its own.
    }

    /// <summary>The code the server closed with; <see langword="null"/> where the connection broke.</summary>
    public int? CloseCode => (int?)_socket.CloseStatus;

    /// <exception cref="WebSocketException">It could not connect.</exception>
    /// <exception cref="OperationCanceledException">It took too long, or was stopped.</exception>
    public static async Task<GatewaySocket> ConnectAsync(
        Uri address, string userAgent, HttpMessageInvoker http, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var socket = new GatewaySocket(userAgent, time);
        using var patience = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await socket._socket.ConnectAsync(address, http, either.Token);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next message whole.</summary>
    /// <returns>The bytes, good until the next read; <see langword="null"/> when the connection is over.</returns>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync()
    {
        _message.ResetWrittenCount();
        try
        {
            while (true)
            {
                // Never cancelled: that would tear the socket down before a close code could be sent.
                var part = await _socket.ReceiveAsync(_message.GetMemory(8 * 1024), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                _message.Advance(part.Count);
                if (part.EndOfMessage)
                {
                    return _message.WrittenMemory;
                }

                if (_message.WrittenCount > LongestMessage)
                {
                    _socket.Abort();
                    return null;
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            return null; // Broken, or aborted by us.
        }
    }

    /// <summary>Sends a payload.</summary>
    /// <param name="urgent">A heartbeat, which the limit of payloads must not hold back.</param>
    /// <returns>False where the connection is over.</returns>
    public async Task<bool> SendAsync(byte[] payload, bool urgent, CancellationToken cancellationToken)
    {
        if (payload.Length > LongestPayload)
        {
            throw new ArgumentException($"A payload of {payload.Length} bytes: Discord takes {LongestPayload}.", nameof(payload));
        }

        if (!urgent && _limit.Reserve() is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait, _time, cancellationToken);
        }

        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(payload, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Says goodbye with a code, gives the server a moment to answer, and ends the reading.</summary>
    public async Task CloseAsync(int code, Task reading, TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience, _time);
        try
        {
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, timeout.Token);
            await reading.WaitAsync(timeout.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // It is over in any case.
        }

        _socket.Abort();
    }

    public void Dispose()
    {
        _socket.Dispose();
        _sending.Dispose();
    }
}
