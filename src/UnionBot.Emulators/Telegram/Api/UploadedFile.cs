namespace UnionBot.Emulators.Telegram.Api;

/// <summary>A file that came with a request.</summary>
internal sealed record UploadedFile(string? FileName, string? ContentType, byte[] Bytes);
