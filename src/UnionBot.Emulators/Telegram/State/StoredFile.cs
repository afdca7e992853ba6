using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.State;

/// <summary>A file that somebody sent. A photo has several sizes, each with an id; all give the same bytes.</summary>
internal sealed record StoredFile
{
    public required string Kind { get; init; }

    public required byte[] Bytes { get; init; }

    public required IReadOnlyList<FileSize> Sizes { get; init; }

    public string? FileName { get; init; }

    public string? MimeType { get; init; }

    /// <summary>What the Bot API tells beside sizes and names, such as <c>duration</c>.</summary>
    public JsonObject? Details { get; init; }

    public StoredFile? Thumbnail { get; init; }

    public required string Path { get; init; }

    public FileSize Largest => Sizes[^1];

    public TgFile ToHandle() => new()
    {
        Kind = Kind,
        FileId = Largest.FileId,
        FileUniqueId = Largest.UniqueId,
        Bytes = Bytes,
        FileName = FileName,
        MimeType = MimeType,
        Width = Largest.Width,
        Height = Largest.Height,
    };
}
