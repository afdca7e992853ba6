using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord;

/// <summary>A channel: of a guild, a thread in one, or a conversation with one person.</summary>
public sealed class DoubleChannel
{
    internal DoubleChannel(ulong id, DoubleChannelKind kind, string name, DoubleGuild? guild, DoubleUser? recipient)
    {
        Id = id;
        Kind = kind;
        Name = name;
        Guild = guild;
        Recipient = recipient;
    }

    public ulong Id { get; }

    public DoubleChannelKind Kind { get; }

    public string Name { get; internal set; }

    /// <summary>Its guild, or <see langword="null"/> for a private conversation.</summary>
    public DoubleGuild? Guild { get; }

    /// <summary>The person, in a private conversation.</summary>
    public DoubleUser? Recipient { get; }

    /// <summary>Whether it was deleted.</summary>
    public bool IsDeleted { get; internal set; }

    internal bool IsThread => Kind is DoubleChannelKind.AnnouncementThread or DoubleChannelKind.PublicThread or DoubleChannelKind.PrivateThread;

    internal ThreadFacts? Thread { get; init; }

    internal List<PermissionOverwrite> Overwrites { get; } = [];

    internal List<StoredMessage> Messages { get; } = [];

    internal ulong? LastMessageId { get; set; }

    internal DateTimeOffset? LastPinned { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Id})";
}
