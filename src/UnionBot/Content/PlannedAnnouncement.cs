using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Content;

/// <summary>An announcement as the pack plans it. What happens to it later stands in the database.</summary>
internal sealed record PlannedAnnouncement
{
    /// <summary>Its id within the event: <c>j-7</c>.</summary>
    public required string Id { get; init; }

    /// <summary>When it is due.</summary>
    public required PlanRule When { get; init; }

    /// <summary>What it says: framing from French resources or the pack, quotes as blocks of kind quote. Names are masked.</summary>
    public required BotMessage Message { get; init; }

    /// <summary>What it says on one platform in place of <see cref="Message"/>.</summary>
    public IReadOnlyDictionary<Platform, BotMessage> Variants { get; init; } = new Dictionary<Platform, BotMessage>();

    /// <summary>Until when it is worth sending, or <see langword="null"/> for the defaults.</summary>
    public FreshRule? Fresh { get; init; }

    /// <summary>Whether it goes at its hour although that is quiet.</summary>
    public bool Night { get; init; }

    /// <summary>The groups of places it goes to; empty: all places.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>A photo beside the pack's files, relative to its <c>assets</c> folder, or <see langword="null"/>.</summary>
    public string? PhotoFile { get; init; }

    /// <summary>The file and line it stands on.</summary>
    public required string File { get; init; }

    /// <inheritdoc cref="File"/>
    public required int Line { get; init; }
}
