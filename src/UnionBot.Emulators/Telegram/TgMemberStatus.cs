namespace UnionBot.Emulators.Telegram;

/// <summary>How somebody stands to a chat.</summary>
public enum TgMemberStatus
{
    /// <summary>Not there, free to come.</summary>
    Left,

    /// <summary>A member without special rights.</summary>
    Member,

    /// <summary>A member who may not write.</summary>
    Restricted,

    /// <summary>An administrator.</summary>
    Administrator,

    /// <summary>The owner.</summary>
    Creator,

    /// <summary>Banned; for a private chat: the person blocked the bot.</summary>
    Kicked,
}
