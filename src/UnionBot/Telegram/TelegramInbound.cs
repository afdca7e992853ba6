using System.Globalization;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using UnionBot.Messages;

namespace UnionBot.Telegram;

/// <summary>Reads an update as something that reached the bot. Pure, and total: what is not for the bot gives <see langword="null"/>.</summary>
internal static class TelegramInbound
{
    /// <summary>Reads one update.</summary>
    /// <param name="readAt">Now, by the calendar: the time of a press, to which Telegram gives none.</param>
    public static Incoming? Read(Update update, BotIdentity bot, DateTimeOffset readAt) => update switch
    {
        { Message: { } message } => OfMessage(update.Id, message, bot),
        { ChannelPost: { } post } => OfMessage(update.Id, post, bot),
        { EditedMessage: { } edited } => OfEdit(update.Id, edited),
        { EditedChannelPost: { } edited } => OfEdit(update.Id, edited),
        { CallbackQuery: { } query } => OfPress(update.Id, query, readAt),
        { MyChatMember: { } change } => OfMembership(update.Id, change),
        _ => null,
    };

    /// <summary>Joins the parts of one album, in their order, under the first one's id.</summary>
    public static Incoming Album(IReadOnlyList<Incoming> parts)
    {
        var photos = parts.Select(p => p.Content).OfType<IncomingContent.Photos>().ToList();
        if (photos.Count == 0)
        {
            return parts[0];
        }

        var caption = photos.Find(p => p.PlainCaption.Length > 0) ?? photos[0];
        return parts[0] with { Addressed = parts.Any(p => p.Addressed), Content = caption with { Files = [.. photos.SelectMany(p => p.Files)] } };
    }

    private static Incoming? OfMessage(int updateId, Message message, BotIdentity bot)
    {
        if (Begin(updateId, message) is not { } incoming || message.From?.Id == bot.Id)
        {
            return null;
        }

        if (message.MigrateToChatId is { } newId)
        {
            var to = incoming.Chat with { ChatId = Text(newId), ThreadId = null };
            return incoming with { Content = new IncomingContent.Membership(MembershipChange.Migrated, to) };
        }

        var addressed = incoming.Addressed || message.ReplyToMessage?.From?.Id == bot.Id;
        if (message.Text is { } text)
        {
            var entities = Known(message.Entities);
            if (TelegramWords.Command(text, entities, bot) is { } command)
            {
                return command.Content is null ? null : incoming with { Addressed = true, Content = command.Content };
            }

            addressed |= TelegramWords.Mentions(text, entities, bot);
            return incoming with { Addressed = addressed, Content = TelegramWords.Words(text, entities, bot) };
        }

        if (message.Photo is [.., { FileId: { } fileId } largest])
        {
            var (caption, entities) = (message.Caption ?? "", Known(message.CaptionEntities));
            addressed |= TelegramWords.Mentions(caption, entities, bot);
            var words = TelegramWords.Words(caption, entities, bot);
            IncomingFile file = new(Platform.Telegram, fileId, largest.FileSize);
            return incoming with { Addressed = addressed, Content = new IncomingContent.Photos([file], words.Plain, words.Blocks) };
        }

        return UnsupportedKindOf(message) is { } kind
            ? incoming with { Addressed = addressed, Content = new IncomingContent.Unsupported(kind) }
            : null;
    }

    private static Incoming? OfEdit(int updateId, Message message) =>
        (message.Text ?? message.Caption) is { } words && Begin(updateId, message) is { } incoming
            ? incoming with { Content = new IncomingContent.Edited(words.Trim()) }
            : null;

    private static Incoming? OfPress(int updateId, CallbackQuery query, DateTimeOffset readAt)
    {
        if (query is not { Data: { } data, Message: { Chat: { } chat } source } || KindOf(chat) is not { } kind)
        {
            return null;
        }

        var address = AddressOf(chat, source);
        var hasMedia = source.Photo is not null || source.Document is not null || source.Video is not null;
        return new()
        {
            UpdateId = Text(updateId),
            Chat = address,
            ChatKind = kind,
            Person = PersonOf(query.From, sender: null),
            SentAt = readAt,
            Addressed = true,
            Content = new IncomingContent.Press(data),
            Route = new TelegramRoute(address, ReplyTo: null, source.Id, hasMedia),
        };
    }

    private static Incoming? OfMembership(int updateId, ChatMemberUpdated change)
    {
        if (change.Chat is not { } chat || KindOf(chat) is not { } kind || TelegramMembership.Read(change, kind) is not { } what)
        {
            return null;
        }

        var address = AddressOf(chat, message: null);
        return new()
        {
            UpdateId = Text(updateId),
            Chat = address,
            ChatKind = kind,
            Person = PersonOf(change.From, sender: null),
            SentAt = Utc(change.Date),
            Addressed = kind == ChatKind.Private,
            Content = new IncomingContent.Membership(what),
            Route = new TelegramRoute(address, ReplyTo: null, Source: null, SourceHasMedia: false),
        };
    }

    /// <summary>All but the content, which the caller puts in.</summary>
    private static Incoming? Begin(int updateId, Message message)
    {
        if (message.Chat is not { } chat || KindOf(chat) is not { } kind)
        {
            return null;
        }

        var address = AddressOf(chat, message);
        return new()
        {
            UpdateId = Text(updateId),
            Chat = address,
            ChatKind = kind,
            Person = kind == ChatKind.Channel ? null : PersonOf(message.From, message.SenderChat),
            SentAt = Utc(message.Date),
            Addressed = kind == ChatKind.Private,
            Content = new IncomingContent.Unsupported(UnsupportedKind.Other),
            Route = new TelegramRoute(address, kind == ChatKind.Private ? null : message.Id, Source: null, SourceHasMedia: false),
        };
    }

    private static UnsupportedKind? UnsupportedKindOf(Message message) => message switch
    {
        { Voice: not null } or { VideoNote: not null } or { Audio: not null } => UnsupportedKind.Voice,
        { Video: not null } or { Animation: not null } => UnsupportedKind.Video,
        { Sticker: not null } => UnsupportedKind.Sticker,
        { Document: not null } => UnsupportedKind.Document,
        { Location: not null } or { Venue: not null } => UnsupportedKind.Location,
        { Contact: not null } => UnsupportedKind.Contact,
        { Poll: not null } => UnsupportedKind.Poll,
        { Dice: not null } or { Game: not null } or { Story: not null } or { PaidMedia: not null } or { Checklist: not null } => UnsupportedKind.Other,

        // A service message: somebody joined, a title changed, a message was pinned.
        _ => null,
    };

    private static ChatAddress AddressOf(Chat chat, Message? message) => new(
        Platform.Telegram,
        Text(chat.Id),
        message is { IsTopicMessage: true, MessageThreadId: { } thread } ? Text(thread) : null);

    /// <summary>An anonymous administrator and a linked channel speak as a chat, not as a person; another bot is none.</summary>
    private static PersonAddress? PersonOf(User? user, Chat? sender) =>
        user is { IsBot: false, Id: not 0 } && sender is null ? new(Platform.Telegram, Text(user.Id)) : null;

    private static ChatKind? KindOf(Chat chat) => KindOf(chat.Type);

    /// <summary>What kind of place a chat of this type is.</summary>
    internal static ChatKind? KindOf(ChatType type) => type switch
    {
        ChatType.Private => ChatKind.Private,
        ChatType.Group or ChatType.Supergroup => ChatKind.Group,
        ChatType.Channel => ChatKind.Channel,
        _ => null,
    };

    /// <summary>The entities that are there: JSON may hold nothing where the type promises one.</summary>
    private static MessageEntity[] Known(MessageEntity?[]? entities) => [.. (entities ?? []).OfType<MessageEntity>()];

    private static DateTimeOffset Utc(DateTime date) => new(DateTime.SpecifyKind(date, DateTimeKind.Utc));

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
