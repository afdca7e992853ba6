using UnionBot.Messages;

namespace UnionBot.Announcements;

/// <summary>An announcement to add to the plan.</summary>
internal sealed record NewAnnouncement
{
    /// <summary>The event it belongs to.</summary>
    public required string EventId { get; init; }

    /// <summary>Its id within the event.</summary>
    public required string Id { get; init; }

    /// <summary>What it is to be.</summary>
    public required AnnouncementForm Form { get; init; }

    /// <summary>The pack's hash, or <see langword="null"/> for chat.</summary>
    public string? FileVersion { get; init; }

    /// <summary>Whether another admin must approve it.</summary>
    public ApprovalStand Approval { get; init; }

    /// <summary>Who planned it in chat, or <see langword="null"/> for the pack.</summary>
    public PersonRef? Author { get; init; }
}
