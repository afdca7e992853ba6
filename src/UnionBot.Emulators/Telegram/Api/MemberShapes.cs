using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Writes how somebody stands to a chat, as the Bot API's <c>ChatMember</c>.</summary>
internal static class MemberShapes
{
    public static readonly IReadOnlyList<(string Name, Permissions Permission)> PermissionNames =
    [
        ("can_send_messages", State.Permissions.SendMessages),
        ("can_send_audios", State.Permissions.SendAudios),
        ("can_send_documents", State.Permissions.SendDocuments),
        ("can_send_photos", State.Permissions.SendPhotos),
        ("can_send_videos", State.Permissions.SendVideos),
        ("can_send_video_notes", State.Permissions.SendVideoNotes),
        ("can_send_voice_notes", State.Permissions.SendVoiceNotes),
        ("can_send_polls", State.Permissions.SendPolls),
        ("can_send_other_messages", State.Permissions.SendOther),
        ("can_add_web_page_previews", State.Permissions.AddPreviews),
        ("can_react_to_messages", State.Permissions.React),
        ("can_edit_tag", State.Permissions.EditTag),
        ("can_change_info", State.Permissions.ChangeInfo),
        ("can_invite_users", State.Permissions.InviteUsers),
        ("can_pin_messages", State.Permissions.PinMessages),
        ("can_manage_topics", State.Permissions.ManageTopics),
    ];

    public static JsonObject Member(ChatState chat, UserState user, MemberState member)
    {
        var value = new JsonObject { ["user"] = Shapes.User(user), ["status"] = Name(member.Status) };
        switch (member.Status)
        {
            case TgMemberStatus.Creator:
                value["is_anonymous"] = member.Anonymous;
                AddTitle(value, member);
                break;
            case TgMemberStatus.Administrator:
                value["can_be_edited"] = false;
                value["is_anonymous"] = member.Anonymous;
                AddRights(value, chat.Kind == TgChatKind.Channel, chat.Handle.IsForum, member.Rights);
                AddTitle(value, member);
                break;
            case TgMemberStatus.Restricted:
                AddPermissions(value, member.Permissions);
                value["is_member"] = true;
                value["until_date"] = member.Until;
                break;
            case TgMemberStatus.Kicked:
                value["until_date"] = member.Until;
                break;
            default:
                break;
        }

        return value;
    }

    /// <summary>What ordinary members may do, as <c>ChatPermissions</c>.</summary>
    public static JsonObject Permissions(Permissions allowed)
    {
        var value = new JsonObject();
        AddPermissions(value, allowed);
        return value;
    }

    /// <summary>The rights of an administrator, as <c>ChatAdministratorRights</c>.</summary>
    public static JsonObject Rights(TgRights rights, bool anonymous, bool channel)
    {
        var value = new JsonObject { ["is_anonymous"] = anonymous };
        AddRights(value, channel, topics: true, rights);
        return value;
    }

    private static void AddPermissions(JsonObject value, Permissions allowed)
    {
        foreach (var (name, permission) in PermissionNames)
        {
            value[name] = allowed.HasFlag(permission);
        }
    }

    private static void AddRights(JsonObject value, bool channel, bool topics, TgRights rights)
    {
        Add("can_manage_chat", TgRights.ManageChat);
        Add("can_delete_messages", TgRights.DeleteMessages);
        Add("can_manage_video_chats", TgRights.ManageVideoChats);
        Add("can_restrict_members", TgRights.RestrictMembers);
        Add("can_promote_members", TgRights.PromoteMembers);
        Add("can_change_info", TgRights.ChangeInfo);
        Add("can_invite_users", TgRights.InviteUsers);
        Add("can_post_stories", TgRights.Stories);
        Add("can_edit_stories", TgRights.Stories);
        Add("can_delete_stories", TgRights.Stories);
        if (channel)
        {
            Add("can_post_messages", TgRights.PostMessages);
            Add("can_edit_messages", TgRights.EditMessages);
        }
        else
        {
            Add("can_pin_messages", TgRights.PinMessages);
            Add("can_manage_topics", topics ? TgRights.ManageTopics : TgRights.All + 1);
        }

        void Add(string name, TgRights right) => value[name] = rights.HasFlag(right);
    }

    private static void AddTitle(JsonObject value, MemberState member)
    {
        if (member.Title is { } title)
        {
            value["custom_title"] = title;
        }
    }

    private static string Name(TgMemberStatus status) => status switch
    {
        TgMemberStatus.Left => "left",
        TgMemberStatus.Member => "member",
        TgMemberStatus.Restricted => "restricted",
        TgMemberStatus.Administrator => "administrator",
        TgMemberStatus.Creator => "creator",
        _ => "kicked",
    };
}
