namespace UnionBot.Emulators.Discord.State;

/// <summary>What a thread has and a channel has not.</summary>
internal sealed class ThreadFacts(DoubleChannel parent, DoubleUser owner, DateTimeOffset created, int autoArchiveMinutes)
{
    public DoubleChannel Parent { get; } = parent;

    public DoubleUser Owner { get; } = owner;

    public DateTimeOffset Created { get; } = created;

    /// <summary>Who follows it, and since when.</summary>
    public Dictionary<DoubleUser, DateTimeOffset> Members { get; } = new() { [owner] = created };

    public int AutoArchiveMinutes { get; set; } = autoArchiveMinutes;

    public bool Archived { get; set; }

    public bool Locked { get; set; }

    public DateTimeOffset ArchiveChanged { get; set; } = created;
}
