namespace UnionBot.Emulators.Discord;

/// <summary>Finding people and places again by what stands on the wire.</summary>
public sealed partial class DiscordDouble
{
    /// <summary>Every account, the bot's included. A copy.</summary>
    public IReadOnlyList<DoubleUser> Users
    {
        get
        {
            lock (_world.Gate)
            {
                return [.. _world.Users.Values];
            }
        }
    }

    /// <summary>Every guild. A copy.</summary>
    public IReadOnlyList<DoubleGuild> Guilds
    {
        get
        {
            lock (_world.Gate)
            {
                return [.. _world.Guilds.Values];
            }
        }
    }

    /// <summary>Every channel, thread and private conversation that there is. A copy.</summary>
    public IReadOnlyList<DoubleChannel> Channels
    {
        get
        {
            lock (_world.Gate)
            {
                return [.. _world.Channels.Values];
            }
        }
    }

    /// <summary>The roles of a guild, <c>@everyone</c> first. A copy.</summary>
    public IReadOnlyList<DoubleRole> Roles(DoubleGuild guild)
    {
        ArgumentNullException.ThrowIfNull(guild);
        lock (_world.Gate)
        {
            return [.. guild.Roles];
        }
    }

    /// <summary>Ends when something is so.</summary>
    /// <param name="isSo">Asked anew after every request answered and every change of the gateway.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task WaitUntilAsync(Func<bool> isSo, CancellationToken cancellationToken) => _changed.WaitUntilAsync(isSo, cancellationToken);
}
