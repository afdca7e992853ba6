using System.Globalization;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>The button beside the letters, and the rights a bot asks for when it is added.</summary>
internal static class MenuMethods
{
    public static JsonNode SetButton(ApiCall call)
    {
        var button = call.Arguments.Node("menu_button", "can't parse menu button JSON object") switch
        {
            null => new JsonObject { ["type"] = "default" },
            JsonObject value => value,
            _ => throw ApiError.BadRequest("MenuButton must be an Object"),
        };
        call.Know(button, "menu_button", "type", "text", "web_app");
        switch ((string?)button["type"])
        {
            case "default" or "commands":
                break;
            case "web_app":
                if (string.IsNullOrEmpty((string?)button["text"]) || (string?)button["web_app"]?["url"] is not { } url || !url.StartsWith("https://", StringComparison.Ordinal))
                {
                    throw ApiError.BadRequest("menu button web app URL is invalid: only HTTPS links are allowed");
                }

                break;
            default:
                throw ApiError.BadRequest("MenuButton has unsupported type");
        }

        call.World.Commands.Buttons[Place(call)] = button.DeepClone().AsObject();
        return true;
    }

    /// <summary>A chat without one of its own shows that of all; nobody having set one, the client chooses.</summary>
    public static JsonNode GetButton(ApiCall call)
    {
        var buttons = call.World.Commands.Buttons;
        return (buttons.GetValueOrDefault(Place(call)) ?? buttons.GetValueOrDefault(0) ?? new JsonObject { ["type"] = "commands" }).DeepClone();
    }

    public static JsonNode SetRights(ApiCall call)
    {
        var rights = TgRights.None;
        var node = call.Arguments.Node("rights", "can't parse ChatAdministratorRights JSON object");
        if (node is JsonObject value)
        {
            foreach (var (name, right) in ModerationMethods.RightNames)
            {
                rights |= value[name] is JsonValue given && given.TryGetValue<bool>(out var yes) && yes ? right : TgRights.None;
            }
        }
        else if (node is not null)
        {
            throw ApiError.BadRequest("ChatAdministratorRights must be an Object");
        }

        call.World.Commands.Rights[call.Arguments.Bool("for_channels")] = (rights, node?["is_anonymous"] is JsonValue hidden && hidden.TryGetValue<bool>(out var is_) && is_);
        return true;
    }

    public static JsonNode GetRights(ApiCall call)
    {
        var channels = call.Arguments.Bool("for_channels");
        var (rights, anonymous) = call.World.Commands.Rights.GetValueOrDefault(channels);
        return MemberShapes.Rights(rights, anonymous, channels);
    }

    /// <summary>0 for all private chats.</summary>
    private static long Place(ApiCall call)
    {
        if (!call.Arguments.Has("chat_id"))
        {
            return 0;
        }

        var chat = call.Visible(call.Chat(call.Arguments.Long("chat_id").ToString(CultureInfo.InvariantCulture)));
        return chat.Kind == TgChatKind.Private ? chat.Id : throw ApiError.BadRequest("chat not found");
    }
}
