using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using UnionBot.Messages;

namespace UnionBot.Telegram;

/// <summary>Reads what was typed: commands, mentions of the bot, plain words.</summary>
internal static class TelegramWords
{
    /// <summary>Reads a command.</summary>
    /// <returns><see langword="null"/> where the text is none; without content where it is another bot's.</returns>
    public static ReadCommand? Command(string text, IReadOnlyList<MessageEntity>? entities, BotIdentity bot)
    {
        // As Telegram's own clients find commands: a slash, then letters, digits and underscores, then perhaps @ and a bot.
        var start = text.Length - text.AsSpan().TrimStart().Length;
        var name = Name(text, start + 1);
        if (start >= text.Length || text[start] != '/' || name.Length is 0 or > 32)
        {
            return null;
        }

        var end = start + 1 + name.Length;
        if (end < text.Length && text[end] == '@')
        {
            var addressee = Name(text, end + 1);
            end += 1 + addressee.Length;
            if (!addressee.Equals(bot.Username, StringComparison.OrdinalIgnoreCase))
            {
                return new(null);
            }
        }

        if (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            return null;
        }

        var lower = name.ToLowerInvariant();
        var arguments = text[end..].Trim();
        var fromLink = arguments.Length > 0 && string.Equals(lower, "start", StringComparison.Ordinal);
        return new(new(lower, arguments, TelegramReader.Read(text, entities, end), fromLink));
    }

    /// <summary>Whether the text mentions the bot by name or by link.</summary>
    public static bool Mentions(string text, IReadOnlyList<MessageEntity>? entities, BotIdentity bot) =>
        (entities ?? []).Any(e => IsMention(e, text, bot));

    /// <summary>The words, without a mention of the bot at their beginning.</summary>
    public static IncomingContent.Text Words(string text, IReadOnlyList<MessageEntity>? entities, BotIdentity bot)
    {
        var start = text.Length - text.AsSpan().TrimStart().Length;
        if ((entities ?? []).FirstOrDefault(e => e.Offset == start && IsMention(e, text, bot)) is { } mention)
        {
            start = (int)Math.Clamp(start + (long)mention.Length, start, text.Length);
            while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] is ',' or ':'))
            {
                start++;
            }
        }

        return new(text[start..].Trim(), TelegramReader.Read(text, entities, start));
    }

    private static bool IsMention(MessageEntity entity, string text, BotIdentity bot) => entity.Type switch
    {
        MessageEntityType.TextMention => entity.User?.Id == bot.Id,
        MessageEntityType.Mention =>
            entity.Offset >= 0 && entity.Length > 1 && entity.Offset <= text.Length - entity.Length &&
            text.AsSpan(entity.Offset + 1, entity.Length - 1).Equals(bot.Username, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static string Name(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return start < end ? text[start..end] : "";
    }
}
