namespace UnionBot.Emulators.Telegram;

/// <summary>A photo, document or other file in a message.</summary>
public sealed record TgFile
{
    /// <summary>What it is, as the Bot API calls the field: <c>photo</c>, <c>document</c>, <c>voice</c>, <c>sticker</c>….</summary>
    public required string Kind { get; init; }

    /// <summary>The identifier to send it again by; for a photo that of its largest size. The bytes of one upload have one, for ever.</summary>
    public required string FileId { get; init; }

    /// <summary>The identifier that tells files apart and cannot be sent.</summary>
    public required string FileUniqueId { get; init; }

    /// <summary>The content.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Its name, or <see langword="null"/> when it has none.</summary>
    public string? FileName { get; init; }

    /// <summary>Its media type, or <see langword="null"/> when unknown.</summary>
    public string? MimeType { get; init; }

    /// <summary>Width in pixels; 0 when it has none.</summary>
    public int Width { get; init; }

    /// <summary>Height in pixels; 0 when it has none.</summary>
    public int Height { get; init; }
}
