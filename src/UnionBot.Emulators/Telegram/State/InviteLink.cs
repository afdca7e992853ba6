namespace UnionBot.Emulators.Telegram.State;

/// <summary>A link by which people come into a chat. Guarded by <see cref="World.Gate"/>.</summary>
internal sealed class InviteLink(string address, UserState creator, bool isPrimary)
{
    public string Address { get; } = address;

    public UserState Creator { get; } = creator;

    public bool IsPrimary { get; } = isPrimary;

    public string? Name { get; set; }

    /// <summary>When it ends, in Unix seconds; 0 for never.</summary>
    public long ExpireDate { get; set; }

    /// <summary>How many may be members by it at a time; 0 for any number.</summary>
    public int MemberLimit { get; set; }

    /// <summary>Whether an administrator must let each one in.</summary>
    public bool CreatesJoinRequest { get; set; }

    public bool IsRevoked { get; set; }

    /// <summary>How many came by it.</summary>
    public int Joined { get; set; }
}
