using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UnionBot.DiscordApi;

/// <summary>An id of Discord: it sorts by time and holds the moment it was made.</summary>
/// <param name="Value">The bare number.</param>
[JsonConverter(typeof(Converter))]
public readonly record struct Snowflake(ulong Value) : IComparable<Snowflake>
{
    /// <summary>Milliseconds from 1970 to the first moment a snowflake can name (2015-01-01). Source: reference.mdx.</summary>
    public const long Epoch = 1420070400000;

    /// <summary>When it was made, UTC, to the millisecond.</summary>
    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeMilliseconds((long)(Value >> 22) + Epoch);

    /// <summary>Reads a decimal id.</summary>
    public static bool TryParse(string? text, out Snowflake id)
    {
        var read = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        id = new Snowflake(value);
        return read;
    }

    /// <summary>Reads a decimal id.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Snowflake Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("That is no snowflake: decimal digits were expected.");

    /// <inheritdoc/>
    public int CompareTo(Snowflake other) => Value.CompareTo(other.Value);

    /// <summary>The decimal number.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static bool operator <(Snowflake left, Snowflake right) => left.Value < right.Value;

    public static bool operator >(Snowflake left, Snowflake right) => left.Value > right.Value;

    public static bool operator <=(Snowflake left, Snowflake right) => left.Value <= right.Value;

    public static bool operator >=(Snowflake left, Snowflake right) => left.Value >= right.Value;

    /// <summary>Discord writes strings; numbers are read too.</summary>
    internal sealed class Converter : JsonConverter<Snowflake>
    {
        public override Snowflake Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String when TryParse(reader.GetString(), out var id) => id,
            JsonTokenType.Number when reader.TryGetUInt64(out var value) => new Snowflake(value),
            _ => throw new JsonException("A snowflake was expected."),
        };

        public override void Write(Utf8JsonWriter writer, Snowflake value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
