namespace UnionBot.DiscordApi.Models;

/// <summary>The bot's application.</summary>
public sealed record Application(Snowflake Id);
