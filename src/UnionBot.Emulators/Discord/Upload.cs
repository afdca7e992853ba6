namespace UnionBot.Emulators.Discord;

/// <summary>A file as it is sent.</summary>
public sealed record Upload(string FileName, string ContentType, ReadOnlyMemory<byte> Bytes);
