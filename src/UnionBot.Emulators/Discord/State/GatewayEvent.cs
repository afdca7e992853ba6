using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>Something to tell the sessions that asked for it.</summary>
/// <param name="Name">The event's name, e.g. <c>MESSAGE_CREATE</c>.</param>
/// <param name="Needs">The intents of which one is needed; none means that every session gets it.</param>
/// <param name="Data">The payload for a session with these intents.</param>
internal sealed record GatewayEvent(string Name, DiscordIntents Needs, Func<DiscordIntents, JsonObject> Data)
{
    public GatewayEvent(string name, DiscordIntents needs, JsonObject data)
        : this(name, needs, _ => data)
    {
    }
}
