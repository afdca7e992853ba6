#pragma warning disable MA0048 // The instant and how it was found are one answer.
namespace UnionBot.Time;

/// <summary>A civil time resolved in a zone.</summary>
/// <param name="Instant">The instant, in UTC.</param>
/// <param name="Fit">Whether the clock of that night had to be argued with.</param>
internal readonly record struct CivilInstant(DateTimeOffset Instant, CivilFit Fit);

/// <summary>How a civil time fits its zone.</summary>
internal enum CivilFit
{
    /// <summary>It exists once.</summary>
    Exact,

    /// <summary>It does not exist (spring gap): moved to the first instant after it.</summary>
    Gap,

    /// <summary>It exists twice (autumn overlap): the first of the two.</summary>
    Overlap,
}
