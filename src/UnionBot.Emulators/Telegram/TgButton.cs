namespace UnionBot.Emulators.Telegram;

/// <summary>A button under a message.</summary>
/// <param name="Text">What it says.</param>
/// <param name="CallbackData">What a press sends to the bot, or <see langword="null"/> when it does something else.</param>
/// <param name="Url">What it opens, or <see langword="null"/> when it does something else.</param>
public sealed record TgButton(string Text, string? CallbackData, string? Url);
