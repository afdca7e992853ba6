namespace UnionBot.Emulators.Telegram;

/// <summary>A message as it stands in a chat right now.</summary>
public sealed record TgMessage
{
    /// <summary>Where it is.</summary>
    public required TgChat Chat { get; init; }

    /// <summary>Its number in the chat.</summary>
    public required int MessageId { get; init; }

    /// <summary>Who wrote it, or <see langword="null"/> for a channel post.</summary>
    public TgUser? From { get; init; }

    /// <summary>The topic it stands in, or <see langword="null"/> outside topics.</summary>
    public int? ThreadId { get; init; }

    /// <summary>When it was written, calendar time.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>When its content was last changed, or <see langword="null"/> when never.</summary>
    public DateTimeOffset? EditDate { get; init; }

    /// <summary>Its text, or the caption of its file; empty when it has none.</summary>
    public required string Text { get; init; }

    /// <summary>How the text is dressed, ordered by offset.</summary>
    public required IReadOnlyList<TgEntity> Entities { get; init; }

    /// <summary>The buttons under it, row by row; empty when it has none.</summary>
    public required IReadOnlyList<IReadOnlyList<TgButton>> Buttons { get; init; }

    /// <summary>Its photo or other file, or <see langword="null"/> when it is text.</summary>
    public TgFile? File { get; init; }

    /// <summary>What it holds, as the Bot API calls the field: <c>text</c>, <c>photo</c>, <c>poll</c>, <c>location</c>…; a service message's is its name.</summary>
    public string Content { get; init; } = "text";

    /// <summary>The reactions under it, each as often as it was given.</summary>
    public IReadOnlyList<string> Reactions { get; init; } = [];

    /// <summary>What ties the photos of one album, or <see langword="null"/> when it is in none.</summary>
    public string? MediaGroupId { get; init; }

    /// <summary>The message it replies to, or <see langword="null"/> when it replies to none.</summary>
    public int? ReplyTo { get; init; }

    /// <summary>Whether it is pinned.</summary>
    public bool Pinned { get; init; }

    /// <summary>Whether it was sent without a sound.</summary>
    public bool Silent { get; init; }

    /// <summary>Whether the bot wrote it.</summary>
    public bool ByBot { get; init; }

    /// <summary>The Bot API's name of the service message, such as <c>pinned_message</c>; <see langword="null"/> for an ordinary one.</summary>
    public string? Service { get; init; }
}
