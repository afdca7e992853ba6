using UnionBot.Emulators.Server;
namespace UnionBot.Emulators.Telegram.State;

/// <summary>The append-only transcript, and who waits for its next entry. Safe for concurrent use.</summary>
internal sealed class TranscriptBook
{
    private readonly Lock _gate = new();
    private readonly List<TranscriptEntry> _entries = [];
    private readonly Signal _next = new();

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
        lock (_gate)
        {
            _entries.Add(entry);
        }

        _next.Pulse();
    }

    /// <summary>A copy of all entries from a number on, and a task that ends when the next one comes.</summary>
    public (TranscriptEntry[] Entries, Task Next) From(int sequence)
    {
        var next = _next.Next;
        lock (_gate)
        {
            return (_entries.Skip(sequence).ToArray(), next);
        }
    }
}
