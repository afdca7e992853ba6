using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Writes how somebody stands to a chat, as the Bot API's <c>ChatMember</c>.</summary>
internal static class MemberShapes
{
    public static JsonObject Member(ChatState chat, UserState user, MemberState member)
    {
        var value = new JsonObject { ["user"] = Shapes.User(user), ["status"] = Name(member.Status) };
        switch (member.Status)
        {
            case TgMemberStatus.Creator:
                value["is_anonymous"] = member.Anonymous;
                break;
            case TgMemberStatus.Administrator:
                value["can_be_edited"] = false;
                value["is_anonymous"] = member.Anonymous;
                AddRights(value, chat, member.Rights);
                break;
            case TgMemberStatus.Restricted:
                AddPermissions(value, allowed: false);
                value["is_member"] = true;
                value["until_date"] = 0;
                break;
            case TgMemberStatus.Kicked:
                value["until_date"] = 0;
                break;
            default:
                break;
        }

        return value;
    }

    public static JsonObject Permissions(bool allowed)
    {
        var value = new JsonObject();
        AddPermissions(value, allowed);
        return value;
    }

    private static void AddPermissions(JsonObject value, bool allowed)
    {
        foreach (var name in (string[])
        [
            "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes",
            "can_send_voice_notes", "can_send_polls", "can_send_other_messages", "can_add_web_page_previews", "can_react_to_messages", "can_edit_tag",
        ])
        {
            value[name] = allowed;
        }

        foreach (var name in (string[])["can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics"])
        {
            value[name] = false;
        }
    }

    private static void AddRights(JsonObject value, ChatState chat, TgRights rights)
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
        if (chat.Kind == TgChatKind.Channel)
        {
            Add("can_post_messages", TgRights.PostMessages);
            Add("can_edit_messages", TgRights.EditMessages);
        }
        else
        {
            Add("can_pin_messages", TgRights.PinMessages);
            Add("can_manage_topics", chat.Handle.IsForum ? TgRights.ManageTopics : TgRights.All + 1);
        }

        void Add(string name, TgRights right) => value[name] = rights.HasFlag(right);
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
