#pragma warning disable MA0048 // What creating and editing a message takes is one idea.
using System.Text.Json.Serialization;

namespace UnionBot.DiscordApi.Models;

/// <summary>A message to create. What is null is left out.</summary>
public sealed record CreateMessage
{
    /// <summary>At most 2,000 characters.</summary>
    public string? Content { get; init; }

    /// <summary>At most 25 characters. Not for interactions and webhooks.</summary>
    public string? Nonce { get; init; }

    /// <summary>Whether a message with the same nonce from the last minutes is answered instead of a new one being made.</summary>
    public bool? EnforceNonce { get; init; }

    /// <summary>Always given: left out, Discord would ping whatever the text names.</summary>
    public required AllowedMentions AllowedMentions { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    public MessageFlags? Flags { get; init; }

    public MessageReference? MessageReference { get; init; }

    /// <summary>What the files of the same request are; the client sets it.</summary>
    public IReadOnlyList<AttachmentReference>? Attachments { get; init; }

    /// <summary>Hides the words.</summary>
    public override string ToString() => nameof(CreateMessage);
}

/// <summary>A change to a message. A field that isn't given stays as it is; one that is null is emptied.</summary>
public sealed record EditMessage
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Content { get; init; }

    /// <summary>Always given: left out, an edit would parse mentions anew with the defaults.</summary>
    public required AllowedMentions AllowedMentions { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<Component>?> Components { get; init; }

    /// <summary>Every file that is to stay, and the new ones. Given at all, what is not listed disappears.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<AttachmentReference>?> Attachments { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<MessageFlags?> Flags { get; init; }

    /// <summary>Hides the words.</summary>
    public override string ToString() => nameof(EditMessage);
}

/// <summary>Whom a message may ping.</summary>
public sealed record AllowedMentions
{
    /// <summary>Nobody.</summary>
    public static AllowedMentions None { get; } = new() { Parse = [] };

    /// <summary>Kinds that are read from the text: <c>everyone</c>, <c>roles</c>, <c>users</c>.</summary>
    public required IReadOnlyList<string> Parse { get; init; }

    public IReadOnlyList<Snowflake>? Roles { get; init; }

    public IReadOnlyList<Snowflake>? Users { get; init; }

    /// <summary>Whether a reply pings the author of what it answers.</summary>
    public bool? RepliedUser { get; init; }
}

/// <summary>What a message answers.</summary>
/// <param name="FailIfNotExists">False: where it is gone, the message stands alone.</param>
public sealed record MessageReference(Snowflake MessageId, bool? FailIfNotExists = null);

/// <summary>A file of a message as a request names it.</summary>
/// <param name="Id">Of a file that stays: its id. Of a new one: its number in the request, from 0.</param>
public sealed record AttachmentReference(Snowflake Id, string? Filename = null, string? Description = null);

/// <summary>A file to send.</summary>
/// <param name="FileName">Brought to ASCII when sent: Discord stores other names wrongly.</param>
/// <param name="Description">What it shows, at most 1,024 characters.</param>
public sealed record UploadFile(string FileName, string MediaType, ReadOnlyMemory<byte> Content, string? Description = null);
