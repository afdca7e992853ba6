namespace UnionBot.Emulators.Discord;

/// <summary>A file of a message.</summary>
public sealed record DoubleAttachment(ulong Id, string FileName, string? Description, string ContentType, ReadOnlyMemory<byte> Bytes, Uri Url);
