using System.Text.Json;
using System.Text.Json.Serialization;

namespace UnionBot.Messages;

/// <summary>The stored form of messages: compact JSON, source-generated.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(BotMessage))]
[JsonSerializable(typeof(IReadOnlyList<Block>))]
[JsonSerializable(typeof(IReadOnlyDictionary<Platform, BotMessage>))]
internal sealed partial class MessageJson : JsonSerializerContext
{
    /// <summary>Writes a message as JSON.</summary>
    public static string Write(BotMessage message) => JsonSerializer.Serialize(message, Default.BotMessage);

    /// <summary>Writes what is said on one platform instead of the message as JSON.</summary>
    public static string Write(IReadOnlyDictionary<Platform, BotMessage> variants) => JsonSerializer.Serialize(variants, Default.IReadOnlyDictionaryPlatformBotMessage);

    /// <summary>Reads variants as they were written.</summary>
    /// <exception cref="JsonException">It is no such JSON.</exception>
    public static IReadOnlyDictionary<Platform, BotMessage> ReadVariants(string json) =>
        JsonSerializer.Deserialize(json, Default.IReadOnlyDictionaryPlatformBotMessage) ?? throw new JsonException("Stored variants are null.");

    /// <summary>Reads a message written by <see cref="Write"/>.</summary>
    /// <exception cref="JsonException">It is no such JSON.</exception>
    public static BotMessage Read(string json) =>
        JsonSerializer.Deserialize(json, Default.BotMessage) ?? throw new JsonException("A stored message is null.");
}
