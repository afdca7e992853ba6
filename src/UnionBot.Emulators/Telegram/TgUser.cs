namespace UnionBot.Emulators.Telegram;

/// <summary>A Telegram account of the double's world.</summary>
public sealed record TgUser
{
    /// <summary>Its identifier, positive.</summary>
    public required long Id { get; init; }

    /// <summary>Its first name.</summary>
    public required string FirstName { get; init; }

    /// <summary>Its last name, or <see langword="null"/> when it has none.</summary>
    public string? LastName { get; init; }

    /// <summary>Its username without @, or <see langword="null"/> when it has none.</summary>
    public string? Username { get; init; }

    /// <summary>The language of its client (IETF tag), or <see langword="null"/> when unknown.</summary>
    public string? LanguageCode { get; init; }

    /// <summary>Whether it is a bot.</summary>
    public bool IsBot { get; init; }
}
