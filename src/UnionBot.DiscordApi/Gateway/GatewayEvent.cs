using UnionBot.DiscordApi.Models;

namespace UnionBot.DiscordApi.Gateway;

/// <summary>Something the gateway told. Events that are not listed are read over.</summary>
public abstract record GatewayEvent
{
    private GatewayEvent()
    {
    }

    /// <summary>A session began.</summary>
    public sealed record Ready(User Bot) : GatewayEvent;

    /// <summary>A session went on; what was missed came before this.</summary>
    public sealed record Resumed : GatewayEvent;

    /// <summary>A command was used or a button pressed.</summary>
    /// <param name="ReceivedAt">The clock's timestamp when it was read: the three seconds count from here.</param>
    public sealed record InteractionCreated(Interaction Interaction, long ReceivedAt) : GatewayEvent;

    /// <summary>A message was written.</summary>
    public sealed record MessageCreated(Message Message) : GatewayEvent;

    /// <summary>A message changed; only its ids are certain to be there.</summary>
    public sealed record MessageUpdated(Message Message) : GatewayEvent;

    /// <summary>A server with the bot is there.</summary>
    public sealed record GuildAvailable(Guild Guild) : GatewayEvent;

    /// <summary>A server is gone; with <see cref="Guild.Unavailable"/> only for now.</summary>
    public sealed record GuildGone(Guild Guild) : GatewayEvent;

    /// <summary>An event of a server's calendar changed.</summary>
    public sealed record ScheduledEventChanged(ScheduledEvent Event) : GatewayEvent;

    /// <summary>An event was taken out of a server's calendar.</summary>
    public sealed record ScheduledEventGone(ScheduledEvent Event) : GatewayEvent;

    /// <summary>A channel or a thread was deleted.</summary>
    public sealed record ChannelGone(Channel Channel) : GatewayEvent;
}
