using UnionBot.Messages;

namespace UnionBot.Telegram;

/// <summary>How an answer finds its way back on Telegram.</summary>
/// <param name="Chat">The chat, with its topic.</param>
/// <param name="ReplyTo">The message to reply to, in groups; <see langword="null"/> in private, where nothing else stands between.</param>
/// <param name="Source">The message whose button was pressed, or <see langword="null"/>.</param>
/// <param name="SourceHasMedia">Whether that message is a photo or document, whose words are a caption.</param>
internal sealed record TelegramRoute(ChatAddress Chat, int? ReplyTo, int? Source, bool SourceHasMedia) : AnswerRoute
{
    /// <summary>Hides the ids.</summary>
    public override string ToString() => "Telegram route";
}
