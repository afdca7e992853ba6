namespace UnionBot.Emulators.Telegram.Api;

/// <summary>A method of the specification.</summary>
internal sealed record BotApiMethod(string Name, IReadOnlyList<string> Parameters);
