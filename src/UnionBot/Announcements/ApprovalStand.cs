namespace UnionBot.Announcements;

/// <summary>Whether an announcement waits for another admin's approval: pure, so that a model can check it.</summary>
/// <remarks>What is approved is a content (<see cref="FormColumns.Content"/>): what it says and to whom. A changed hour, a pause or a restart asks nobody again.</remarks>
/// <param name="Wanted">Whether somebody else must approve it.</param>
/// <param name="Approved">The content that was approved last, or <see langword="null"/>.</param>
internal readonly record struct ApprovalStand(bool Wanted, string? Approved)
{
    /// <summary>Nobody must approve it: it is the file's, or the union doesn't ask for it.</summary>
    public static ApprovalStand None { get; }

    /// <summary>Whether this content may not go out yet.</summary>
    public bool Lacks(string content) => Wanted && !string.Equals(Approved, content, StringComparison.Ordinal);

    /// <summary>What is added in chat.</summary>
    /// <param name="second">Whether the union wants a second person.</param>
    /// <param name="content">What it says, and to whom.</param>
    /// <param name="cleared">Whether it is a copy of what may go out with that very content.</param>
    public static ApprovalStand Added(bool second, string content, bool cleared) => second ? new ApprovalStand(Wanted: true, cleared ? content : null) : None;

    /// <summary>What is changed in chat; what could go out before can go out again where somebody changes it back.</summary>
    public ApprovalStand Changed(bool second, string before, string after) =>
        !second || string.Equals(before, after, StringComparison.Ordinal) ? this
        : Wanted ? this
        : new ApprovalStand(Wanted: true, before);

    /// <summary>Another admin approved a content.</summary>
    public ApprovalStand With(string content) => this with { Approved = content };
}
