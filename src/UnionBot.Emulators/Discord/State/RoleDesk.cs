using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>Changes roles and members and tells the gateway. Source: Discord, Gateway Events, "Guild Member Update". Under the world's gate.</summary>
internal static class RoleDesk
{
    public static DoubleRole Add(DiscordWorld world, DoubleGuild guild, string name, ulong permissions, bool managed = false)
    {
        var role = new DoubleRole(world.Ids.Next(), name, permissions, managed);
        guild.Roles.Add(role);
        if (guild.HasBot)
        {
            Tell(world, "GUILD_ROLE_CREATE", guild, role);
        }

        return role;
    }

    public static void Changed(DiscordWorld world, DoubleGuild guild, DoubleRole role)
    {
        if (guild.HasBot)
        {
            Tell(world, "GUILD_ROLE_UPDATE", guild, role);
        }
    }

    public static void Remove(DiscordWorld world, DoubleGuild guild, DoubleRole role)
    {
        guild.Roles.Remove(role);
        foreach (var member in guild.Members.Values.Where(member => member.Roles.Remove(role)))
        {
            MemberChanged(world, guild, member);
        }

        world.Dispatch(new GatewayEvent(
            "GUILD_ROLE_DELETE", DiscordIntents.Guilds, new JsonObject { ["guild_id"] = Wire.Id(guild.Id), ["role_id"] = Wire.Id(role.Id) }));
    }

    public static void Join(DiscordWorld world, DoubleGuild guild, DoubleUser user)
    {
        if (guild.Members.ContainsKey(user.Id))
        {
            return;
        }

        var member = guild.Members[user.Id] = new GuildMember(user, world.Now);
        if (guild.HasBot)
        {
            var data = GuildJson.WriteMember(member);
            data["guild_id"] = Wire.Id(guild.Id);
            world.Dispatch(new GatewayEvent("GUILD_MEMBER_ADD", DiscordIntents.GuildMembers, data));
        }
    }

    public static void Leave(DiscordWorld world, DoubleGuild guild, DoubleUser user)
    {
        if (guild.Members.Remove(user.Id) && guild.HasBot)
        {
            world.Dispatch(new GatewayEvent(
                "GUILD_MEMBER_REMOVE", DiscordIntents.GuildMembers, new JsonObject { ["guild_id"] = Wire.Id(guild.Id), ["user"] = UserJson.Write(user) }));
        }
    }

    public static void Give(DiscordWorld world, DoubleGuild guild, GuildMember member, DoubleRole role)
    {
        if (!member.Roles.Contains(role))
        {
            member.Roles.Add(role);
            MemberChanged(world, guild, member);
        }
    }

    public static void Take(DiscordWorld world, DoubleGuild guild, GuildMember member, DoubleRole role)
    {
        if (member.Roles.Remove(role))
        {
            MemberChanged(world, guild, member);
        }
    }

    /// <summary>Of itself the bot is always told; of others only with the members' intent.</summary>
    private static void MemberChanged(DiscordWorld world, DoubleGuild guild, GuildMember member)
    {
        if (guild.HasBot)
        {
            var data = GuildJson.WriteMember(member);
            data["guild_id"] = Wire.Id(guild.Id);
            world.Dispatch(new GatewayEvent(
                "GUILD_MEMBER_UPDATE", member.User == world.Bot ? DiscordIntents.None : DiscordIntents.GuildMembers, data));
        }
    }

    private static void Tell(DiscordWorld world, string name, DoubleGuild guild, DoubleRole role) => world.Dispatch(new GatewayEvent(
        name, DiscordIntents.Guilds, new JsonObject { ["guild_id"] = Wire.Id(guild.Id), ["role"] = GuildJson.WriteRole(world, guild, role) }));
}
