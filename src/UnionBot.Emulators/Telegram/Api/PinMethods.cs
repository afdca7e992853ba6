using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Pinning and unpinning.</summary>
internal static class PinMethods
{
    public static JsonNode Pin(ApiCall call)
    {
        var chat = Allowed(call);
        var message = Message(call, chat, "message to pin not found");
        if (message.Service is not null)
        {
            throw ApiError.BadRequest("message can't be pinned");
        }

        if (message.Pinned && chat.LastPinned == message)
        {
            return true;
        }

        message.Pinned = true;
        message.PinOrder = call.World.NextPin();
        call.World.Record(TranscriptKind.Pinned, message, call.World.Bot);
        Membership.Service(call.World, chat, call.World.Bot, "pinned_message", Shapes.Message(call.World, message, withReply: false));
        return true;
    }

    public static JsonNode Unpin(ApiCall call)
    {
        var chat = Allowed(call);
        var message = call.Arguments.Has("message_id") ? Message(call, chat, "message to unpin not found") : chat.LastPinned;
        if (message is not { Pinned: true })
        {
            throw ApiError.BadRequest("message to unpin not found");
        }

        message.Pinned = false;
        call.World.Record(TranscriptKind.Unpinned, message, call.World.Bot);
        return true;
    }

    public static JsonNode UnpinAll(ApiCall call)
    {
        UnpinAll(call, Allowed(call), static _ => true);
        return true;
    }

    /// <summary>Unpins what fits; nothing pinned is no error.</summary>
    public static void UnpinAll(ApiCall call, ChatState chat, Func<MessageState, bool> fits)
    {
        foreach (var message in chat.Messages.Values.Where(m => m.Pinned && fits(m)))
        {
            message.Pinned = false;
            call.World.Record(TranscriptKind.Unpinned, message, call.World.Bot);
        }
    }

    /// <summary>The chat that the call names, when the bot may pin there.</summary>
    public static ChatState Allowed(ApiCall call)
    {
        var chat = call.Chat();
        if (chat.Kind == TgChatKind.Private)
        {
            return call.Writable(chat, "text messages");
        }

        call.Visible(chat);
        var right = chat.Kind == TgChatKind.Channel ? TgRights.EditMessages : TgRights.PinMessages;
        return chat.Member(call.World.Bot.Id).May(right) ? chat : throw ApiError.BadRequest("not enough rights to manage pinned messages in the chat");
    }

    private static MessageState Message(ApiCall call, ChatState chat, string missing)
    {
        var id = call.Arguments.Int("message_id", 0);
        return id <= 0 ? throw ApiError.BadRequest("message identifier is not specified") : chat.Find(id) ?? throw ApiError.BadRequest(missing);
    }
}
