namespace UnionBot.Emulators.Telegram;

/// <summary>A command in the menu of a client.</summary>
/// <param name="Name">Its name without the slash.</param>
/// <param name="Description">What it says beside it.</param>
public sealed record TgCommand(string Name, string Description);
