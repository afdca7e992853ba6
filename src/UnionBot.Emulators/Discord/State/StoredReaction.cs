namespace UnionBot.Emulators.Discord.State;

/// <summary>One emoji under a message, and who put it there.</summary>
internal sealed record StoredReaction(string Emoji)
{
    public List<DoubleUser> Users { get; } = [];
}
