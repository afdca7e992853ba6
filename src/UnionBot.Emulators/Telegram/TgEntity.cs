namespace UnionBot.Emulators.Telegram;

/// <summary>A dressed stretch of a text. Offsets are UTF-16 code units.</summary>
public sealed record TgEntity
{
    /// <summary>The Bot API's name of the type, such as <c>bold</c> or <c>text_link</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Where it begins, from 0.</summary>
    public required int Offset { get; init; }

    /// <summary>How long it is, from 1.</summary>
    public required int Length { get; init; }

    /// <summary>The address of a <c>text_link</c>, else <see langword="null"/>.</summary>
    public string? Url { get; init; }

    /// <summary>The language of a <c>pre</c>, or <see langword="null"/> when none was given.</summary>
    public string? Language { get; init; }

    /// <summary>The account of a <c>text_mention</c>, else <see langword="null"/>.</summary>
    public long? UserId { get; init; }

    /// <summary>The identifier of a <c>custom_emoji</c>, else <see langword="null"/>.</summary>
    public string? CustomEmojiId { get; init; }

    /// <summary>The moment of a <c>date_time</c> in Unix seconds, else <see langword="null"/>.</summary>
    public long? UnixTime { get; init; }

    /// <summary>How a <c>date_time</c> is shown, or <see langword="null"/> when the client chooses.</summary>
    public string? DateTimeFormat { get; init; }

    /// <summary>Where it ends: the first code unit behind it.</summary>
    public int End => Offset + Length;
}
