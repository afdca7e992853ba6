#pragma warning disable MA0048 // The script and its steps are one file.
namespace UnionBot.Content;

/// <summary>What happens in the rehearsal beside the announcements: the pack's optional <c>rehearsal.yaml</c>.</summary>
internal sealed record RehearsalScript
{
    /// <summary>The steps, each at its rule's instant.</summary>
    public required IReadOnlyList<RehearsalStep> Steps { get; init; }
}

/// <summary>One scripted moment.</summary>
/// <param name="When">When, as an anchor: <c>J-3 18:00</c>.</param>
/// <param name="Platform"><c>telegram</c>, <c>discord</c> or <see langword="null"/> for both.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Who">A label for the member: steps with the same label are one person in one chat.</param>
/// <param name="Text">What is said; for <see cref="RehearsalStepKind.Announce"/> what follows <c>/annoncer</c>.</param>
/// <param name="Expect">The entry ids of which the first shown must be one; empty: out of scope, nothing may be answered.</param>
/// <param name="Photo">For <see cref="RehearsalStepKind.LivePhoto"/>: a file in <c>assets</c>, or <see langword="null"/> for a generated picture.</param>
internal sealed record RehearsalStep(
    Time.Anchor When, string? Platform, RehearsalStepKind Kind, string Who, string Text, IReadOnlyList<string> Expect, string? Photo);

/// <summary>What a scripted step does.</summary>
internal enum RehearsalStepKind
{
    Ask,
    Announce,
    LiveText,
    LivePhoto,
}
