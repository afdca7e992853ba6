namespace UnionBot.Emulators.Telegram;

/// <summary>What a person sees after a press.</summary>
/// <param name="Text">The words; empty when the button only stops turning.</param>
/// <param name="ShowAlert">Whether they stand in a window to close, and not in a note that fades.</param>
/// <param name="Url">What opens, or <see langword="null"/> when nothing does.</param>
public sealed record CallbackAnswer(string Text, bool ShowAlert, string? Url);
