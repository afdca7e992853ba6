using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.State;

/// <summary>An update that the bot has not confirmed.</summary>
internal sealed record PendingUpdate(int Id, string Type, JsonNode Payload, long QueuedAt);
