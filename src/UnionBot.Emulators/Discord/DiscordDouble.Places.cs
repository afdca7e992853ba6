using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord;

/// <summary>The door to people and places: who and what there is, and what the bot may do there.</summary>
public sealed partial class DiscordDouble
{
    /// <summary>Makes a person who is in no guild yet.</summary>
    public DoubleUser CreateUser(string name)
    {
        lock (_world.Gate)
        {
            var user = new DoubleUser(_world.Ids.Next(), name, bot: false);
            _world.Users[user.Id] = user;
            return user;
        }
    }

    /// <summary>Makes a person who is a member of guilds.</summary>
    public DoubleUser CreateUser(string name, params ReadOnlySpan<DoubleGuild> guilds)
    {
        var user = CreateUser(name);
        foreach (var guild in guilds)
        {
            Join(user, guild);
        }

        return user;
    }

    /// <summary>Makes a guild.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="withBot">Whether the bot is invited at once.</param>
    /// <param name="botPermissions">What it is invited with.</param>
    public DoubleGuild CreateGuild(string name, bool withBot = true, ulong botPermissions = DiscordPermissions.Bot)
    {
        lock (_world.Gate)
        {
            var guild = new DoubleGuild(_world.Ids.Next(), name, _world.Owner, _world.Now);
            guild.Members[_world.Owner.Id] = new GuildMember(_world.Owner, _world.Now);
            _world.Guilds[guild.Id] = guild;
            if (withBot)
            {
                GuildDesk.AddBot(_world, guild, botPermissions);
            }

            return guild;
        }
    }

    /// <summary>Makes a channel in a guild.</summary>
    public DoubleChannel CreateChannel(DoubleGuild guild, string name, DoubleChannelKind kind = DoubleChannelKind.Text)
    {
        ArgumentNullException.ThrowIfNull(guild);
        if (kind is not (DoubleChannelKind.Text or DoubleChannelKind.Announcement))
        {
            throw new ArgumentException($"A {kind} is not made this way: private conversations by OpenPrivate, threads by StartThread or the bot.", nameof(kind));
        }

        lock (_world.Gate)
        {
            var channel = new DoubleChannel(_world.Ids.Next(), kind, name, guild, recipient: null);
            GuildDesk.AddChannel(_world, channel);
            return channel;
        }
    }

    /// <summary>The private conversation of a person with the bot; opened when there is none.</summary>
    public DoubleChannel OpenPrivate(DoubleUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        lock (_world.Gate)
        {
            return _world.OpenPrivateChannel(user);
        }
    }

    /// <summary>Makes a role.</summary>
    public DoubleRole CreateRole(DoubleGuild guild, string name, ulong permissions = 0)
    {
        ArgumentNullException.ThrowIfNull(guild);
        lock (_world.Gate)
        {
            return RoleDesk.Add(_world, guild, name, permissions);
        }
    }

    /// <summary>Gives a member a role.</summary>
    public void Give(DoubleUser user, DoubleGuild guild, DoubleRole role)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(guild);
        lock (_world.Gate)
        {
            RoleDesk.Give(_world, guild, guild.Members[user.Id], role);
        }
    }

    /// <summary>Takes a role from a member.</summary>
    public void Take(DoubleUser user, DoubleGuild guild, DoubleRole role)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(guild);
        lock (_world.Gate)
        {
            RoleDesk.Take(_world, guild, guild.Members[user.Id], role);
        }
    }

    /// <summary>Makes a person a member.</summary>
    public void Join(DoubleUser user, DoubleGuild guild)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(guild);
        lock (_world.Gate)
        {
            RoleDesk.Join(_world, guild, user);
        }
    }

    /// <summary>Takes a person out of a guild.</summary>
    public void Leave(DoubleUser user, DoubleGuild guild)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(guild);
        lock (_world.Gate)
        {
            RoleDesk.Leave(_world, guild, user);
        }
    }

    /// <summary>An admin invites the bot.</summary>
    public void JoinGuild(DoubleGuild guild, ulong permissions = DiscordPermissions.Bot)
    {
        ArgumentNullException.ThrowIfNull(guild);
        lock (_world.Gate)
        {
            if (!guild.HasBot)
            {
                GuildDesk.AddBot(_world, guild, permissions);
            }
        }
    }

    /// <summary>An admin throws the bot out.</summary>
    public void KickBot(DoubleGuild guild)
    {
        ArgumentNullException.ThrowIfNull(guild);
        lock (_world.Gate)
        {
            if (guild.HasBot)
            {
                GuildDesk.RemoveBot(_world, guild);
            }
        }
    }

    /// <summary>A guild is out of reach for a while, as the platform's outages make them. The bot stays a member.</summary>
    /// <returns>Disposing brings the guild back.</returns>
    public IDisposable MakeUnavailable(DoubleGuild guild)
    {
        ArgumentNullException.ThrowIfNull(guild);
        lock (_world.Gate)
        {
            guild.IsUnavailable = true;
            _world.Dispatch(GuildDesk.Gone(guild));
        }

        return new Outage(() =>
        {
            lock (_world.Gate)
            {
                guild.IsUnavailable = false;
                _world.Dispatch(GuildDesk.Here(_world, guild));
            }
        });
    }

    /// <summary>Sets what the bot's own role allows in a guild. What <c>@everyone</c> may, it may too.</summary>
    public void SetBotPermissions(DoubleGuild guild, ulong permissions)
    {
        ArgumentNullException.ThrowIfNull(guild);
        lock (_world.Gate)
        {
            var own = guild.Members[_world.Bot.Id].Roles.Single(role => role.IsManaged);
            own.Permissions = permissions;
            RoleDesk.Changed(_world, guild, own);
        }
    }

    /// <summary>An admin moves the bot's own role above all others, so that it may give and take them.</summary>
    public void MoveBotRoleUp(DoubleGuild guild)
    {
        ArgumentNullException.ThrowIfNull(guild);
        lock (_world.Gate)
        {
            var own = guild.Members[_world.Bot.Id].Roles.Single(role => role.IsManaged);
            guild.Roles.Remove(own);
            guild.Roles.Add(own);
            foreach (var role in guild.Roles)
            {
                RoleDesk.Changed(_world, guild, role);
            }
        }
    }

    /// <summary>Sets what everyone may do in a guild.</summary>
    public void SetEveryonePermissions(DoubleGuild guild, ulong permissions)
    {
        ArgumentNullException.ThrowIfNull(guild);
        lock (_world.Gate)
        {
            guild.Everyone.Permissions = permissions;
            RoleDesk.Changed(_world, guild, guild.Everyone);
        }
    }

    /// <summary>Denies the bot something in one channel.</summary>
    public void DenyBot(DoubleChannel channel, ulong permissions) => Overwrite(channel, _world.Bot.Id, isMember: true, allow: 0, permissions);

    /// <summary>Allows the bot everything again that one channel denied it.</summary>
    public void AllowBot(DoubleChannel channel, ulong permissions = 0) => Overwrite(channel, _world.Bot.Id, isMember: true, permissions, deny: 0);

    /// <summary>Sets a channel's overwrite for a role or member.</summary>
    public void Overwrite(DoubleChannel channel, ulong id, bool isMember, ulong allow, ulong deny)
    {
        ArgumentNullException.ThrowIfNull(channel);
        lock (_world.Gate)
        {
            channel.Overwrites.RemoveAll(overwrite => overwrite.Id == id);
            channel.Overwrites.Add(new PermissionOverwrite(id, isMember, allow, deny));
            GuildDesk.Tell(_world, channel);
        }
    }

    /// <summary>Deletes a channel, with its messages and threads.</summary>
    public void DeleteChannel(DoubleChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        lock (_world.Gate)
        {
            if (!channel.IsDeleted)
            {
                GuildDesk.RemoveChannel(_world, channel);
            }
        }
    }

    private sealed class Outage(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
