using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace UnionBot.DiscordApi;

/// <summary>A field of a PATCH: left out, or given, perhaps as null. Discord tells the three apart.</summary>
/// <remarks>A property of this type carries <c>[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]</c>.</remarks>
[JsonConverter(typeof(OptionalConverter))]
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The constructor is the alternate.")]
public readonly record struct Optional<T>(T Value)
{
    /// <summary>Whether the field is written at all.</summary>
    public bool IsGiven { get; } = true;

    public static implicit operator Optional<T>(T value) => new(value);
}
