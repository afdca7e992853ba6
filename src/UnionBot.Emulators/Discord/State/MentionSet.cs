namespace UnionBot.Emulators.Discord.State;

/// <summary>Whom a message really notifies, after <c>allowed_mentions</c> and permissions.</summary>
internal sealed record MentionSet(IReadOnlyList<DoubleUser> Users, IReadOnlyList<DoubleRole> Roles, bool Everyone)
{
    public static MentionSet None { get; } = new([], [], Everyone: false);
}
