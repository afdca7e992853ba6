#pragma warning disable MA0048 // An occurrence and its states are one idea.
using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>One time that an announcement is due.</summary>
internal sealed record Occurrence
{
    /// <summary>The announcement's id within its event.</summary>
    public required string AnnouncementId { get; init; }

    /// <summary>Which of its times: <c>1</c> for a one-off.</summary>
    public required string Name { get; init; }

    /// <summary>When it is due, UTC; <see langword="null"/> while what it hangs on has no hour.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>What became of it.</summary>
    public required OccurrenceState State { get; init; }

    /// <summary>The announcement's rule.</summary>
    public required Anchor Rule { get; init; }

    /// <summary>What it says.</summary>
    public required BotMessage Message { get; init; }

    /// <summary>Who planned it in chat, or <see langword="null"/> for the pack.</summary>
    public required PersonRef? Author { get; init; }

    /// <summary>Its first words, to name it to an admin.</summary>
    public string Title => AnnouncementsFrench.Shorten(Message.Blocks.Count > 0 ? Message.Blocks[0].PlainText : "");
}

/// <summary>What became of an occurrence. Stored by name.</summary>
internal enum OccurrenceState
{
    /// <summary>Still to come.</summary>
    Planned,

    /// <summary>In the outbox.</summary>
    Sent,

    /// <summary>Too late when it could have been sent; the admins were told.</summary>
    Missed,

    /// <summary>Due before it was known here: neither sent nor reported.</summary>
    Passed,

    /// <summary>Taken back before it was due.</summary>
    Cancelled,
}
