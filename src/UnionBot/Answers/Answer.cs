#pragma warning disable MA0048 // An answer and its outcome are one idea.
using UnionBot.Messages;

namespace UnionBot.Answers;

/// <summary>What the engine makes of one question.</summary>
internal sealed record Answer
{
    /// <summary>How a <see cref="Topic"/> begins that is no entry's but one of the practicalities of any event: « practical:le stationnement ».</summary>
    public const string PracticalTopic = "practical:";

    /// <summary>Which of the six kinds of answer it is.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The entries shown, best first: the answer's or list's own (a family first, then its members), the offered choices, or the suggestions of a silence or outside. Empty for help.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>
    /// The topic that was matched where the document does not say what was asked: an entry's id (a declared silence, other entry without a quote, or the known thing of which
    /// something else was asked), or <see cref="PracticalTopic"/> and a fixed French name. <see langword="null"/> where none was matched, and for what was found.
    /// </summary>
    public string? Topic { get; init; }

    /// <summary>How sure the engine is that the pack speaks of this, 0…1, comparable across questions.</summary>
    public required double Relevance { get; init; }

    /// <summary>What the member sees; names are masked. Buttons: <c>q:show/…</c> actions handled by the question command.</summary>
    public required BotMessage Message { get; init; }

    /// <summary>What a follow-up leans on.</summary>
    public required DialogueMemory Memory { get; init; }
}

/// <summary>The kinds of answer.</summary>
internal enum Outcome
{
    Answer,
    List,
    Choices,
    Silence,
    Outside,
    Help,
}
