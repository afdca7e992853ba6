using System.Collections.Concurrent;
using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>Wakes the senders, and who keeps the reports, when something may be there to send or to tell. A ring while nobody waits is not lost.</summary>
internal sealed class OutboxBell
{
    private readonly ConcurrentDictionary<Platform, Ear> _ears = new();

    /// <summary>The ear of who keeps the reports.</summary>
    public Ear Reports { get; } = new();

    /// <summary>Wakes everybody.</summary>
    public void Ring()
    {
        Reports.Wake();
        foreach (var ear in _ears.Values)
        {
            ear.Wake();
        }
    }

    /// <summary>The ear of a platform's sender.</summary>
    public Ear EarOf(Platform platform) => _ears.GetOrAdd(platform, _ => new Ear());

    /// <summary>Hears the bell.</summary>
    internal sealed class Ear
    {
        private readonly Lock _gate = new();
        private TaskCompletionSource _rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Wakes who listens here.</summary>
        public void Wake()
        {
            lock (_gate)
            {
                _rung.TrySetResult();
            }
        }

        /// <summary>Waits for a ring since the last wait ended, at most <paramref name="longest"/> of the machine's time.</summary>
        public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
        {
            Task rung;
            lock (_gate)
            {
                rung = _rung.Task;
            }

            using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(rung, Task.Delay(longest, time, done.Token));
            await done.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            lock (_gate)
            {
                if (_rung.Task.IsCompleted)
                {
                    _rung = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }
        }
    }
}
