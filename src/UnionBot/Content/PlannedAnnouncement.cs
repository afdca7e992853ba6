using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Content;

/// <summary>An announcement as the pack plans it. What happens to it later stands in the database.</summary>
internal sealed record PlannedAnnouncement
{
    /// <summary>Its id within the event: <c>j-7</c>.</summary>
    public required string Id { get; init; }

    /// <summary>When it is due.</summary>
    public required Anchor When { get; init; }

    /// <summary>What it says: framing from French resources or the pack, quotes as blocks of kind quote. Names are masked.</summary>
    public required BotMessage Message { get; init; }

    /// <summary>A photo beside the pack's files, relative to its <c>assets</c> folder, or <see langword="null"/>.</summary>
    public string? PhotoFile { get; init; }

    /// <summary>The file and line it stands on.</summary>
    public required string File { get; init; }

    /// <inheritdoc cref="File"/>
    public required int Line { get; init; }
}
