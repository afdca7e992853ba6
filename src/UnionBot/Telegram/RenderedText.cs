using Telegram.Bot.Types;

namespace UnionBot.Telegram;

/// <summary>A text as Telegram takes it.</summary>
/// <param name="Text">The words, without white space at either end.</param>
/// <param name="Entities">What dresses them, ordered by offset; a containing entity stands before what it contains.</param>
internal sealed record RenderedText(string Text, IReadOnlyList<MessageEntity> Entities);
