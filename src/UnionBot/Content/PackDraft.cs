#pragma warning disable MA0048 // The draft and its entries are one thing.
using UnionBot.Time;

namespace UnionBot.Content;

/// <summary>A pack while it is read: what is there so far, with the lines that checks need.</summary>
internal sealed class PackDraft(PackFiles files, FindingList findings)
{
    /// <summary>Its files.</summary>
    public PackFiles Files { get; } = files;

    /// <summary>Where findings go.</summary>
    public FindingList Findings { get; } = findings;

    /// <summary>The event's file, once read.</summary>
    public EventDraft? Event { get; set; }

    /// <summary>The source, once read.</summary>
    public SourceDocument? Source { get; set; }

    /// <summary>The source prepared for look-ups.</summary>
    public SourceText? SourceText { get; set; }

    /// <summary>The clock times that the source states, once it is read.</summary>
    public IReadOnlySet<TimeOnly>? SourceTimes { get; set; }

    /// <summary>The entries so far, in file order.</summary>
    public List<EntryDraft> Entries { get; } = [];

    /// <summary>The announcements so far.</summary>
    public List<PlannedAnnouncement> Announcements { get; } = [];

    /// <summary>The rehearsal's script, if there is one.</summary>
    public RehearsalScript? Rehearsal { get; set; }

    /// <summary>Whether a file of entries could not be read, so that a missing id proves nothing.</summary>
    public bool EntriesIncomplete { get; set; }

    /// <summary>Sentences that need no entry, with the reason.</summary>
    public List<Rhetorical> Rhetorical { get; } = [];
}

/// <summary>A sentence of the source that no question leads to, and why.</summary>
internal sealed record Rhetorical(string Sentence, string Reason, int Line);

/// <summary>The event's file while the pack is read; what is missing or wrong is <see langword="null"/>.</summary>
internal sealed record EventDraft
{
    public string? Id { get; init; }

    public string? Title { get; init; }

    public TimeZoneInfo? Zone { get; init; }

    public QuietHours? Quiet { get; init; } = QuietHours.Default;

    public IReadOnlyList<DateOnly> Days { get; init; } = [];

    public Located? Start { get; init; }

    public Located? End { get; init; }

    public string? Document { get; init; }

    public IReadOnlyList<PersonName> Names { get; init; } = [];

    public IReadOnlyList<EntryType> Types { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<string>> Synonyms { get; init; } = [];
}

/// <summary>An entry with the lines of its parts.</summary>
internal sealed record EntryDraft
{
    public required Entry Entry { get; init; }

    /// <summary>Whether the author named the type, and did not leave it to the id.</summary>
    public bool TypeGiven { get; init; }

    public IReadOnlyList<Located> Asks { get; init; } = [];

    public IReadOnlyList<Located> Notes { get; init; } = [];

    public IReadOnlyList<Located> Related { get; init; } = [];

    public IReadOnlyList<Located> Quotes { get; init; } = [];

    /// <summary>How many members the document says it has.</summary>
    public int? Says { get; init; }

    /// <summary>What is shown where the document's count and list differ.</summary>
    public string? CountNote { get; init; }
}
