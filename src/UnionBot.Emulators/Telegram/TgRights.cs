namespace UnionBot.Emulators.Telegram;

/// <summary>What an administrator may do, as in the Bot API's <c>ChatMemberAdministrator</c>.</summary>
[Flags]
public enum TgRights
{
    /// <summary>Nothing beyond being an administrator.</summary>
    None = 0,

    /// <summary><c>can_manage_chat</c>.</summary>
    ManageChat = 1,

    /// <summary><c>can_delete_messages</c>.</summary>
    DeleteMessages = 1 << 1,

    /// <summary><c>can_manage_video_chats</c>.</summary>
    ManageVideoChats = 1 << 2,

    /// <summary><c>can_restrict_members</c>.</summary>
    RestrictMembers = 1 << 3,

    /// <summary><c>can_promote_members</c>.</summary>
    PromoteMembers = 1 << 4,

    /// <summary><c>can_change_info</c>.</summary>
    ChangeInfo = 1 << 5,

    /// <summary><c>can_invite_users</c>.</summary>
    InviteUsers = 1 << 6,

    /// <summary><c>can_post_stories</c>, <c>can_edit_stories</c> and <c>can_delete_stories</c>.</summary>
    Stories = 1 << 7,

    /// <summary><c>can_post_messages</c>; channels only.</summary>
    PostMessages = 1 << 8,

    /// <summary><c>can_edit_messages</c>; channels only.</summary>
    EditMessages = 1 << 9,

    /// <summary><c>can_pin_messages</c>; groups and supergroups only.</summary>
    PinMessages = 1 << 10,

    /// <summary><c>can_manage_topics</c>; supergroups only.</summary>
    ManageTopics = 1 << 11,

    /// <summary>What a bot needs to post, edit and pin in a channel.</summary>
    ChannelPoster = ManageChat | PostMessages | EditMessages | DeleteMessages,

    /// <summary>What a bot needs to pin, delete and keep topics in a group.</summary>
    GroupKeeper = ManageChat | DeleteMessages | PinMessages | ManageTopics | InviteUsers,

    /// <summary>Everything.</summary>
    All = (1 << 12) - 1,
}
