#pragma warning disable MA0048 // A component and its numbers are one idea.
namespace UnionBot.DiscordApi.Models;

/// <summary>A component of a message. One record for all types, so that a type this client does not know breaks nothing.</summary>
public sealed record Component
{
    public ComponentType Type { get; init; }

    /// <summary>What an action row holds.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    public ButtonStyle? Style { get; init; }

    public string? Label { get; init; }

    /// <summary>1 to 100 characters, unique in its message.</summary>
    public string? CustomId { get; init; }

    public string? Url { get; init; }

    public bool? Disabled { get; init; }

    /// <summary>A row of at most five buttons.</summary>
    public static Component Row(IReadOnlyList<Component> buttons) => new() { Type = ComponentType.ActionRow, Components = buttons };
}

/// <summary>The types this client writes. Source: components/reference.mdx. Others occur.</summary>
public enum ComponentType
{
    ActionRow = 1,
    Button = 2,
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
