using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.State;

/// <summary>An update that the bot has not confirmed.</summary>
internal sealed record PendingUpdate(int Id, string Type, JsonNode Payload, long QueuedAt)
{
    /// <summary>The update as the Bot API writes it.</summary>
    public JsonObject ToJson() => new() { ["update_id"] = Id, [Type] = Payload.DeepClone() };
}
