using System.Text.Json;
using System.Text.Json.Serialization;

namespace UnionBot.Messages;

/// <summary>The stored form of messages: compact JSON, source-generated.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(BotMessage))]
[JsonSerializable(typeof(IReadOnlyList<Block>))]
internal sealed partial class MessageJson : JsonSerializerContext
{
    /// <summary>Writes a message as JSON.</summary>
    public static string Write(BotMessage message) => JsonSerializer.Serialize(message, Default.BotMessage);

    /// <summary>Reads a message written by <see cref="Write"/>.</summary>
    /// <exception cref="JsonException">It is no such JSON.</exception>
    public static BotMessage Read(string json) =>
        JsonSerializer.Deserialize(json, Default.BotMessage) ?? throw new JsonException("A stored message is null.");
}
