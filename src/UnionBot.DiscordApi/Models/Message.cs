#pragma warning disable MA0048 // A message and its parts are one idea.
using System.Text.Json;

namespace UnionBot.DiscordApi.Models;

/// <summary>A message. Personal data. Fields that an event leaves out are <see langword="null"/>.</summary>
public sealed record Message
{
    public Snowflake Id { get; init; }

    public Snowflake ChannelId { get; init; }

    /// <summary>The server, or <see langword="null"/> in a private conversation.</summary>
    public Snowflake? GuildId { get; init; }

    public User? Author { get; init; }

    /// <summary>Set where a webhook wrote it.</summary>
    public Snowflake? WebhookId { get; init; }

    public MessageType Type { get; init; }

    public string? Content { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public DateTimeOffset? EditedTimestamp { get; init; }

    public IReadOnlyList<User>? Mentions { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public IReadOnlyList<StickerItem>? StickerItems { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>What it answers.</summary>
    public Message? ReferencedMessage { get; init; }

    public JsonElement? Poll { get; init; }

    public MessageFlags? Flags { get; init; }

    /// <summary>Hides the words.</summary>
    public override string ToString() => nameof(Message);
}

/// <summary>A file of a message.</summary>
public sealed record Attachment
{
    public Snowflake Id { get; init; }

    public string? Filename { get; init; }

    public string? ContentType { get; init; }

    /// <summary>In bytes.</summary>
    public long? Size { get; init; }

    public string? Url { get; init; }

    /// <summary>Set for a voice message, in seconds.</summary>
    public double? DurationSecs { get; init; }

    /// <summary>Hides the address.</summary>
    public override string ToString() => nameof(Attachment);
}

/// <summary>A sticker of a message.</summary>
public sealed record StickerItem(Snowflake Id);

/// <summary>The types of messages that this client tells apart; others occur. Source: resources/message.mdx.</summary>
public enum MessageType
{
    Default = 0,
    Reply = 19,
    ChatInputCommand = 20,
    ThreadStarterMessage = 21,
    ContextMenuCommand = 23,
}

/// <summary>Flags of a message. Source: resources/message.mdx, Message Flags.</summary>
[Flags]
public enum MessageFlags
{
    None = 0,
    SuppressEmbeds = 1 << 2,
    Ephemeral = 1 << 6,
    SuppressNotifications = 1 << 12,
    IsVoiceMessage = 1 << 13,
}
