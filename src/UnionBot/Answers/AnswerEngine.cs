#pragma warning disable MA0048 // The engine and its question are one door.
using UnionBot.Agenda;
using UnionBot.Content;

namespace UnionBot.Answers;

/// <summary>Finds what a question means in one pack. Immutable, built once per pack, safe for concurrent use.</summary>
internal sealed class AnswerEngine
{
    /// <summary>Builds the index.</summary>
    /// <param name="pack">The pack; up to 5,000 entries.</param>
    /// <param name="thresholds">The pack's calibration, or <see langword="null"/> for the fixed default.</param>
    public static AnswerEngine Build(ContentPack pack, Thresholds? thresholds) => throw new NotImplementedException();

    /// <summary>Answers one question.</summary>
    public Answer Ask(Question question) => throw new NotImplementedException();

    /// <summary>Shows one entry, as a pressed button asks; <paramref name="full"/> for all of it with its source passage.</summary>
    public Answer Show(string entryId, Question context, bool full) => throw new NotImplementedException();
}

/// <summary>A question and its moment.</summary>
internal sealed record Question
{
    /// <summary>The words as typed.</summary>
    public required string Text { get; init; }

    /// <summary>The calendar's instant.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The programme as it stands.</summary>
    public required Programme Programme { get; init; }

    /// <summary>What was talked about before, or <see langword="null"/>.</summary>
    public DialogueMemory? Memory { get; init; }
}

/// <summary>Where an engine's relevance means "answer" and where it means "not my subject".</summary>
/// <param name="Answer">From here on it answers directly.</param>
/// <param name="Doubt">From here on it offers choices; below it says outside.</param>
internal sealed record Thresholds(double Answer, double Doubt);
