namespace UnionBot.Emulators.Telegram.State;

/// <summary>A reaction to a message: an emoji, or the identifier of a custom one.</summary>
internal sealed record ReactionState(string Emoji, bool IsCustom);
