namespace UnionBot.DiscordApi.Models;

/// <summary>Asks for the private conversation with a person.</summary>
internal sealed record OpenPrivateChannel(Snowflake RecipientId);
