namespace UnionBot.Content;

/// <summary>The pack in force. Editing its files swaps it whole, or keeps the old one and says why.</summary>
internal sealed class PackStore(ContentPack first)
{
    private ContentPack _current = first;

    /// <summary>The pack in force.</summary>
    public ContentPack Current => Volatile.Read(ref _current);

    /// <summary>Raised after a swap, with the new pack.</summary>
    public event Action<ContentPack>? Swapped;

    /// <summary>Reads the pack's files again and swaps it if they are clean and changed.</summary>
    /// <returns>What reading found; with a fault in it the old pack stays.</returns>
    public IReadOnlyList<Finding> Reload() => Reload(_ => []);

    /// <summary>Reads the pack's files again and swaps it if they are clean and changed, also for another room.</summary>
    /// <param name="more">Faults that another room finds in a pack that reads clean.</param>
    /// <returns>What reading found; with a fault in it the old pack stays.</returns>
    public IReadOnlyList<Finding> Reload(Func<ContentPack, IReadOnlyList<Finding>> more)
    {
        var reading = PackReader.Read(Current.Path);
        if (reading.Pack is { } clean && more(clean) is { Count: > 0 } faults)
        {
            return [.. faults, .. reading.Findings];
        }

        if (reading.Pack is { } pack && !string.Equals(pack.Hash, Current.Hash, StringComparison.Ordinal))
        {
            Volatile.Write(ref _current, pack);
            Swapped?.Invoke(pack);
        }

        return reading.Findings;
    }
}
