namespace UnionBot.Emulators.Telegram.State;

/// <summary>An answer that a poll offers.</summary>
internal sealed record PollOption(string PersistentId, string Text, IReadOnlyList<TgEntity> Entities);
