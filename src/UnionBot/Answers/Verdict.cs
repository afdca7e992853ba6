#pragma warning disable MA0048 // A verdict and its reason are one idea.
namespace UnionBot.Answers;

/// <summary>What is to be said, before it is dressed.</summary>
/// <param name="Outcome">The kind of answer.</param>
/// <param name="Entries">The entries shown, by number, best first.</param>
/// <param name="Relevance">How sure it is that the pack speaks of this.</param>
/// <param name="Reason">Why it is so; decides the framing.</param>
internal sealed record Verdict(Outcome Outcome, IReadOnlyList<int> Entries, double Relevance, Reason Reason)
{
    /// <summary>The entry of kind silence, outside or small talk that was met, or −1.</summary>
    public int Topic { get; init; } = -1;

    /// <summary>What was asked of the practicalities of any event, as <see cref="Practicalities"/> names it, or <see langword="null"/>.</summary>
    public string? Practical { get; init; }

    /// <summary>A sentence to begin with, or <see langword="null"/> for the usual one.</summary>
    public string? Lead { get; init; }
}

/// <summary>Why a verdict is what it is.</summary>
internal enum Reason
{
    /// <summary>It was found.</summary>
    Found,

    /// <summary>Several fit alike.</summary>
    Several,

    /// <summary>A number fits several.</summary>
    Numbered,

    /// <summary>It is not sure.</summary>
    Doubt,

    /// <summary>The pack declares the topic a silence.</summary>
    DeclaredSilence,

    /// <summary>The thing is known, what was asked of it is not.</summary>
    UnknownOfKnown,

    /// <summary>Nothing fits.</summary>
    NothingFits,

    /// <summary>It is about the bot, or small talk.</summary>
    SmallTalk,

    /// <summary>It is English.</summary>
    English,

    /// <summary>It asks for the moment.</summary>
    Moment,

    /// <summary>It asks for the source passage of what was shown.</summary>
    Source,
}
