using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace UnionBot.Benchmarks.Connections;

/// <summary>Stands between a client and a server on loopback and does to their bytes what a bad network does. Safe for concurrent use.</summary>
/// <remarks>It reads no more of HTTP than the first line of a request, to know which exchange a fault may meet, and where a Telegram message is to go.</remarks>
internal sealed class FaultyWire : IAsyncDisposable
{
    private readonly ConcurrentDictionary<WireConnection, Task> _open = new();
    private readonly List<WireFault> _armed = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Action<string> _met;
    private CancellationTokenSource _down = new();
    private TcpListener _listener = new(IPAddress.Loopback, 0);
    private Task _accepting;

    /// <param name="time">The clock of delays.</param>
    /// <param name="met">Told each time that a fault has met something, by its name.</param>
    public FaultyWire(TimeProvider time, Action<string> met)
    {
        (_time, _met) = (time, met);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener);
    }

    /// <summary>Raised when an exchange begins.</summary>
    public event Action<WireTarget>? Asked;

    /// <summary>Raised when what an exchange brought back has begun to pass.</summary>
    public event Action<WireTarget>? Replied;

    /// <summary>Raised for each step of a Telegram message, with its chat.</summary>
    public event Action<long, TrailStep>? Noted;

    /// <summary>The port clients come to.</summary>
    public int Port { get; }

    /// <summary>The port of the server behind.</summary>
    public int Upstream { get; set; }

    /// <summary>Where clients come to, as <c>http://127.0.0.1:port</c>.</summary>
    public string Url => FormattableString.Invariant($"http://127.0.0.1:{Port}");

    /// <summary>Lets a fault meet the next exchange of its kind; one of the gateway meets the open connection, if there is one.</summary>
    public void Arm(WireFault fault)
    {
        if (fault.Target == WireTarget.Gateway && fault.Kind >= WireFaultKind.CutReply && _open.Keys.FirstOrDefault(c => c.Target == WireTarget.Gateway) is { } gateway)
        {
            gateway.Fault = fault;
            return;
        }

        lock (_gate)
        {
            _armed.Add(fault);
        }
    }

    /// <summary>Whether a fault still waits for something to meet.</summary>
    public bool IsArmed(WireTarget target)
    {
        lock (_gate)
        {
            return _armed.Exists(f => f.Target == target);
        }
    }

    /// <summary>Faults that have met nothing meet nothing any more.</summary>
    public void Disarm()
    {
        lock (_gate)
        {
            _armed.Clear();
        }
    }

    /// <summary>Cuts what is open.</summary>
    /// <param name="target">Which connections; <see langword="null"/> for all.</param>
    public void Cut(WireTarget? target)
    {
        if (_open.Keys.Where(c => target is null || c.Target == target).Count(c => c.Cut()) > 0)
        {
            _met(target is null ? "all connections cut" : $"{target} cut");
        }
    }

    /// <summary>Refuses every new connection and cuts what is open.</summary>
    /// <remarks>Who has been let in is known first: a listener that stops resets connections nobody has looked at, and what was written to them.</remarks>
    public async Task DownAsync()
    {
        await _down.CancelAsync();
        await _accepting;
        while (_listener.Pending())
        {
            Take(_listener.AcceptSocket());
        }

        _listener.Stop();
        Cut(target: null);
        _met("outage");
    }

    /// <summary>Takes connections again, at the same port.</summary>
    public async Task UpAsync()
    {
        await _accepting;
        _down.Dispose();
        _down = new CancellationTokenSource();
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = AcceptAsync(_listener);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        foreach (var (connection, _) in _open)
        {
            connection.Reset();
        }

        await _accepting;
        await Task.WhenAll(_open.Values);
        _down.Dispose();
        _stop.Dispose();
    }

    /// <param name="target">What begins; the question where the gateway is counts as the gateway's: it is the first step of a try to come back to it.</param>
    internal void Ask(WireTarget target) => Asked?.Invoke(target);

    /// <summary>Takes the fault that is to meet this exchange, if there is one.</summary>
    internal WireFault? Take(WireTarget target)
    {
        lock (_gate)
        {
            var at = _armed.FindIndex(f => f.Target == target);
            if (at < 0)
            {
                return null;
            }

            var fault = _armed[at];
            _armed.RemoveAt(at);
            return fault;
        }
    }

    internal void Meet(WireFault fault) => _met($"{fault.Target} {fault.Kind}");

    /// <param name="chat">The chat of a Telegram message; 0 for everything else, which is not noted.</param>
    internal void Note(long chat, TrailStep step)
    {
        if (chat != 0)
        {
            Noted?.Invoke(chat, step);
        }
    }

    internal void Reply(WireTarget target) => Replied?.Invoke(target);

    private async Task AcceptAsync(TcpListener listener)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, _down.Token);
        try
        {
            while (true)
            {
                Take(await listener.AcceptSocketAsync(until.Token));
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped, or down.
        }
    }

    private void Take(Socket client)
    {
        var connection = new WireConnection(this, client, _time);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[connection] = ServeAsync(connection, entered.Task);
        entered.SetResult();
    }

    private async Task ServeAsync(WireConnection connection, Task entered)
    {
        await entered;
        await connection.RunAsync(Upstream, _stop.Token);
        _open.TryRemove(connection, out _);
    }
}
