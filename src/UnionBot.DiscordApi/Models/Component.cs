#pragma warning disable MA0048 // A component and its numbers are one idea.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UnionBot.DiscordApi.Models;

/// <summary>A component of a message or a modal. One record for all types, so that a type this client does not know breaks nothing.</summary>
public sealed record Component
{
    public ComponentType Type { get; init; }

    /// <summary>What an action row holds.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>What a label holds.</summary>
    [JsonPropertyName("component")]
    public Component? Labelled { get; init; }

    /// <summary>How a button (<see cref="ButtonStyle"/>) or a text input (<see cref="TextInputStyle"/>) looks.</summary>
    public int? Style { get; init; }

    /// <summary>Of a button at most 80 characters, of a label 45.</summary>
    public string? Label { get; init; }

    /// <summary>Of a label, at most 100 characters.</summary>
    public string? Description { get; init; }

    /// <summary>1 to 100 characters, unique in its message or modal.</summary>
    public string? CustomId { get; init; }

    public string? Url { get; init; }

    public bool? Disabled { get; init; }

    /// <summary>At most 100 characters.</summary>
    public string? Placeholder { get; init; }

    /// <summary>From 0 to 4,000.</summary>
    public int? MinLength { get; init; }

    /// <summary>From 1 to 4,000.</summary>
    public int? MaxLength { get; init; }

    public bool? Required { get; init; }

    /// <summary>What a text input holds: a string; other types hold other things.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>A row of at most five buttons.</summary>
    public static Component Row(IReadOnlyList<Component> buttons) => new() { Type = ComponentType.ActionRow, Components = buttons };

    /// <summary>A text input under its label, as a modal takes it.</summary>
    /// <param name="customId">What the submitted words are found by.</param>
    /// <param name="label">At most 45 characters.</param>
    /// <param name="style">One line, or several.</param>
    /// <param name="value">What stands there already.</param>
    public static Component TextInput(string customId, string label, TextInputStyle style, bool required = true, int? maxLength = null, string? placeholder = null, string? value = null) =>
        new()
        {
            Type = ComponentType.Label,
            Label = label,
            Labelled = new Component
            {
                Type = ComponentType.TextInput,
                CustomId = customId,
                Style = (int)style,
                Required = required,
                MaxLength = maxLength,
                Placeholder = placeholder,
                Value = value is null ? null : JsonSerializer.SerializeToElement(value, DiscordJson.Default.String),
            },
        };

    /// <summary>Hides the words.</summary>
    public override string ToString() => $"{Type} component";
}

/// <summary>The types this client writes or reads. Source: components/reference.mdx. Others occur.</summary>
public enum ComponentType
{
    ActionRow = 1,
    Button = 2,
    TextInput = 4,
    Label = 18,
}

/// <summary>How a button looks.</summary>
public enum ButtonStyle
{
    Primary = 1,
    Secondary = 2,
    Success = 3,
    Danger = 4,
    Link = 5,
}

/// <summary>How long a text input is.</summary>
public enum TextInputStyle
{
    Line = 1,
    Paragraph = 2,
}
