namespace UnionBot.Emulators.Telegram.State;

/// <summary>One size of a photo, or the only one of another file.</summary>
internal sealed record FileSize(string FileId, string UniqueId, int Width, int Height);
