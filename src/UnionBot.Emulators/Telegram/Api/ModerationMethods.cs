using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Banning, restricting and promoting members.</summary>
internal static class ModerationMethods
{
    /// <summary>The longest title of an administrator, in characters. Source: Bot API, setChatAdministratorCustomTitle.</summary>
    private const int TitleLimit = 16;

    private const string NoRight = "not enough rights to restrict/unrestrict chat member";

    /// <summary>The rights by the names of the Bot API.</summary>
    public static readonly IReadOnlyList<(string Name, TgRights Right)> RightNames =
    [
        ("can_manage_chat", TgRights.ManageChat), ("can_delete_messages", TgRights.DeleteMessages), ("can_manage_video_chats", TgRights.ManageVideoChats),
        ("can_restrict_members", TgRights.RestrictMembers), ("can_promote_members", TgRights.PromoteMembers), ("can_change_info", TgRights.ChangeInfo),
        ("can_invite_users", TgRights.InviteUsers), ("can_post_stories", TgRights.Stories), ("can_edit_stories", TgRights.Stories),
        ("can_delete_stories", TgRights.Stories), ("can_post_messages", TgRights.PostMessages), ("can_edit_messages", TgRights.EditMessages),
        ("can_pin_messages", TgRights.PinMessages), ("can_manage_topics", TgRights.ManageTopics),
    ];

    public static JsonNode Ban(ApiCall call)
    {
        var chat = call.WithRight(TgRights.RestrictMembers, NoRight);
        var user = Target(call, chat);
        if (chat.Member(user.Id).IsAdmin)
        {
            throw ApiError.BadRequest("user is an administrator of the chat");
        }

        Membership.Change(call.World, chat, user, new MemberState(TgMemberStatus.Kicked) { Until = Until(call) }, call.World.Bot);
        return true;
    }

    /// <summary>Also removes a member who is not banned, unless asked not to. Source: Bot API, unbanChatMember.</summary>
    public static JsonNode Unban(ApiCall call)
    {
        var chat = call.WithRight(TgRights.RestrictMembers, NoRight);
        if (chat.Kind == TgChatKind.Group)
        {
            throw ApiError.BadRequest("method is available for supergroup and channel chats only");
        }

        var user = Target(call, chat);
        var member = chat.Member(user.Id);
        if (member.IsAdmin)
        {
            throw ApiError.BadRequest("user is an administrator of the chat");
        }

        if (member.Status == TgMemberStatus.Kicked || (member.IsInside && !call.Arguments.Bool("only_if_banned")))
        {
            Membership.Change(call.World, chat, user, MemberState.Out, call.World.Bot);
        }

        return true;
    }

    public static JsonNode Restrict(ApiCall call)
    {
        var chat = call.WithRight(TgRights.RestrictMembers, NoRight);
        if (chat.Kind != TgChatKind.Supergroup)
        {
            throw ApiError.BadRequest("method is available only for supergroups");
        }

        var user = Target(call, chat);
        if (chat.Member(user.Id).IsAdmin)
        {
            throw ApiError.BadRequest("user is an administrator of the chat");
        }

        var allowed = ReadPermissions(call);
        var now = allowed.HasFlag(Permissions.Write)
            ? new MemberState(TgMemberStatus.Member)
            : new MemberState(TgMemberStatus.Restricted) { Permissions = allowed, Until = Until(call) };
        Membership.Change(call.World, chat, user, now, call.World.Bot);
        return true;
    }

    /// <summary>Nobody gets a right that the bot has not itself.</summary>
    public static JsonNode Promote(ApiCall call)
    {
        var chat = call.WithRight(TgRights.PromoteMembers, "not enough rights");
        var user = Target(call, chat);
        var rights = TgRights.None;
        foreach (var (name, right) in RightNames)
        {
            rights |= call.Arguments.Bool(name) ? right : TgRights.None;
        }

        if ((rights & ~chat.Member(call.World.Bot.Id).Rights) != TgRights.None)
        {
            throw ApiError.BadRequest("RIGHT_FORBIDDEN");
        }

        var anonymous = call.Arguments.Bool("is_anonymous");
        if (!chat.Member(user.Id).IsInside)
        {
            throw ApiError.BadRequest("USER_NOT_PARTICIPANT");
        }

        Membership.Change(
            call.World, chat, user,
            rights == TgRights.None && !anonymous ? new MemberState(TgMemberStatus.Member) : new MemberState(TgMemberStatus.Administrator, rights | TgRights.ManageChat, anonymous),
            call.World.Bot);
        return true;
    }

    public static JsonNode SetTitle(ApiCall call)
    {
        var chat = call.WithRight(TgRights.PromoteMembers, "not enough rights");
        if (chat.Kind != TgChatKind.Supergroup)
        {
            throw ApiError.BadRequest("method is available only for supergroups");
        }

        var user = Target(call, chat);
        var member = chat.Member(user.Id);
        if (member.Status != TgMemberStatus.Administrator)
        {
            throw ApiError.BadRequest("user is not an administrator");
        }

        var title = call.Arguments.Text("custom_title");
        if (new Text.FormattedText(title ?? "", []).Characters > TitleLimit)
        {
            throw ApiError.BadRequest("ADMIN_RANK_INVALID");
        }

        chat.Members[user.Id] = member with { Title = title };
        return true;
    }

    public static JsonNode SetPermissions(ApiCall call)
    {
        var chat = call.WithRight(TgRights.RestrictMembers, "not enough rights to change chat permissions");
        if (!chat.IsGroup)
        {
            throw ApiError.BadRequest("can't change permissions in the chat");
        }

        var allowed = ReadPermissions(call);
        chat.Permissions = chat.Permissions != allowed ? allowed : throw ApiError.BadRequest("CHAT_NOT_MODIFIED");
        return true;
    }

    public static JsonNode BanSender(ApiCall call) => Sender(call, static (chat, sender) => chat.BannedSenders.Add(sender));

    public static JsonNode UnbanSender(ApiCall call) => Sender(call, static (chat, sender) => chat.BannedSenders.Remove(sender));

    private static JsonNode Sender(ApiCall call, Action<ChatState, long> change)
    {
        var chat = call.WithRight(TgRights.RestrictMembers, NoRight);
        change(chat, call.Chat(call.Arguments.Text("sender_chat_id")).Id);
        return true;
    }

    private static UserState Target(ApiCall call, ChatState chat)
    {
        var id = call.Arguments.Long("user_id");
        if (id <= 0)
        {
            throw ApiError.BadRequest("invalid user_id specified");
        }

        if (!call.World.Users.TryGetValue(id, out var user))
        {
            throw ApiError.BadRequest("user not found");
        }

        if (user == call.World.Bot)
        {
            throw ApiError.BadRequest("can't restrict self");
        }

        return chat.Member(id).Status == TgMemberStatus.Creator ? throw ApiError.BadRequest("can't remove chat owner") : user;
    }

    /// <summary>Less than 30 seconds or more than 366 days from now are for ever. Source: Bot API, banChatMember.</summary>
    private static long Until(ApiCall call)
    {
        var until = call.Arguments.Long("until_date");
        var left = until - call.World.Calendar.GetUtcNow().ToUnixTimeSeconds();
        return left < 30 || left > 366 * 86_400 ? 0 : until;
    }

    private static Permissions ReadPermissions(ApiCall call)
    {
        var node = call.Arguments.Node("permissions", "can't parse permissions JSON object");
        if (node is not JsonObject value)
        {
            throw ApiError.BadRequest(node is null ? "permissions are empty" : "object expected as permissions");
        }

        call.Know(value, "permissions", [.. MemberShapes.PermissionNames.Select(static p => p.Name)]);
        var allowed = Permissions.None;
        foreach (var (name, permission) in MemberShapes.PermissionNames)
        {
            allowed |= value[name] is JsonValue given && given.TryGetValue<bool>(out var yes) && yes ? permission : Permissions.None;
        }

        const Permissions media = Permissions.SendMessages | Permissions.SendAudios | Permissions.SendDocuments | Permissions.SendPhotos | Permissions.SendVideos |
            Permissions.SendVideoNotes | Permissions.SendVoiceNotes;
        if (!call.Arguments.Bool("use_independent_chat_permissions"))
        {
            allowed |= (allowed & (Permissions.SendOther | Permissions.AddPreviews)) != Permissions.None ? media : Permissions.None;
            allowed |= (allowed & (media | Permissions.SendPolls)) != Permissions.None ? Permissions.SendMessages : Permissions.None;
        }

        return allowed;
    }
}
