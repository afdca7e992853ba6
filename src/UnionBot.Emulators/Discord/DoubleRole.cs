namespace UnionBot.Emulators.Discord;

/// <summary>A role of a guild. The one with the guild's own id is <c>@everyone</c>.</summary>
public sealed class DoubleRole
{
    internal DoubleRole(ulong id, string name, ulong permissions, bool managed)
    {
        Id = id;
        Name = name;
        Permissions = permissions;
        IsManaged = managed;
    }

    public ulong Id { get; }

    public string Name { get; internal set; }

    public ulong Permissions { get; internal set; }

    /// <summary>Whether it is a bot's own role.</summary>
    public bool IsManaged { get; }

    /// <summary>Whether anyone may mention it.</summary>
    public bool IsMentionable { get; set; }
}
