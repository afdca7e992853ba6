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

    /// <summary>What a modal was filled in with.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>The words of a submitted modal by their inputs' ids: in labels, and in action rows as older clients send them. Other types of inputs are read over.</summary>
    public IReadOnlyDictionary<string, string> ReadFields()
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(Components, fields, depth: 4);
        return fields;
    }

    private static void Collect(IEnumerable<Component?>? components, Dictionary<string, string> fields, int depth)
    {
        foreach (var component in components ?? [])
        {
            if (component is { CustomId: { } id, Value: { ValueKind: JsonValueKind.String } value } && WordsOf(value) is { } words)
            {
                fields[id] = words;
            }

            if (depth > 0 && component is not null)
            {
                Collect(component.Components, fields, depth - 1);
                Collect([component.Labelled], fields, depth - 1);
            }
        }
    }

    private static string? WordsOf(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // Half of a surrogate pair: no words.
        }
    }

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

    /// <summary>Whether it is the one being typed, where choices are asked for.</summary>
    public bool? Focused { get; init; }

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
public sealed record InteractionResponse(InteractionResponseType Type, InteractionResponseData? Data = null)
{
    /// <summary>A message at once. It pings nobody.</summary>
    public static InteractionResponse Say(string content, MessageFlags? flags = null) =>
        new(InteractionResponseType.Message, new InteractionResponseData(flags, content, AllowedMentions.None));

    /// <summary>Choices for the option being typed; at most 25.</summary>
    public static InteractionResponse Suggest(IReadOnlyList<CommandChoice> choices) =>
        new(InteractionResponseType.Autocomplete, new InteractionResponseData(Choices: choices));

    /// <summary>A form. Not after a submitted one.</summary>
    /// <param name="customId">1 to 100 characters.</param>
    /// <param name="title">At most 45 characters.</param>
    /// <param name="inputs">1 to 5.</param>
    public static InteractionResponse Ask(string customId, string title, IReadOnlyList<Component> inputs) =>
        new(InteractionResponseType.Modal, new InteractionResponseData(CustomId: customId, Title: title, Components: inputs));

    /// <summary>Hides the words.</summary>
    public override string ToString() => $"{Type} response";
}

/// <summary>What the first answer holds.</summary>
/// <param name="Flags">Of a deferred answer only <see cref="MessageFlags.Ephemeral"/>.</param>
/// <param name="AllowedMentions">Always given with a content.</param>
/// <param name="Choices">Of <see cref="InteractionResponseType.Autocomplete"/>.</param>
/// <param name="CustomId">Of a modal.</param>
/// <param name="Title">Of a modal.</param>
/// <param name="Components">Of a message or a modal.</param>
public sealed record InteractionResponseData(
    MessageFlags? Flags = null, string? Content = null, AllowedMentions? AllowedMentions = null, IReadOnlyList<CommandChoice>? Choices = null,
    string? CustomId = null, string? Title = null, IReadOnlyList<Component>? Components = null)
{
    /// <summary>Hides the words.</summary>
    public override string ToString() => nameof(InteractionResponseData);
}

/// <summary>One choice for an option.</summary>
/// <param name="Name">What is shown, at most 100 characters.</param>
/// <param name="Value">What the command gets, at most 100 characters.</param>
public sealed record CommandChoice(string Name, string Value);

/// <summary>The types of first answers. Source: interactions/receiving-and-responding.mdx.</summary>
public enum InteractionResponseType
{
    Message = 4,
    DeferredMessage = 5,
    DeferredUpdate = 6,
    UpdateMessage = 7,
    Autocomplete = 8,
    Modal = 9,
}
