namespace UnionBot.Emulators.Discord.State;

/// <summary>Which mentions in a message may notify. Source: Discord, Message, "Allowed Mentions Object".</summary>
internal sealed record AllowedMentions(
    bool Everyone, bool AllRoles, bool AllUsers, IReadOnlySet<ulong> Roles, IReadOnlySet<ulong> Users, bool RepliedUser)
{
    /// <summary>What holds for an ordinary message that says nothing: everything notifies.</summary>
    public static AllowedMentions OfMessages { get; } = new(true, true, true, new HashSet<ulong>(), new HashSet<ulong>(), true);

    /// <summary>What holds for a response to an interaction that says nothing: only users.</summary>
    public static AllowedMentions OfInteractions { get; } = OfMessages with { Everyone = false, AllRoles = false };

    public bool MayNotifyUser(ulong id) => AllUsers || Users.Contains(id);

    public bool MayNotifyRole(ulong id) => AllRoles || Roles.Contains(id);
}
