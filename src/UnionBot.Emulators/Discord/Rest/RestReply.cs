using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>What a request is answered.</summary>
internal sealed record RestReply(int Status, JsonNode? Body)
{
    public static RestReply NoContent { get; } = new(204, null);

    public static RestReply Ok(JsonNode body) => new(200, body);
}
