namespace UnionBot.DiscordApi.Models;

/// <summary>A person or a bot. Personal data.</summary>
public sealed record User
{
    public Snowflake Id { get; init; }

    public string? Username { get; init; }

    /// <summary>The name it shows, where it is not the username.</summary>
    public string? GlobalName { get; init; }

    public bool? Bot { get; init; }

    public bool? System { get; init; }

    /// <summary>Hides who it is.</summary>
    public override string ToString() => nameof(User);
}
