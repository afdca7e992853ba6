using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Says where a forwarded message comes from, as the Bot API's <c>MessageOrigin</c>.</summary>
internal static class Origins
{
    public static JsonObject Of(MessageState message)
    {
        if (message.Extra?["forward_origin"] is JsonObject first)
        {
            return first.DeepClone().AsObject(); // Forwarded on, a message still comes from where it came first.
        }

        var origin = new JsonObject { ["date"] = message.Date.ToUnixTimeSeconds() };
        if (message.Chat.Kind == TgChatKind.Channel)
        {
            origin["type"] = "channel";
            origin["chat"] = Shapes.Chat(message.Chat);
            origin["message_id"] = message.Id;
        }
        else if (message.SenderChat is { } sender)
        {
            origin["type"] = "chat";
            origin["sender_chat"] = Shapes.Chat(sender);
        }
        else
        {
            origin["type"] = "user";
            origin["sender_user"] = Shapes.User(message.From!);
        }

        return origin;
    }
}
