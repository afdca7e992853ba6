using Microsoft.Extensions.Time.Testing;

namespace UnionBot.Tests.DiscordApi;

/// <summary>A fake clock that says when somebody began to wait on it, so that a test never advances it too early.</summary>
internal sealed class WatchedTime : FakeTimeProvider, IDisposable
{
    private readonly SemaphoreSlim _timers = new(0);

    /// <summary>Waits for the next timer.</summary>
    public Task TimerAsync(CancellationToken cancellationToken) => _timers.WaitAsync(cancellationToken);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _timers.Release();
        return timer;
    }

    public void Dispose() => _timers.Dispose();
}
