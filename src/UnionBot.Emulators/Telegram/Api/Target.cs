using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Where a new message goes: chat, topic, what it replies to, and how it is sent.</summary>
internal sealed record Target(ChatState Chat, int? ThreadId, MessageState? ReplyTo, bool Silent, JsonObject Extra)
{
    /// <summary>The General topic, which has no number of its own.</summary>
    private const int General = 1;

    public static Target Read(ApiCall call, string what)
    {
        var chat = call.Writable(call.Chat(), what);
        var thread = Thread(call, chat);
        var extra = new JsonObject();
        if (call.Arguments.Bool("protect_content"))
        {
            extra["has_protected_content"] = true;
        }

        if (call.Arguments.Text("message_effect_id") is { } effect)
        {
            extra["effect_id"] = chat.Kind == TgChatKind.Private ? effect : throw ApiError.BadRequest("MESSAGE_EFFECT_ID_INVALID");
        }

        var reply = ReplyParameters.Read(call, chat);
        if (reply?.Quote is { } quote)
        {
            extra["quote"] = quote;
        }

        return new Target(chat, thread, reply?.Message, call.Arguments.Bool("disable_notification"), extra);
    }

    /// <summary>Stores the message and tells everybody.</summary>
    public MessageState Send(ApiCall call, Action<MessageState> fill, string? mediaGroup = null, StoredFile? file = null, bool captionAbove = false, bool spoiler = false)
    {
        var world = call.World;
        var extra = Extra.DeepClone().AsObject();
        if (captionAbove)
        {
            extra["show_caption_above_media"] = true;
        }

        if (spoiler)
        {
            extra["has_media_spoiler"] = true;
        }

        var channel = Chat.Kind == TgChatKind.Channel;
        var message = new MessageState
        {
            Chat = Chat,
            Id = world.NextMessageId(Chat),
            Date = world.Calendar.GetUtcNow(),
            From = channel ? null : world.Bot,
            PostedBy = world.Bot,
            SenderChat = channel ? Chat : null,
            ThreadId = ThreadId,
            ReplyTo = ReplyTo?.Chat == Chat ? ReplyTo : null,
            ExternalReply = ReplyTo?.Chat == Chat ? null : ReplyTo,
            OtherMarkup = ReplyMarkup.Other(call),
            MediaGroupId = mediaGroup,
            File = file,
            Silent = Silent,
            Extra = extra,
        };
        fill(message);
        world.Store(message);
        world.Record(TranscriptKind.Sent, message, world.Bot);
        return message;
    }

    private static int? Thread(ApiCall call, ChatState chat)
    {
        if (call.Arguments.Int("message_thread_id", 0) is var thread && thread == 0)
        {
            return !chat.Handle.IsForum || !chat.General.Closed || chat.Member(call.World.Bot.Id).May(TgRights.ManageTopics)
                ? null
                : throw ApiError.BadRequest("TOPIC_CLOSED");
        }

        if (!chat.Handle.IsForum || thread == General || !chat.Topics.TryGetValue(thread, out var topic))
        {
            throw ApiError.BadRequest("message thread not found");
        }

        if (topic.Deleted)
        {
            throw ApiError.BadRequest("TOPIC_DELETED");
        }

        return topic.Closed && !chat.Member(call.World.Bot.Id).May(TgRights.ManageTopics) ? throw ApiError.BadRequest("TOPIC_CLOSED") : thread;
    }
}
