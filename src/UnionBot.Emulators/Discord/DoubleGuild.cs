using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord;

/// <summary>A guild ("server") of the double.</summary>
public sealed class DoubleGuild
{
    internal DoubleGuild(ulong id, string name, DoubleUser owner, DateTimeOffset created)
    {
        Id = id;
        Name = name;
        Owner = owner;
        Created = created;
        Roles.Add(new DoubleRole(id, "@everyone", DiscordPermissions.Everyone, managed: false));
    }

    public ulong Id { get; }

    public string Name { get; }

    public DoubleUser Owner { get; }

    /// <summary>Whether the bot is a member.</summary>
    public bool HasBot { get; internal set; }

    /// <summary>The guild's language; goes with every interaction.</summary>
    public string Locale { get; set; } = "fr";

    /// <summary>Whether it is out of reach for now.</summary>
    internal bool IsUnavailable { get; set; }

    internal DateTimeOffset Created { get; }

    internal List<DoubleRole> Roles { get; } = [];

    internal Dictionary<ulong, GuildMember> Members { get; } = [];

    internal List<DoubleChannel> Channels { get; } = [];

    internal List<DoubleEvent> Events { get; } = [];

    internal DoubleRole Everyone => Roles[0];

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Id})";
}
