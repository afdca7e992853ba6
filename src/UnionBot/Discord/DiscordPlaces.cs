using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Models;
using UnionBot.Messages;

namespace UnionBot.Discord;

/// <summary>What Discord says of places and of who administers them. Servers' names stand in memory only.</summary>
internal sealed partial class DiscordPlaces(DiscordRest rest, ILogger<DiscordPlaces> logger)
{
    /// <summary>ADMINISTRATOR, MANAGE_CHANNELS, MANAGE_GUILD. Source: topics/permissions.mdx.</summary>
    internal const ulong Administering = (1UL << 3) | (1UL << 4) | (1UL << 5);

    private readonly ConcurrentDictionary<Snowflake, string> _names = new();

    /// <summary>A server with the bot is there.</summary>
    public void Note(Guild guild)
    {
        if (guild.Name is { Length: > 0 } name)
        {
            _names[guild.Id] = name;
        }
    }

    /// <summary>A server is gone, or out of reach.</summary>
    public void Forget(Guild guild)
    {
        if (guild.Unavailable is not true)
        {
            _names.TryRemove(guild.Id, out _);
        }
    }

    /// <summary>Whether a person administers a channel's server. Where Discord does not say, the answer is no.</summary>
    public async Task<bool> AdministersAsync(PersonAddress person, ChatAddress chat, CancellationToken cancellationToken)
    {
        if (!Snowflake.TryParse(person.Id, out var user) || !Snowflake.TryParse(chat.ChatId, out var channelId))
        {
            return false;
        }

        try
        {
            var channel = await rest.GetChannelAsync(channelId, cancellationToken);
            if (channel.GuildId is not { } guildId)
            {
                return false;
            }

            var guild = await rest.GetGuildAsync(guildId, cancellationToken);
            return guild.OwnerId == user || Administers(guild, await rest.GetMemberAsync(guildId, user, cancellationToken));
        }
        catch (DiscordException error)
        {
            if (!DiscordErrors.MeansNo(error))
            {
                Log.Unanswered(logger, DiscordErrors.Describe(error));
            }

            return false;
        }
    }

    /// <summary>What a channel is called.</summary>
    public async Task<string?> TitleOfAsync(ChatAddress chat, CancellationToken cancellationToken)
    {
        if (!Snowflake.TryParse(chat.ChatId, out var id))
        {
            return null;
        }

        try
        {
            var channel = await rest.GetChannelAsync(id, cancellationToken);
            var name = channel.Name is { Length: > 0 } given ? "#" + given : null;
            return name is not null && channel.GuildId is { } guild && _names.TryGetValue(guild, out var server) ? $"{name} ({server})" : name;
        }
        catch (DiscordException)
        {
            return null;
        }
    }

    /// <summary>Whether a member's roles, with everybody's, let them administer.</summary>
    internal static bool Administers(Guild guild, GuildMember member)
    {
        var roles = member.Roles ?? [];
        var bits = (guild.Roles ?? []).OfType<Role>().Where(r => r.Id == guild.Id || roles.Contains(r.Id)).Aggregate(0UL, (sum, r) => sum | r.Permissions);
        return (bits & Administering) != 0;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Discord did not say who administers a place ({Error}): taken as no.")]
        public static partial void Unanswered(ILogger logger, string error);
    }
}
