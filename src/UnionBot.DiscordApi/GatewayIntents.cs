namespace UnionBot.DiscordApi;

/// <summary>What the gateway sends. Source: events/gateway.mdx, Gateway Intents. None of these is privileged.</summary>
[Flags]
public enum GatewayIntents
{
    None = 0,
    Guilds = 1 << 0,
    GuildMessages = 1 << 9,
    DirectMessages = 1 << 12,
    GuildScheduledEvents = 1 << 16,
}
