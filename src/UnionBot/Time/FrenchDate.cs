#pragma warning disable MA0048 // What is read and what it may hang on are one idea.
namespace UnionBot.Time;

/// <summary>What became of a date that an admin typed.</summary>
internal abstract record FrenchDate
{
    private FrenchDate()
    {
    }

    /// <summary>It was read. Whether it lies ahead is not asked here.</summary>
    public sealed record Read(Anchor Anchor) : FrenchDate;

    /// <summary>It was not read.</summary>
    /// <param name="Reason">A French sentence for who typed it; what can be read stands in <see cref="FrenchDates.Forms"/>.</param>
    public sealed record Unread(string Reason) : FrenchDate
    {
        /// <summary>What may have been meant, where the words contradict each other: the date as it is, the weekday nearest to it.</summary>
        public IReadOnlyList<Anchor> Instead { get; init; } = [];
    }
}

/// <summary>Something of the agenda that a typed date may hang on (« 15 min avant le débat »).</summary>
/// <param name="Id">The entry's id.</param>
/// <param name="Words">What people call it: its title, its label, other ways to ask for it.</param>
internal sealed record NamedItem(string Id, IReadOnlyList<string> Words);
