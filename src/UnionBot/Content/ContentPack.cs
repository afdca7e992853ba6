namespace UnionBot.Content;

/// <summary>One event's approved content, read and checked. Immutable; swapped whole.</summary>
internal sealed record ContentPack
{
    /// <summary>The folder or file it was read from, as it was given.</summary>
    public required string Path { get; init; }

    /// <summary>The lower-case hex SHA-256 over all its files' bytes after line ends and BOM are normalised: the version.</summary>
    public required string Hash { get; init; }

    /// <summary>The event.</summary>
    public required PackEvent Event { get; init; }

    /// <summary>The approved document.</summary>
    public required SourceDocument Source { get; init; }

    /// <summary>Everything that can be asked about, in file order.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>The kinds of entries, with the words members use for them: what ordinals (<c>mesure 3</c>) and question focus build on.</summary>
    public IReadOnlyList<EntryType> Types { get; init; } = [];

    /// <summary>Groups of words that mean the same in this pack.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Synonyms { get; init; } = [];

    /// <summary>Names of persons and whether they agreed to be shown.</summary>
    public IReadOnlyList<PersonName> Names { get; init; } = [];

    /// <summary>The announcements that the pack plans.</summary>
    public IReadOnlyList<PlannedAnnouncement> Announcements { get; init; } = [];

    /// <summary>The rehearsal's script, or <see langword="null"/> where it is derived.</summary>
    public RehearsalScript? Rehearsal { get; init; }

    /// <summary>An entry by its id, or <see langword="null"/>.</summary>
    public Entry? Find(string id) => Entries.FirstOrDefault(e => string.Equals(e.Id, id, StringComparison.Ordinal));

    /// <summary>The text as members may see it: each name without consent becomes « [prénom] ». Applies to everything shown: quotes, titles, notes, passages.</summary>
    public string Shown(string text) => NameMask.Apply(text, Names);
}
