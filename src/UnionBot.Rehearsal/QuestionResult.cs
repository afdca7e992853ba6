namespace UnionBot.Rehearsal;

/// <summary>How one scripted question was answered.</summary>
internal sealed record QuestionResult(Moment Moment, string Shown, bool Right);
