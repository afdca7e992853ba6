namespace UnionBot.Telegram;

/// <summary>Which updates are on their way, and up to where Telegram may forget them: the longest row of finished ones from the first.</summary>
/// <remarks>For the polling loop alone; not safe for concurrent use. Remembers the last finished ids, because a poll repeats what is unconfirmed.</remarks>
internal sealed class OffsetLedger
{
    private const int Remembered = 1024;

    private readonly Queue<(int Id, Task Done)> _open = new();
    private readonly HashSet<int> _known = [];
    private readonly Queue<int> _finished = new();

    /// <summary>The offset to ask from, or <see langword="null"/> before the first update is finished.</summary>
    public int? Next { get; private set; }

    /// <summary>How many updates are not confirmed yet.</summary>
    public int Open => _open.Count;

    /// <summary>Whether an update was taken in before.</summary>
    public bool Knows(int id) => _known.Contains(id);

    /// <summary>Takes an update in, in the order of arrival.</summary>
    /// <param name="done">Ends when it may be confirmed; a failed one may be too, a cancelled one never.</param>
    public void Add(int id, Task done)
    {
        if (_known.Add(id))
        {
            _open.Enqueue((id, done));
        }
    }

    /// <summary>Moves the offset over what is finished.</summary>
    public void Advance()
    {
        while (_open.TryPeek(out var first) && (first.Done.IsCompletedSuccessfully || first.Done.IsFaulted))
        {
            _open.Dequeue();
            Next = first.Id == int.MaxValue ? first.Id : first.Id + 1;
            _finished.Enqueue(first.Id);
            if (_finished.Count > Remembered)
            {
                _known.Remove(_finished.Dequeue());
            }
        }
    }

    /// <summary>A task that ends when every update taken in so far is finished, however it ended.</summary>
    public Task AllDone() => Task.WhenAll(_open.Select(o =>
        o.Done.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)));
}
