using UnionBot.Content;

namespace UnionBot.Rehearsal;

/// <summary>One scripted act, at its instant.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Platform"><c>telegram</c> or <c>discord</c>.</param>
/// <param name="Step">What is done and what is expected.</param>
internal sealed record Moment(DateTimeOffset At, string Platform, RehearsalStep Step);
