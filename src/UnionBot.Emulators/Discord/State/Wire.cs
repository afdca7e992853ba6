using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>How the platform writes ids, times and bit sets.</summary>
internal static class Wire
{
    /// <summary>JSON that leaves accents alone.</summary>
    public static JsonSerializerOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>JSON without the same name twice in an object.</summary>
    public static JsonDocumentOptions Strict { get; } = new() { AllowDuplicateProperties = false };

    /// <summary>A text, or <see langword="null"/> for anything else.</summary>
    public static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>A whole number, or <see langword="null"/> for anything else.</summary>
    public static int? Whole(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) ? number : null;

    /// <summary>A copy in which no field at any depth is null: the platform leaves such fields out.</summary>
    public static T WithoutNulls<T>(T node)
        where T : JsonNode
    {
        var copy = (T)node.DeepClone();
        Strip(copy);
        return copy;

        static void Strip(JsonNode? inner)
        {
            if (inner is JsonObject json)
            {
                foreach (var (name, value) in json.ToList())
                {
                    Strip(value);
                    if (value is null)
                    {
                        json.Remove(name);
                    }
                }
            }
            else if (inner is JsonArray list)
            {
                foreach (var item in list)
                {
                    Strip(item);
                }
            }
        }
    }

    public static string Id(ulong id) => id.ToString(CultureInfo.InvariantCulture);

    public static JsonNode? Id(ulong? id) => id is { } some ? JsonValue.Create(Id(some)) : null;

    public static string Bits(ulong bits) => bits.ToString(CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    public static JsonNode? Time(DateTimeOffset? time) => time is { } some ? JsonValue.Create(Time(some)) : null;

    public static bool TryId(string? text, out ulong id) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
