namespace UnionBot.Emulators.Telegram;

/// <summary>Something a client sent that the real server silently takes, and that the specification does not know.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">Where, such as <c>reply_markup.inline_keyboard[0][1].colour</c>.</param>
/// <param name="What">What is wrong with it.</param>
public sealed record Finding(string Method, string Path, string What);
