#pragma warning disable MA0048 // An item, its kind and its lane are one idea.
using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>Something the bot is to say unasked, to every subscribed place.</summary>
internal sealed record NewItem
{
    /// <summary>The event it belongs to.</summary>
    public required string EventId { get; init; }

    /// <summary>Names it for ever within its event: <c>announcement/j-7/1</c>, <c>live/12</c>. A second publication under the same key does nothing.</summary>
    public required string Key { get; init; }

    /// <summary>What it is; with its number it is shown (« Annonce n° 12 », « Direct n° 12 »).</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>Writes the message once its number in the one series is known.</summary>
    public required Func<int, BotMessage> Compose { get; init; }

    /// <summary>When it was due, UTC; the ledger measures lateness from here.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Writes the message where a platform has words of its own; <see langword="null"/>: <see cref="Compose"/> for all.</summary>
    public Func<int, Platform, BotMessage>? ComposeOn { get; init; }

    /// <summary>The groups of places it goes to; empty: all places.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>From when on it is worth nothing: a row claimed then is missed. <see langword="null"/>: it is sent however late.</summary>
    public DateTimeOffset? FreshUntil { get; init; }

    /// <summary>Whether its text says how late it is; otherwise a row that is claimed late says so.</summary>
    public bool SaysLate { get; init; }

    /// <summary>Whether it comes without a sound.</summary>
    public bool Silent { get; init; }

    /// <summary>What doubt leads to; <see langword="null"/> for what the settings say.</summary>
    public DoubtRule? WhenInDoubt { get; init; }

    /// <summary>Who wrote it, for reports; <see langword="null"/> for the pack.</summary>
    public PersonRef? Author { get; init; }
}

/// <summary>What an item is. The numbers stand in the database.</summary>
internal enum ItemKind
{
    Announcement = 1,
    Live = 2,
}

/// <summary>Who goes first; smaller is sooner. The numbers stand in the database.</summary>
internal enum Lane
{
    Retraction = 0,
    Answer = 1,
    Live = 2,
    Announcement = 3,
}
