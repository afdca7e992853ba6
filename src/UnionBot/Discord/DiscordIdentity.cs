using UnionBot.DiscordApi;

namespace UnionBot.Discord;

/// <summary>Who the bot is on Discord.</summary>
/// <param name="User">Its user.</param>
/// <param name="Application">Its application.</param>
/// <param name="Name">What it is called.</param>
internal sealed record DiscordIdentity(Snowflake User, Snowflake Application, string Name)
{
    /// <summary>
    /// What the bot needs where it is: VIEW_CHANNEL, SEND_MESSAGES, EMBED_LINKS, ATTACH_FILES, READ_MESSAGE_HISTORY, CREATE_PUBLIC_THREADS,
    /// SEND_MESSAGES_IN_THREADS, CREATE_EVENTS, PIN_MESSAGES. Source: topics/permissions.mdx.
    /// </summary>
    public const ulong Permissions =
        (1UL << 10) | (1UL << 11) | (1UL << 14) | (1UL << 15) | (1UL << 16) | (1UL << 35) | (1UL << 38) | (1UL << 44) | (1UL << 51);

    /// <summary>The link that adds the bot to a server.</summary>
    public Uri InviteLink => new($"https://discord.com/oauth2/authorize?client_id={Application}&scope=bot+applications.commands&permissions={Permissions}");
}
