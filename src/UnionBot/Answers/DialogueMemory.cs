namespace UnionBot.Answers;

/// <summary>What was just talked about with one person in one chat. In memory only.</summary>
/// <param name="Ids">The entries last shown, best first.</param>
/// <param name="Outcome">What kind of answer that was.</param>
internal sealed record DialogueMemory(IReadOnlyList<string> Ids, Outcome Outcome);
