namespace UnionBot.Emulators.Discord.State;

/// <summary>What people saw, line by line. Safe for concurrent use.</summary>
internal sealed class Transcript(TimeProvider clock, TimeProvider calendar)
{
    private readonly Lock _gate = new();
    private readonly List<TranscriptEntry> _entries = [];
    private TaskCompletionSource _more = NewSignal();

    public IReadOnlyList<TranscriptEntry> Snapshot()
    {
        lock (_gate)
        {
            return [.. _entries];
        }
    }

    public void Add(TranscriptKind kind, DoubleMessage message)
    {
        TaskCompletionSource signal;
        lock (_gate)
        {
            _entries.Add(new TranscriptEntry(_entries.Count, kind, calendar.GetUtcNow(), clock.GetUtcNow(), message));
            signal = _more;
            _more = NewSignal();
        }

        signal.SetResult();
    }

    /// <summary>Waits for the first line, old or new, that fits.</summary>
    public async Task<TranscriptEntry> WaitForAsync(Func<TranscriptEntry, bool> fits, int from, CancellationToken cancellationToken)
    {
        var seen = from;
        while (true)
        {
            TranscriptEntry[] fresh;
            Task more;
            lock (_gate)
            {
                fresh = [.. _entries.Skip(seen)];
                more = _more.Task;
            }

            if (Array.Find(fresh, entry => fits(entry)) is { } found)
            {
                return found;
            }

            seen += fresh.Length;
            await more.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
