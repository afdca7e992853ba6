using System.Threading.Channels;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Wakes the reconciler after an edit; several rings before it wakes are one.</summary>
internal sealed class PlanBell
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>The plan changed.</summary>
    public void Ring() => _rings.Writer.TryWrite(true);

    /// <summary>Waits for a ring, at most <paramref name="longest"/> of calendar time.</summary>
    public async Task WaitAsync(TimeSpan longest, Calendar calendar, CancellationToken cancellationToken)
    {
        using var pause = new CancellationTokenSource(longest, calendar);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, pause.Token);
        try
        {
            await _rings.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The pause is over.
        }
    }
}
