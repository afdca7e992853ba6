using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord;

/// <summary>The door to what members do around messages and events: react, come, delete many, use context menus.</summary>
public sealed partial class DiscordDouble
{
    /// <summary>A member puts an emoji under a message.</summary>
    public void React(DoubleUser user, DoubleMessage message, string emoji)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (_world.Gate)
        {
            ReactionDesk.Add(_world, Stored(message), Present(user, message.Channel), emoji);
        }
    }

    /// <summary>A member takes their emoji back.</summary>
    public void Unreact(DoubleUser user, DoubleMessage message, string emoji)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (_world.Gate)
        {
            ReactionDesk.Remove(_world, Stored(message), Present(user, message.Channel), emoji);
        }
    }

    /// <summary>Who put an emoji under a message.</summary>
    public IReadOnlyList<DoubleUser> Reactions(DoubleMessage message, string emoji)
    {
        lock (_world.Gate)
        {
            return [.. ReactionDesk.Of(Stored(message), emoji)?.Users ?? []];
        }
    }

    /// <summary>A moderator removes several messages of a channel at once.</summary>
    public void Remove(DoubleChannel channel, params IReadOnlyList<DoubleMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        lock (_world.Gate)
        {
            _world.Messages.Delete(channel, [.. messages.Select(Stored)]);
        }
    }

    /// <summary>The scheduled events of a guild, oldest first.</summary>
    public IReadOnlyList<DoubleEvent> Events(DoubleGuild guild)
    {
        ArgumentNullException.ThrowIfNull(guild);
        lock (_world.Gate)
        {
            return [.. guild.Events];
        }
    }

    /// <summary>A member says whether they come to an event.</summary>
    public void Mark(DoubleUser user, DoubleEvent about, bool comes = true)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(about);
        lock (_world.Gate)
        {
            EventDesk.Mark(_world, about, user, comes);
        }
    }

    /// <summary>An admin gives an event another name.</summary>
    public void Rename(DoubleEvent about, string name)
    {
        ArgumentNullException.ThrowIfNull(about);
        lock (_world.Gate)
        {
            about.Name = name;
            EventDesk.Changed(_world, about);
        }
    }

    /// <summary>An admin deletes an event.</summary>
    public void Remove(DoubleEvent gone)
    {
        ArgumentNullException.ThrowIfNull(gone);
        lock (_world.Gate)
        {
            EventDesk.Remove(_world, gone);
        }
    }

    /// <summary>A member uses a context-menu command on a message.</summary>
    public DoubleInteraction UseOn(DoubleUser user, DoubleMessage message, string command)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (_world.Gate)
        {
            return ContextActs.OnMessage(_world, Present(user, message.Channel), Stored(message), command);
        }
    }

    /// <summary>A member uses a context-menu command on another person.</summary>
    public DoubleInteraction UseOn(DoubleUser user, DoubleChannel channel, DoubleUser target, string command)
    {
        ArgumentNullException.ThrowIfNull(target);
        lock (_world.Gate)
        {
            return ContextActs.OnUser(_world, Present(user, channel), channel, target, command);
        }
    }
}
