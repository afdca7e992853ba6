namespace UnionBot.Emulators.Telegram.State;

/// <summary>What ordinary members may do, as in the Bot API's <c>ChatPermissions</c>.</summary>
[Flags]
internal enum Permissions
{
    None = 0,
    SendMessages = 1,
    SendAudios = 1 << 1,
    SendDocuments = 1 << 2,
    SendPhotos = 1 << 3,
    SendVideos = 1 << 4,
    SendVideoNotes = 1 << 5,
    SendVoiceNotes = 1 << 6,
    SendPolls = 1 << 7,
    SendOther = 1 << 8,
    AddPreviews = 1 << 9,
    React = 1 << 10,
    EditTag = 1 << 11,
    ChangeInfo = 1 << 12,
    InviteUsers = 1 << 13,
    PinMessages = 1 << 14,
    ManageTopics = 1 << 15,

    /// <summary>Everything that has to do with writing: what a new group allows.</summary>
    Write = (1 << 12) - 1,
}
