using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>What a bot can ask about chats and their members.</summary>
internal static class ChatMethods
{
    public static JsonNode GetChat(ApiCall call)
    {
        var chat = call.Visible(call.Chat());
        var value = Shapes.Chat(chat);
        if (chat.Handle.Username is { } username)
        {
            value["active_usernames"] = new JsonArray(username);
        }

        if (chat.IsGroup)
        {
            value["permissions"] = MemberShapes.Permissions(chat.Permissions);
        }

        if (chat.LastPinned is { } pinned)
        {
            value["pinned_message"] = Shapes.Message(call.World, pinned);
        }

        if (chat.Description is { Length: > 0 } description)
        {
            value["description"] = description;
        }

        if (chat.Links.Find(l => l is { IsPrimary: true, IsRevoked: false } && l.Creator == call.World.Bot) is { } link)
        {
            value["invite_link"] = link.Address;
        }

        if (chat.Photo is { Sizes: [var small, ..] } photo)
        {
            value["photo"] = new JsonObject
            {
                ["small_file_id"] = small.FileId,
                ["small_file_unique_id"] = small.UniqueId,
                ["big_file_id"] = photo.Largest.FileId,
                ["big_file_unique_id"] = photo.Largest.UniqueId,
            };
        }

        value["accent_color_id"] = (int)(Math.Abs(chat.Id) % 7);
        value["max_reaction_count"] = 11;
        value["accepted_gift_types"] = new JsonObject
        {
            ["unlimited_gifts"] = false,
            ["limited_gifts"] = false,
            ["unique_gifts"] = false,
            ["premium_subscription"] = false,
            ["gifts_from_channels"] = false,
        };
        return value;
    }

    public static JsonNode GetMember(ApiCall call)
    {
        var chat = call.Visible(call.Chat());
        var id = call.Arguments.Long("user_id");
        if (id <= 0)
        {
            throw ApiError.BadRequest("invalid user_id specified");
        }

        if (!call.World.Users.TryGetValue(id, out var user))
        {
            throw ApiError.BadRequest("member not found");
        }

        if (chat.Kind == TgChatKind.Private)
        {
            return user == chat.Person || user == call.World.Bot
                ? MemberShapes.Member(chat, user, new MemberState(TgMemberStatus.Member))
                : throw ApiError.BadRequest("member not found");
        }

        if (chat.Kind == TgChatKind.Channel && user != call.World.Bot && !chat.Member(call.World.Bot.Id).IsAdmin)
        {
            throw ApiError.BadRequest("CHAT_ADMIN_REQUIRED");
        }

        return MemberShapes.Member(chat, user, chat.Member(id));
    }

    public static JsonNode GetAdministrators(ApiCall call)
    {
        var chat = call.Visible(call.Chat());
        if (chat.Kind == TgChatKind.Private)
        {
            throw ApiError.BadRequest("there are no administrators in the private chat");
        }

        if (chat.Kind == TgChatKind.Channel && !chat.Member(call.World.Bot.Id).IsAdmin)
        {
            throw ApiError.BadRequest("member list is inaccessible");
        }

        // Other bots are left out. Source: Bot API, getChatAdministrators.
        return new JsonArray([.. chat.Members
            .Where(m => m.Value.IsAdmin && call.World.Users[m.Key] is var user && (!user.Handle.IsBot || user == call.World.Bot))
            .Select(m => (JsonNode)MemberShapes.Member(chat, call.World.Users[m.Key], m.Value))]);
    }

    public static JsonNode GetMemberCount(ApiCall call)
    {
        var chat = call.Visible(call.Chat());
        return chat.Kind == TgChatKind.Private ? 2 : chat.Members.Values.Count(static m => m.IsInside);
    }

    public static JsonNode Leave(ApiCall call)
    {
        var chat = call.Visible(call.Chat());
        if (chat.Kind == TgChatKind.Private)
        {
            throw ApiError.BadRequest("chat member status can't be changed in private chats");
        }

        Membership.Change(call.World, chat, call.World.Bot, MemberState.Out, call.World.Bot);
        return true;
    }

    public static JsonNode GetFile(ApiCall call)
    {
        const int downloadLimit = 20 * 1024 * 1024; // Source: Bot API, getFile.
        var id = call.Arguments.Text("file_id") ?? throw ApiError.BadRequest("file_id not specified");
        var file = call.World.Files.ById(id) ?? throw ApiError.BadRequest("wrong file_id or the file is temporarily unavailable");
        if (file.Bytes.Length > downloadLimit)
        {
            throw ApiError.BadRequest("file is too big");
        }

        var size = file.Sizes.First(s => string.Equals(s.FileId, id, StringComparison.Ordinal));
        return new JsonObject { ["file_id"] = size.FileId, ["file_unique_id"] = size.UniqueId, ["file_size"] = file.Bytes.Length, ["file_path"] = file.Path };
    }
}
