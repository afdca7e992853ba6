namespace UnionBot.Emulators.Discord;

/// <summary>Permission bits. Source: Discord, Permissions, "Bitwise Permission Flags".</summary>
public static class DiscordPermissions
{
    public const ulong CreateInstantInvite = 1UL << 0;
    public const ulong KickMembers = 1UL << 1;
    public const ulong BanMembers = 1UL << 2;
    public const ulong Administrator = 1UL << 3;
    public const ulong ManageChannels = 1UL << 4;
    public const ulong ManageGuild = 1UL << 5;
    public const ulong AddReactions = 1UL << 6;
    public const ulong ViewChannel = 1UL << 10;
    public const ulong SendMessages = 1UL << 11;
    public const ulong ManageMessages = 1UL << 13;
    public const ulong EmbedLinks = 1UL << 14;
    public const ulong AttachFiles = 1UL << 15;
    public const ulong ReadMessageHistory = 1UL << 16;
    public const ulong MentionEveryone = 1UL << 17;
    public const ulong ManageRoles = 1UL << 28;
    public const ulong ManageEvents = 1UL << 33;
    public const ulong ManageThreads = 1UL << 34;
    public const ulong CreatePublicThreads = 1UL << 35;
    public const ulong CreatePrivateThreads = 1UL << 36;
    public const ulong SendMessagesInThreads = 1UL << 38;
    public const ulong CreateEvents = 1UL << 44;
    public const ulong PinMessages = 1UL << 51;

    /// <summary>Every bit there is; what an administrator has.</summary>
    public const ulong All = (1UL << 53) - 1;

    /// <summary>What <c>@everyone</c> has in a new guild: read, write, attach, mention nobody.</summary>
    public const ulong Everyone =
        ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadMessageHistory | SendMessagesInThreads | CreatePublicThreads | AddReactions;

    /// <summary>What the bot is invited with unless a test says otherwise.</summary>
    public const ulong Bot = Everyone | CreateEvents | PinMessages;
}
