namespace UnionBot.Emulators.Telegram;

/// <summary>Names a chat of the double's world. It holds no state: ask the double.</summary>
public sealed record TgChat
{
    /// <summary>Its identifier as the Bot API writes it: positive for a person, negative for a group, −100… for a supergroup or channel.</summary>
    public required long Id { get; init; }

    /// <summary>Its kind.</summary>
    public required TgChatKind Kind { get; init; }

    /// <summary>Its title; <see langword="null"/> for a private chat.</summary>
    public string? Title { get; init; }

    /// <summary>Its public name without @, or <see langword="null"/> when it has none.</summary>
    public string? Username { get; init; }

    /// <summary>Whether it is a supergroup with topics.</summary>
    public bool IsForum { get; init; }
}
