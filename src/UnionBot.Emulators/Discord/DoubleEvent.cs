using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord;

/// <summary>A scheduled event of a guild, held outside of Discord.</summary>
public sealed class DoubleEvent
{
    internal DoubleEvent(ulong id, DoubleGuild guild, DoubleUser creator)
    {
        Id = id;
        Guild = guild;
        Creator = creator;
    }

    public ulong Id { get; }

    public DoubleGuild Guild { get; }

    /// <summary>Who made it.</summary>
    public DoubleUser Creator { get; }

    public string Name { get; internal set; } = "";

    /// <summary>What it is about, or <see langword="null"/>.</summary>
    public string? Description { get; internal set; }

    /// <summary>Where it is, as people read it.</summary>
    public string Location { get; internal set; } = "";

    public DateTimeOffset Start { get; internal set; }

    public DateTimeOffset End { get; internal set; }

    /// <summary>1 scheduled, 2 under way, 3 over, 4 cancelled.</summary>
    public int Status { get; internal set; } = 1;

    /// <summary>Whether it was deleted.</summary>
    public bool IsDeleted { get; internal set; }

    /// <summary>The hash of its cover, or <see langword="null"/>.</summary>
    internal string? Image { get; set; }

    /// <summary>How it recurs, as it was sent, or <see langword="null"/>.</summary>
    internal JsonObject? Recurrence { get; set; }

    /// <summary>Who said that they come.</summary>
    internal List<DoubleUser> Interested { get; } = [];
}
