#pragma warning disable MA0048 // An interaction, its parts and its answer are one idea.
using System.Text.Json;

namespace UnionBot.DiscordApi.Models;

/// <summary>A person used a command or pressed a button. Personal data, and its token lets anyone answer: never logged.</summary>
public sealed record Interaction
{
    public Snowflake Id { get; init; }

    public Snowflake ApplicationId { get; init; }

    public InteractionType Type { get; init; }

    public InteractionData? Data { get; init; }

    public Snowflake? GuildId { get; init; }

    public Snowflake? ChannelId { get; init; }

    /// <summary>Who, in a server.</summary>
    public GuildMember? Member { get; init; }

    /// <summary>Who, in a private conversation.</summary>
    public User? User { get; init; }

    /// <summary>Good for 15 minutes.</summary>
    public string Token { get; init; } = "";

    /// <summary>The message whose button was pressed.</summary>
    public Message? Message { get; init; }

    /// <summary>Who did it, wherever.</summary>
    public User? By => Member?.User ?? User;

    /// <summary>Hides the token and the words.</summary>
    public override string ToString() => $"{Type} interaction";
}

/// <summary>What was used.</summary>
public sealed record InteractionData
{
    /// <summary>The command's name.</summary>
    public string? Name { get; init; }

    /// <summary>The command's type; 1 is a slash command.</summary>
    public int? Type { get; init; }

    public IReadOnlyList<InteractionOption>? Options { get; init; }

    /// <summary>The pressed component's.</summary>
    public string? CustomId { get; init; }

    public ComponentType? ComponentType { get; init; }

    /// <summary>Hides the words.</summary>
    public override string ToString() => nameof(InteractionData);
}

/// <summary>An option as it was filled in.</summary>
public sealed record InteractionOption
{
    public required string Name { get; init; }

    /// <summary>A string, a number or a truth value.</summary>
    public JsonElement? Value { get; init; }

    public IReadOnlyList<InteractionOption>? Options { get; init; }

    /// <summary>Hides the value.</summary>
    public override string ToString() => nameof(InteractionOption);
}

/// <summary>The types of interactions. Others occur.</summary>
public enum InteractionType
{
    Ping = 1,
    ApplicationCommand = 2,
    MessageComponent = 3,
    Autocomplete = 4,
    ModalSubmit = 5,
}

/// <summary>The first answer to an interaction, due within 3 seconds.</summary>
public sealed record InteractionResponse(InteractionResponseType Type, InteractionResponseData? Data = null);

/// <summary>What the first answer holds.</summary>
/// <param name="Flags">Of a deferred answer only <see cref="MessageFlags.Ephemeral"/>.</param>
public sealed record InteractionResponseData(MessageFlags? Flags = null, string? Content = null, AllowedMentions? AllowedMentions = null);

/// <summary>The types of first answers. Source: interactions/receiving-and-responding.mdx.</summary>
public enum InteractionResponseType
{
    Message = 4,
    DeferredMessage = 5,
    DeferredUpdate = 6,
    UpdateMessage = 7,
}
