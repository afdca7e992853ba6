using System.Threading.Channels;

namespace UnionBot.DiscordApi.Gateway;

/// <summary>Beats for one connection, apart from its reader, so that nothing that is read can hold it up.</summary>
/// <param name="send">Sends a heartbeat.</param>
/// <param name="interval">Between two beats.</param>
internal sealed class HeartbeatTask(Func<CancellationToken, Task<bool>> send, TimeSpan interval, TimeProvider time, Func<double> random)
{
    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile bool _acknowledged = true;

    /// <summary>The server asks for a beat at once (op 1).</summary>
    public void Ask() => _asked.Writer.TryWrite(true);

    /// <summary>The server heard the last beat (op 11).</summary>
    public void Acknowledge() => _acknowledged = true;

    /// <summary>Beats until it is stopped.</summary>
    /// <returns>True when the server has not answered a whole interval: a zombie. False when nothing can be sent any more.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var due = time.GetTimestamp();
        var wait = interval * random();
        while (true)
        {
            var left = wait - time.GetElapsedTime(due);
            if (left > TimeSpan.Zero && await WasAskedAsync(left, cancellationToken))
            {
                if (!await send(cancellationToken))
                {
                    return false;
                }

                continue;
            }

            if (!_acknowledged)
            {
                return true;
            }

            due = time.GetTimestamp();
            wait = interval;
            _acknowledged = false;
            if (!await send(cancellationToken))
            {
                return false;
            }
        }
    }

    private async Task<bool> WasAskedAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await _asked.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
