namespace UnionBot.Discord;

/// <summary>Remembers the last ids: after a resume an event may come twice.</summary>
/// <remarks>In memory, for answers; that no effect happens twice is the receipts' affair. Not for concurrent use.</remarks>
internal sealed class RecentIds(int capacity)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Notes an id.</summary>
    /// <returns>False where it was noted before.</returns>
    public bool Add(string id)
    {
        if (!_known.Add(id))
        {
            return false;
        }

        _order.Enqueue(id);
        if (_order.Count > capacity)
        {
            _known.Remove(_order.Dequeue());
        }

        return true;
    }
}
