namespace UnionBot.Emulators.Telegram.State;

/// <summary>How one account stands to one chat.</summary>
internal sealed record MemberState(TgMemberStatus Status, TgRights Rights = TgRights.None, bool Anonymous = false)
{
    public static readonly MemberState Out = new(TgMemberStatus.Left);

    /// <summary>What a restricted member may still do.</summary>
    public Permissions Permissions { get; init; }

    /// <summary>When a restriction or ban ends, in Unix seconds; 0 for never.</summary>
    public long Until { get; init; }

    /// <summary>What an administrator is called, or <see langword="null"/>.</summary>
    public string? Title { get; init; }

    public bool IsInside => Status is not (TgMemberStatus.Left or TgMemberStatus.Kicked);

    public bool IsAdmin => Status is TgMemberStatus.Administrator or TgMemberStatus.Creator;

    public bool May(TgRights right) => Status == TgMemberStatus.Creator || (Status == TgMemberStatus.Administrator && Rights.HasFlag(right));
}
