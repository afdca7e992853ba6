using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>Changes guilds and channels and tells the gateway. Under the world's gate.</summary>
internal static class GuildDesk
{
    public static void AddBot(DiscordWorld world, DoubleGuild guild, ulong permissions)
    {
        guild.HasBot = true;
        var member = new GuildMember(world.Bot, world.Now);
        var role = new DoubleRole(world.Ids.Next(), world.Bot.Name, permissions, managed: true);
        guild.Roles.Add(role);
        member.Roles.Add(role);
        guild.Members[world.Bot.Id] = member;
        world.Dispatch(Here(world, guild));
    }

    /// <summary>The guild with all that is in it, as a session may see it.</summary>
    public static GatewayEvent Here(DiscordWorld world, DoubleGuild guild) =>
        new("GUILD_CREATE", DiscordIntents.Guilds, intents => GuildJson.ForGateway(world, guild, intents));

    /// <summary>The guild is out of reach for everyone, the bot not thrown out.</summary>
    public static GatewayEvent Gone(DoubleGuild guild) =>
        new("GUILD_DELETE", DiscordIntents.Guilds, new JsonObject { ["id"] = Wire.Id(guild.Id), ["unavailable"] = true });

    public static void RemoveBot(DiscordWorld world, DoubleGuild guild)
    {
        guild.HasBot = false;
        guild.Members.Remove(world.Bot.Id);
        guild.Roles.RemoveAll(role => role.IsManaged);
        world.Dispatch(new GatewayEvent("GUILD_DELETE", DiscordIntents.Guilds, new JsonObject { ["id"] = Wire.Id(guild.Id) }));
    }

    public static void AddChannel(DiscordWorld world, DoubleChannel channel)
    {
        world.Channels[channel.Id] = channel;
        channel.Guild!.Channels.Add(channel);
        if (Permissions.In(channel, world.Bot) != 0)
        {
            var data = ChannelJson.Write(world, channel);
            if (channel.IsThread)
            {
                data["newly_created"] = true;
            }

            world.Dispatch(new GatewayEvent(channel.IsThread ? "THREAD_CREATE" : "CHANNEL_CREATE", DiscordIntents.Guilds, data));
        }
    }

    public static void Tell(DiscordWorld world, DoubleChannel channel)
    {
        if (Permissions.In(channel, world.Bot) != 0)
        {
            world.Dispatch(new GatewayEvent(
                channel.IsThread ? "THREAD_UPDATE" : "CHANNEL_UPDATE", DiscordIntents.Guilds, ChannelJson.Write(world, channel)));
        }
    }

    /// <summary>Tells that somebody follows a thread, or no longer does; of others than the bot only with the members' intent.</summary>
    public static void TellFollower(DiscordWorld world, DoubleChannel thread, DoubleUser user, bool follows)
    {
        var data = new JsonObject
        {
            ["id"] = Wire.Id(thread.Id),
            ["guild_id"] = Wire.Id(thread.Guild!.Id),
            ["member_count"] = thread.Thread!.Members.Count,
        };
        if (follows)
        {
            data["added_members"] = new JsonArray(ChannelJson.WriteMember(thread, user));
        }
        else
        {
            data["removed_member_ids"] = new JsonArray(Wire.Id(user.Id));
        }

        world.Dispatch(new GatewayEvent("THREAD_MEMBERS_UPDATE", user == world.Bot ? DiscordIntents.Guilds : DiscordIntents.GuildMembers, data));
    }

    public static void RemoveChannel(DiscordWorld world, DoubleChannel channel)
    {
        var visible = Permissions.In(channel, world.Bot) != 0;
        var data = ChannelJson.Write(world, channel);
        channel.IsDeleted = true;
        world.Channels.Remove(channel.Id);
        channel.Guild?.Channels.Remove(channel);
        foreach (var message in channel.Messages)
        {
            world.MessageIndex.Remove(message.Id);
        }

        foreach (var thread in channel.Guild?.Channels.Where(thread => thread.Thread?.Parent == channel).ToList() ?? [])
        {
            RemoveChannel(world, thread);
        }

        if (visible)
        {
            world.Dispatch(new GatewayEvent(channel.IsThread ? "THREAD_DELETE" : "CHANNEL_DELETE", DiscordIntents.Guilds, data));
        }
    }
}
