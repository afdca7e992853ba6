using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord;

/// <summary>The door to threads that members start.</summary>
public sealed partial class DiscordDouble
{
    /// <summary>A member starts a thread at a message.</summary>
    /// <exception cref="InvalidOperationException">The member may not, or there is one already.</exception>
    public DoubleChannel StartThread(DoubleUser user, DoubleMessage message, string name)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (_world.Gate)
        {
            CheckMayStart(user, message.Channel, name);
            var stored = Stored(message);
            return stored.StartedThread is null
                ? ThreadDesk.OpenAt(_world, user, stored, name, ThreadDesk.DefaultMinutes)
                : throw new InvalidOperationException($"The message {message.Id} has a thread already.");
        }
    }

    /// <summary>A member starts a public thread in a channel.</summary>
    /// <exception cref="InvalidOperationException">The member may not.</exception>
    public DoubleChannel StartThread(DoubleUser user, DoubleChannel channel, string name)
    {
        lock (_world.Gate)
        {
            CheckMayStart(user, channel, name);
            var kind = channel.Kind == DoubleChannelKind.Announcement ? DoubleChannelKind.AnnouncementThread : DoubleChannelKind.PublicThread;
            return ThreadDesk.OpenIn(_world, user, channel, kind, name, ThreadDesk.DefaultMinutes);
        }
    }

    private static void CheckMayStart(DoubleUser user, DoubleChannel channel, string name)
    {
        Present(user, channel);
        if (channel.IsThread || channel.Guild is null)
        {
            throw new InvalidOperationException($"No thread can be started in {channel}.");
        }

        if ((Permissions.In(channel, user) & DiscordPermissions.CreatePublicThreads) == 0)
        {
            throw new InvalidOperationException($"{user} may not start a thread in {channel}.");
        }

        if (name is not { Length: >= 1 and <= 100 })
        {
            throw new ArgumentException("A thread's name has 1 to 100 characters.", nameof(name));
        }
    }
}
