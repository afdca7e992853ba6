namespace UnionBot.Emulators.Discord.State;

/// <summary>A user in a guild, with the roles beside <c>@everyone</c>.</summary>
internal sealed record GuildMember(DoubleUser User, DateTimeOffset Joined)
{
    public List<DoubleRole> Roles { get; } = [];
}
