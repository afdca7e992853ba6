#pragma warning disable MA0048 // Small parts of an entry.
namespace UnionBot.Content;

/// <summary>What sort of entry it is; decides the outcome of an answer.</summary>
internal enum EntryKind
{
    /// <summary>A statement of the document, with its quote.</summary>
    Fact,

    /// <summary>A group of entries; answered as a list of its members.</summary>
    Family,

    /// <summary>A topic in scope on which the document is silent; answered as silence.</summary>
    Silence,

    /// <summary>The bot itself and small talk; answered as help, from French resources or the pack's own words in <see cref="Entry.Notes"/>.</summary>
    SmallTalk,

    /// <summary>An explanation of a term from outside the document, marked « hors document »; its text stands in <see cref="Entry.Notes"/>.</summary>
    Glossary,

    /// <summary>A subject that is not the document's; answered as outside, with the route in <see cref="Entry.Notes"/> if any.</summary>
    Outside,
}

/// <summary>A verbatim passage of the source.</summary>
/// <param name="Text">The words exactly as the source has them.</param>
/// <param name="FirstLine">The source line it starts on, from 1; 0 where unproved (flat packs).</param>
/// <param name="LastLine">The source line it ends on.</param>
internal sealed record Passage(string Text, int FirstLine, int LastLine);

/// <summary>When an agenda entry takes place.</summary>
internal sealed record EntrySchedule
{
    /// <summary>Its civil day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When it begins, or <see langword="null"/> where the document does not say.</summary>
    public TimeOnly? Start { get; init; }

    /// <summary>When it ends, or <see langword="null"/> where the document does not say.</summary>
    public TimeOnly? End { get; init; }

    /// <summary>Morning, afternoon or evening where no hour is known: <c>morning</c>, <c>afternoon</c>, <c>evening</c>.</summary>
    public string? Part { get; init; }
}

/// <summary>A kind of entries and the words for it.</summary>
/// <param name="Id">For example <c>measure</c>.</param>
/// <param name="Words">What members call one: « mesure », « proposition ».</param>
/// <param name="Focus">Nouns that ask for an entry of this kind: « ville », « lieu » for a place.</param>
internal sealed record EntryType(string Id, IReadOnlyList<string> Words, IReadOnlyList<string> Focus);

/// <summary>A person's first name in the document.</summary>
/// <param name="Name">As the document writes it.</param>
/// <param name="Consent">Whether the person agreed to be shown by it.</param>
internal sealed record PersonName(string Name, bool Consent);
