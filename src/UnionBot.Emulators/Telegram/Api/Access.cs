using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Whether the bot may see or write to a chat. The words are those of the real server.</summary>
internal static class Access
{
    /// <summary>The bot must be able to see the chat.</summary>
    public static ChatState Visible(this ApiCall call, ChatState chat)
    {
        if (chat.Person is { } person)
        {
            return call.World.BotKnows(person) ? chat : throw ApiError.BadRequest("chat not found");
        }

        if (chat.MigratedTo is { } to)
        {
            throw ApiError.Migrated(to);
        }

        if (chat.Gone)
        {
            throw ApiError.Forbidden("the group chat was deleted");
        }

        if (!chat.Members.ContainsKey(call.World.Bot.Id) && chat.Handle.Username is null)
        {
            throw ApiError.BadRequest("chat not found");
        }

        var member = chat.Member(call.World.Bot.Id);
        return member.Status switch
        {
            TgMemberStatus.Kicked => throw ApiError.Forbidden($"bot was kicked from the {KindName(chat)} chat"),
            TgMemberStatus.Left => throw ApiError.Forbidden($"bot is not a member of the {KindName(chat)} chat"),
            _ => chat,
        };
    }

    /// <summary>The bot must be allowed to write there.</summary>
    /// <param name="call">The call.</param>
    /// <param name="chat">The chat.</param>
    /// <param name="what">What it wants to send, as the error names it: <c>text messages</c>, <c>photos</c>….</param>
    public static ChatState Writable(this ApiCall call, ChatState chat, string what)
    {
        if (chat.Person is { } person)
        {
            if (person.Handle.IsBot)
            {
                throw ApiError.Forbidden(person == call.World.Bot ? "the bot can't send messages to the bot" : "bots can't send messages to bots");
            }

            if (person.Deactivated)
            {
                throw ApiError.Forbidden("user is deactivated");
            }

            if (person.BlockedBot)
            {
                throw ApiError.Forbidden("bot was blocked by the user");
            }

            if (!person.Started)
            {
                throw ApiError.Forbidden("bot can't initiate conversation with a user");
            }

            return chat;
        }

        call.Visible(chat);
        var member = chat.Member(call.World.Bot.Id);
        if (chat.Kind == TgChatKind.Channel && !member.May(TgRights.PostMessages))
        {
            throw ApiError.BadRequest(member.IsAdmin ? "not enough rights to post messages in the channel" : "need administrator rights in the channel chat");
        }

        var allowed = member.Status == TgMemberStatus.Restricted ? member.Permissions & chat.Permissions : chat.Permissions;
        if (chat.IsGroup && !member.IsAdmin && !allowed.HasFlag(Needed(what)))
        {
            throw ApiError.BadRequest($"not enough rights to send {what} to the chat");
        }

        return chat;
    }

    /// <summary>What an ordinary member needs to send something.</summary>
    private static Permissions Needed(string what) => what switch
    {
        "photos" => Permissions.SendPhotos,
        "videos" => Permissions.SendVideos,
        "music" => Permissions.SendAudios,
        "documents" => Permissions.SendDocuments,
        "voice notes" => Permissions.SendVoiceNotes,
        "video notes" => Permissions.SendVideoNotes,
        "polls" => Permissions.SendPolls,
        "stickers" or "animations" or "dice" => Permissions.SendOther,
        _ => Permissions.SendMessages,
    };

    /// <summary>The bot must be an administrator with a right.</summary>
    /// <param name="call">The call.</param>
    /// <param name="right">The right.</param>
    /// <param name="complaint">What the error says when it has it not.</param>
    /// <returns>The chat that the call names, never a private one.</returns>
    public static ChatState WithRight(this ApiCall call, TgRights right, string complaint)
    {
        var chat = call.Visible(call.Chat());
        if (chat.Kind == TgChatKind.Private)
        {
            throw ApiError.BadRequest("method is available for group, supergroup and channel chats only");
        }

        return chat.Member(call.World.Bot.Id).May(right) ? chat : throw ApiError.BadRequest(complaint);
    }

    public static string KindName(ChatState chat) => chat.Kind switch
    {
        TgChatKind.Group => "group",
        TgChatKind.Supergroup => "supergroup",
        TgChatKind.Channel => "channel",
        _ => "private",
    };
}
