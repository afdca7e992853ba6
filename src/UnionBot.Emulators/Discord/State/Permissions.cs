namespace UnionBot.Emulators.Discord.State;

/// <summary>Who may do what where. Source: Discord, Permissions, "Permission Overwrites" and "Implicit Permissions".</summary>
internal static class Permissions
{
    /// <summary>What a user may do in a channel; nothing at all where they can't see it.</summary>
    public static ulong In(DoubleChannel channel, DoubleUser user)
    {
        if (channel.Guild is not { } guild)
        {
            return DiscordPermissions.All;
        }

        if (!guild.Members.TryGetValue(user.Id, out var member))
        {
            return 0;
        }

        var bits = InGuild(guild, member);
        if ((bits & DiscordPermissions.Administrator) != 0)
        {
            return DiscordPermissions.All;
        }

        var overwrites = (channel.Thread?.Parent ?? channel).Overwrites;
        if (overwrites.Find(o => !o.IsMember && o.Id == guild.Id) is { } everyone)
        {
            bits = (bits & ~everyone.Deny) | everyone.Allow;
        }

        ulong allow = 0, deny = 0;
        foreach (var overwrite in overwrites.Where(o => !o.IsMember && member.Roles.Exists(role => role.Id == o.Id)))
        {
            allow |= overwrite.Allow;
            deny |= overwrite.Deny;
        }

        bits = (bits & ~deny) | allow;
        if (overwrites.Find(o => o.IsMember && o.Id == user.Id) is { } own)
        {
            bits = (bits & ~own.Deny) | own.Allow;
        }

        return (bits & DiscordPermissions.ViewChannel) == 0 ? 0 : bits;
    }

    /// <summary>What a member may do in the guild, before any channel has its say.</summary>
    public static ulong InGuild(DoubleGuild guild, GuildMember member)
    {
        if (guild.Owner == member.User)
        {
            return DiscordPermissions.All;
        }

        var bits = member.Roles.Aggregate(guild.Everyone.Permissions, (sum, role) => sum | role.Permissions);
        return (bits & DiscordPermissions.Administrator) != 0 ? DiscordPermissions.All : bits;
    }

    /// <summary>The bit that writing takes in a channel.</summary>
    public static ulong ToWriteIn(DoubleChannel channel) =>
        channel.IsThread ? DiscordPermissions.SendMessagesInThreads : DiscordPermissions.SendMessages;
}
