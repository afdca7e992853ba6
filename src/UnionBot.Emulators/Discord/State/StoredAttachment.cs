namespace UnionBot.Emulators.Discord.State;

/// <summary>A file of a message, as the server keeps it.</summary>
internal sealed record StoredAttachment(ulong Id, string FileName, string ContentType, ReadOnlyMemory<byte> Bytes)
{
    public string? Description { get; init; }

    /// <summary>Width and height, for pictures whose header could be read.</summary>
    public (int Width, int Height)? Size { get; init; }

    public bool Ephemeral { get; init; }
}
