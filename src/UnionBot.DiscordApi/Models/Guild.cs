#pragma warning disable MA0048 // A server, its roles and its members are one idea.
namespace UnionBot.DiscordApi.Models;

/// <summary>A server, as far as this client reads one.</summary>
public sealed record Guild
{
    public Snowflake Id { get; init; }

    public string? Name { get; init; }

    public Snowflake? OwnerId { get; init; }

    public IReadOnlyList<Role>? Roles { get; init; }

    /// <summary>Set while the server can't be reached, for example in an outage.</summary>
    public bool? Unavailable { get; init; }

    /// <summary>Hides which one it is.</summary>
    public override string ToString() => nameof(Guild);
}

/// <summary>A role of a server.</summary>
/// <param name="Permissions">Its permission bits; Discord writes them as a string.</param>
public sealed record Role(Snowflake Id, ulong Permissions);

/// <summary>A person in a server.</summary>
public sealed record GuildMember
{
    public User? User { get; init; }

    public IReadOnlyList<Snowflake>? Roles { get; init; }

    /// <summary>Hides who it is.</summary>
    public override string ToString() => nameof(GuildMember);
}
