using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>A one-off to add to the plan.</summary>
internal sealed record NewAnnouncement
{
    /// <summary>The event it belongs to.</summary>
    public required string EventId { get; init; }

    /// <summary>Its id within the event.</summary>
    public required string Id { get; init; }

    /// <summary>When it is due, as a rule.</summary>
    public required Anchor Rule { get; init; }

    /// <summary>When that is today, UTC; <see langword="null"/> while what it hangs on has no hour.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>What it says.</summary>
    public required BotMessage Message { get; init; }

    /// <summary>The pack's hash, or <see langword="null"/> for chat.</summary>
    public string? FileVersion { get; init; }

    /// <summary>Who planned it in chat, or <see langword="null"/> for the pack.</summary>
    public PersonRef? Author { get; init; }
}
