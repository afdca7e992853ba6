namespace UnionBot.Content;

/// <summary>One thing that can be asked about: a fact with its quote, a family of facts, or a topic on which the document is silent.</summary>
internal sealed record Entry
{
    /// <summary>Its id, for ever: <c>measure/immediate/1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its <see cref="EntryType.Id"/>.</summary>
    public required string Type { get; init; }

    /// <summary>What it is about, in correct French.</summary>
    public required string Title { get; init; }

    /// <summary>The verbatim passages, in order; empty for a silence or small talk, and for a family that only lists its members.</summary>
    public IReadOnlyList<Passage> Quotes { get; init; } = [];

    /// <summary>What kind of statement it is: <c>position</c>, <c>chiffre</c>, <c>prévu</c>, <c>voté</c>, <c>estimation</c>, <c>fait</c>; <see langword="null"/> for silences and families.</summary>
    public string? Status { get; init; }

    /// <summary>Who says it, for example « la CGT » or « la délégation FILPAC CGT Autajon »; <see langword="null"/> where nobody does.</summary>
    public string? SaidBy { get; init; }

    /// <summary>Other ways to ask for it, as members would.</summary>
    public IReadOnlyList<string> Asks { get; init; } = [];

    /// <summary>The line of each of <see cref="Asks"/> in <see cref="File"/>, in the same order, as they were read.</summary>
    public IReadOnlyList<int> AskLines { get; init; } = [];

    /// <summary>Contradictions and silences of the document, shown with the answer.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What comes from outside the document; <c>check</c> prints it, no member sees it.</summary>
    public IReadOnlyList<string> EditorNotes { get; init; } = [];

    /// <summary>The family it belongs to (an entry's id), or <see langword="null"/>.</summary>
    public string? Parent { get; init; }

    /// <summary>Its number within its family, from 1, or <see langword="null"/>.</summary>
    public int? Number { get; init; }

    /// <summary>A short one-line form for lists and buttons, or <see langword="null"/> for the title.</summary>
    public string? Label { get; init; }

    /// <summary>When it takes place, for agenda entries only.</summary>
    public EntrySchedule? Schedule { get; init; }

    /// <summary>What sort of entry it is.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>For a silence: the entries that say something nearby. For an agenda entry: who takes part. Ids.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>The file it stands in, relative to the pack.</summary>
    public required string File { get; init; }

    /// <summary>Its first line there, from 1.</summary>
    public required int Line { get; init; }
}
