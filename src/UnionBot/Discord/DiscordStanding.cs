using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Models;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Discord;

/// <summary>Says what the bot may do in a channel, and how it stands with Discord itself.</summary>
internal sealed class DiscordStanding(DiscordRest rest, DiscordDoors doors)
{
    // Source of the bits and of the order: topics/permissions.mdx.
    private const ulong Administrator = 1UL << 3;
    private const ulong View = 1UL << 10;
    private const ulong Send = 1UL << 11;
    private const ulong Attach = 1UL << 15;
    private const ulong SendInThreads = 1UL << 38;
    private const ulong Pin = 1UL << 51;

    /// <summary>What the bot may do in a place; <see langword="null"/> where Discord does not say.</summary>
    public async Task<PlaceStanding?> OfPlaceAsync(ChatAddress chat, CancellationToken cancellationToken)
    {
        if (!Snowflake.TryParse(chat.ChatId, out var id))
        {
            return PlaceStanding.Gone;
        }

        try
        {
            var channel = await rest.GetChannelAsync(id, cancellationToken);
            if (channel.GuildId is not { } guildId)
            {
                return PlaceStanding.All;
            }

            var isThread = channel.Type is ChannelType.AnnouncementThread or ChannelType.PublicThread or ChannelType.PrivateThread;
            var ruling = isThread && channel.ParentId is { } parent ? await rest.GetChannelAsync(parent, cancellationToken) : channel;
            var guild = await rest.GetGuildAsync(guildId, cancellationToken);
            var me = await rest.GetMeAsync(cancellationToken);
            var member = await rest.GetMemberAsync(guildId, me.Id, cancellationToken);
            var may = guild.OwnerId == me.Id ? ulong.MaxValue : PermissionsOf(guild, ruling, member, me.Id);
            return new PlaceStanding(
                (may & View) != 0, (may & (isThread ? SendInThreads : Send)) != 0, (may & Attach) != 0, (may & Pin) != 0, isThread ? channel.ThreadMetadata is not { Archived: true, Locked: true } : null);
        }
        catch (DiscordException error)
        {
            return DiscordErrors.MeansNo(error) ? PlaceStanding.Gone : null;
        }
    }

    /// <summary>How the bot stands with Discord. It asks for nothing privileged, so that privacy is kept by its intents.</summary>
    public async Task<PlatformStanding?> OfBotAsync(CancellationToken cancellationToken)
    {
        try
        {
            var application = await rest.GetApplicationAsync(cancellationToken);
            var present = await rest.GetCommandsAsync(application.Id, cancellationToken);
            return new PlatformStanding
            {
                TokenTaken = true,
                CommandsKept = DiscordCommandSet.AreSame(present, DiscordCommandSet.From(doors.Commands())),
                ClockAhead = rest.ClockAhead,
            };
        }
        catch (DiscordException error)
        {
            return new PlatformStanding { TokenTaken = error.Fault == DiscordFault.Unauthorized ? false : null, ClockAhead = rest.ClockAhead };
        }
    }

    /// <summary>What a member may do in a channel: everybody's and their roles' permissions, then the channel's changes to them.</summary>
    internal static ulong PermissionsOf(Guild guild, Channel channel, GuildMember member, Snowflake user)
    {
        var roles = member.Roles ?? [];
        var may = (guild.Roles ?? []).Where(r => r.Id == guild.Id || roles.Contains(r.Id)).Aggregate(0UL, (sum, r) => sum | r.Permissions);
        if ((may & Administrator) != 0)
        {
            return ulong.MaxValue;
        }

        var changes = channel.PermissionOverwrites ?? [];
        foreach (var everybody in changes.Where(c => c.Type == 0 && c.Id == guild.Id))
        {
            may = (may & ~everybody.Deny) | everybody.Allow;
        }

        var (allow, deny) = (0UL, 0UL);
        foreach (var change in changes.Where(c => c.Type == 0 && c.Id != guild.Id && roles.Contains(c.Id)))
        {
            (allow, deny) = (allow | change.Allow, deny | change.Deny);
        }

        may = (may & ~deny) | allow;
        foreach (var own in changes.Where(c => c.Type == 1 && c.Id == user))
        {
            may = (may & ~own.Deny) | own.Allow;
        }

        return (may & View) == 0 ? 0 : may;
    }
}
