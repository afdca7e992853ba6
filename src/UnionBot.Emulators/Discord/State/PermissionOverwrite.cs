namespace UnionBot.Emulators.Discord.State;

/// <summary>What a channel allows and denies to one role or member.</summary>
internal sealed record PermissionOverwrite(ulong Id, bool IsMember, ulong Allow, ulong Deny);
