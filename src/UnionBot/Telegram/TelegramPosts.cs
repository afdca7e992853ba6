using System.Globalization;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Telegram;

/// <summary>Posts one message, which is one part already.</summary>
/// <remarks>A second call is made only after a 400, which is certain to have sent nothing: without the topic, or without formatting.</remarks>
internal sealed partial class TelegramPosts(TelegramConnection connection, TelegramPhotos photos, ActionSeal seal, ILogger<TelegramPosts> logger)
{
    private const string PhotoGone = "La photo n'est plus gardée : envoie-la de nouveau.";
    private const string OnItsWay = "La photo est en train de partir.";
    private const string Empty = "Le message est vide.";
    private static readonly TimeSpan UploadPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Posts a delivery. Where its topic is gone nothing is posted: the place moves to the chat as a whole, once, and admins are told.</summary>
    /// <param name="replyTo">The message it answers; if that is gone, it is posted all the same.</param>
    public Task<DeliveryOutcome> DeliverAsync(ChatAddress chat, BotMessage message, bool silent, int? replyTo, int attempt, CancellationToken cancellationToken) =>
        PostAsync(chat, message, silent, replyTo, keepsTopic: true, attempt, cancellationToken);

    /// <summary>Posts an answer. Where its topic is gone, it goes to the chat as a whole.</summary>
    /// <param name="replyTo">The message it answers, in a group; if that is gone, it is posted all the same.</param>
    public Task<DeliveryOutcome> SendAsync(ChatAddress chat, BotMessage message, bool silent, int? replyTo, int attempt, CancellationToken cancellationToken) =>
        PostAsync(chat, message, silent, replyTo, keepsTopic: false, attempt, cancellationToken);

    private async Task<DeliveryOutcome> PostAsync(
        ChatAddress chat, BotMessage message, bool silent, int? replyTo, bool keepsTopic, int attempt, CancellationToken cancellationToken)
    {
        var (thread, dressed) = (ThreadOf(chat), true);
        while (true)
        {
            try
            {
                return await PostAsync(new(chat, message, silent, replyTo, thread, dressed), cancellationToken);
            }
            catch (Exception e) when (TelegramErrors.IsAnswer(e, cancellationToken))
            {
                switch (TelegramErrors.FaultOf(e))
                {
                    case TelegramFault.TopicGone when thread is not null && !keepsTopic:
                        Log.TopicGone(logger);
                        thread = null;
                        continue;

                    case TelegramFault.BadEntities when dressed:
                        Log.BadEntities(logger);
                        dressed = false;
                        continue;

                    case TelegramFault.BadFile:
                        await photos.ForgetAsync(message.Photos, cancellationToken);
                        break;

                    default:
                        break;
                }

                return TelegramErrors.Outcome(e, new(chat, DeliveryAction.Send, Attempt: attempt));
            }
        }
    }

    private async Task<DeliveryOutcome> PostAsync(Post post, CancellationToken cancellationToken) => post.Message switch
    {
        { Photos.Count: > 1 } => await AlbumAsync(post, cancellationToken),
        { Photos: [var photo] } => await PhotoAsync(post, photo, cancellationToken),
        { Files: [var file, ..] } => await DocumentAsync(post, file, cancellationToken),
        _ => await TextAsync(post, cancellationToken),
    };

    private async Task<DeliveryOutcome> TextAsync(Post post, CancellationToken cancellationToken)
    {
        var text = post.Text;
        if (text.Text.Length == 0)
        {
            return new DeliveryOutcome.Refused(Empty);
        }

        var sent = await connection.CallAsync(
            (client, stop) => client.SendMessage(
                post.ChatId, text.Text, entities: text.Entities, replyMarkup: Keyboard(post), linkPreviewOptions: NoPreview(),
                replyParameters: post.Reply, messageThreadId: post.Thread, disableNotification: post.Silent, cancellationToken: stop),
            TelegramConnection.CallTimeout,
            cancellationToken);
        return Delivered(sent);
    }

    private async Task<DeliveryOutcome> PhotoAsync(Post post, Photo photo, CancellationToken cancellationToken)
    {
        using var found = await photos.FindAsync([photo], cancellationToken);
        if (NotFound(found) is { } why)
        {
            return why;
        }

        var caption = post.Text;
        var sent = await connection.CallAsync(
            (client, stop) => client.SendPhoto(
                post.ChatId, found.Files[0], caption.Text.Length == 0 ? null : caption.Text, captionEntities: caption.Entities, replyMarkup: Keyboard(post),
                replyParameters: post.Reply, messageThreadId: post.Thread, disableNotification: post.Silent, cancellationToken: stop),
            found.Uploads ? TelegramConnection.UploadTimeout : TelegramConnection.CallTimeout,
            cancellationToken);
        if (found.Uploads)
        {
            await photos.NoteAsync(photo, sent, cancellationToken);
        }

        return Delivered(sent);
    }

    private async Task<DeliveryOutcome> AlbumAsync(Post post, CancellationToken cancellationToken)
    {
        var album = post.Message.Photos.Take(TelegramLimits.Album).ToList();
        using var found = await photos.FindAsync(album, cancellationToken);
        if (NotFound(found) is { } why)
        {
            return why;
        }

        var media = found.Files.Select(file => new InputMediaPhoto(file)).ToList();
        if (post.Text is { Text.Length: > 0 } caption)
        {
            (media[0].Caption, media[0].CaptionEntities) = (caption.Text, [.. caption.Entities]);
        }

        var sent = await connection.CallAsync(
            (client, stop) => client.SendMediaGroup(
                post.ChatId, media, replyParameters: post.Reply, messageThreadId: post.Thread, disableNotification: post.Silent, cancellationToken: stop),
            found.Uploads ? TelegramConnection.UploadTimeout : TelegramConnection.CallTimeout,
            cancellationToken);
        if (found.Uploads)
        {
            foreach (var (photo, message) in album.Zip(sent))
            {
                await photos.NoteAsync(photo, message, cancellationToken);
            }
        }

        return Delivered(sent);
    }

    /// <summary>Why photos can't be sent now, or <see langword="null"/> where they can. A wait for another's upload would come with all others at once, and break the pace.</summary>
    private static DeliveryOutcome? NotFound(PhotoFiles found) => found.Found switch
    {
        PhotosFound.Gone => new DeliveryOutcome.Refused(PhotoGone),
        PhotosFound.OnTheirWay => new DeliveryOutcome.Postponed(UploadPause, OnItsWay),
        _ => null,
    };

    private async Task<DeliveryOutcome> DocumentAsync(Post post, Messages.Document file, CancellationToken cancellationToken)
    {
        var caption = post.Text;
        var sent = await connection.CallAsync(
            (client, stop) => client.SendDocument(
                post.ChatId, InputFile.FromStream(new MemoryStream(file.Content, writable: false), file.FileName),
                caption.Text.Length == 0 ? null : caption.Text, captionEntities: caption.Entities, replyMarkup: Keyboard(post),
                replyParameters: post.Reply, messageThreadId: post.Thread, disableNotification: post.Silent, cancellationToken: stop),
            TelegramConnection.UploadTimeout,
            cancellationToken);
        return Delivered(sent);
    }

    private InlineKeyboardMarkup? Keyboard(Post post) => TelegramKeyboard.Of(post.Message.Rows, post.Chat, seal);

    private static LinkPreviewOptions NoPreview() => new() { IsDisabled = true };

    private static DeliveryOutcome.Delivered Delivered(params IEnumerable<Message> sent) =>
        new(string.Join(',', sent.Select(m => m.Id.ToString(CultureInfo.InvariantCulture))));

    /// <summary>The topic, or <see langword="null"/>: « General » (1) is the chat itself. Source: telegram-bot-api, Client.cpp.</summary>
    private static int? ThreadOf(ChatAddress chat) =>
        int.TryParse(chat.ThreadId, NumberStyles.None, CultureInfo.InvariantCulture, out var thread) && thread > 1 ? thread : null;

    /// <summary>One message on its way.</summary>
    private sealed record Post(ChatAddress Chat, BotMessage Message, bool Silent, int? ReplyTo, int? Thread, bool Dressed)
    {
        public ChatId ChatId => long.Parse(Chat.ChatId, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

        public RenderedText Text => TelegramRenderer.Render(Message.Blocks) is var text && Dressed ? text : text with { Entities = [] };

        public ReplyParameters? Reply => ReplyTo is { } id ? new() { MessageId = id, AllowSendingWithoutReply = true } : null;
    }

    private static partial class Log
    {
        [LoggerMessage(411, LogLevel.Warning, "A forum topic is closed or gone; an answer goes to the chat as a whole.")]
        public static partial void TopicGone(ILogger logger);

        [LoggerMessage(412, LogLevel.Error, "Telegram refused our entities; the message goes without formatting. This is a bug of the renderer.")]
        public static partial void BadEntities(ILogger logger);
    }
}
