using UnionBot.Announcements;

namespace UnionBot.Tests.Announcements;

/// <summary>An announcement as the plan holds it.</summary>
internal sealed class PlanRow
{
    public required AnnouncementForm Form { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool FromChat { get; init; }

    public ApprovalStand Approval { get; set; }

    public bool Held { get; set; }

    public bool Active { get; set; } = true;

    public bool Touched { get; set; }

    public string? FileSaid { get; set; }
}
