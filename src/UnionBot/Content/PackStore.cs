namespace UnionBot.Content;

/// <summary>The pack in force. Editing its files swaps it whole, or keeps the old one and says why.</summary>
internal sealed class PackStore(ContentPack first)
{
    private ContentPack _current = first;

    /// <summary>The pack in force.</summary>
    public ContentPack Current => Volatile.Read(ref _current);

    /// <summary>Raised after a swap, with the new pack.</summary>
    public event Action<ContentPack>? Swapped;

    /// <summary>Raised when edited files are faulty and the old pack stays.</summary>
    public event Action<IReadOnlyList<Finding>>? Rejected;

    /// <summary>Reads the pack's files again and swaps it if they are clean and changed.</summary>
    public void Reload()
    {
        var reading = PackReader.Read(Current.Path);
        if (reading.Pack is null)
        {
            Rejected?.Invoke(reading.Findings);
        }
        else if (!string.Equals(reading.Pack.Hash, Current.Hash, StringComparison.Ordinal))
        {
            Volatile.Write(ref _current, reading.Pack);
            Swapped?.Invoke(reading.Pack);
        }
    }
}
