namespace UnionBot.Emulators.Telegram;

/// <summary>The kinds of chat that Telegram has.</summary>
public enum TgChatKind
{
    /// <summary>One person and the bot.</summary>
    Private,

    /// <summary>A basic group.</summary>
    Group,

    /// <summary>A supergroup, perhaps with topics.</summary>
    Supergroup,

    /// <summary>A channel.</summary>
    Channel,
}
