#pragma warning disable MA0048 // A command and its options are one idea.
namespace UnionBot.DiscordApi.Models;

/// <summary>A slash command.</summary>
public sealed record ApplicationCommand
{
    /// <summary>1 is a slash command; Discord leaves it out at times.</summary>
    public int? Type { get; init; }

    public required string Name { get; init; }

    /// <summary>At most 100 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The required ones first.</summary>
    public IReadOnlyList<CommandOption>? Options { get; init; }

    /// <summary>Where it is offered: 0 servers, 1 the bot's private conversation, 2 others.</summary>
    public IReadOnlyList<int>? Contexts { get; init; }

    /// <summary>0: installed in servers; 1: by persons.</summary>
    public IReadOnlyList<int>? IntegrationTypes { get; init; }
}

/// <summary>What a slash command takes.</summary>
public sealed record CommandOption
{
    public CommandOptionType Type { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public bool? Required { get; init; }
}

/// <summary>The types of options. Source: interactions/application-commands.mdx. Others occur.</summary>
public enum CommandOptionType
{
    SubCommand = 1,
    SubCommandGroup = 2,
    String = 3,
    Integer = 4,
    Boolean = 5,
}
