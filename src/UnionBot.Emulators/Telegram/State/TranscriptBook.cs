namespace UnionBot.Emulators.Telegram.State;

/// <summary>The append-only transcript, and who waits for its next entry. Safe for concurrent use.</summary>
internal sealed class TranscriptBook
{
    private readonly Lock _gate = new();
    private readonly List<TranscriptEntry> _entries = [];
    private TaskCompletionSource _next = NewSignal();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    public void Add(TranscriptEntry entry)
    {
        TaskCompletionSource told;
        lock (_gate)
        {
            _entries.Add(entry);
            (told, _next) = (_next, NewSignal());
        }

        told.SetResult();
    }

    /// <summary>A copy of all entries from a number on, and a task that ends when the next one comes.</summary>
    public (TranscriptEntry[] Entries, Task Next) From(int sequence)
    {
        lock (_gate)
        {
            return (_entries.Skip(sequence).ToArray(), _next.Task);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
