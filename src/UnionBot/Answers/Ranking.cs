#pragma warning disable MA0048 // A ranking and its hits are one idea.
using System.Runtime.InteropServices;

namespace UnionBot.Answers;

/// <summary>The entries that fit a question, best first.</summary>
/// <param name="Hits">At most as many as were asked for.</param>
/// <param name="Relevance">How sure it is that the pack speaks of this, 0…1.</param>
/// <param name="Certainty">How sure it is that the first hit, and it alone, is meant, 0…1.</param>
/// <param name="Signs">What both were read from.</param>
internal sealed record Ranking(IReadOnlyList<Hit> Hits, double Relevance, double Certainty, RelevanceSigns Signs);

/// <summary>One entry that fits.</summary>
/// <param name="Entry">Its number in the index.</param>
/// <param name="Score">Its score.</param>
/// <param name="Similarity">Likeness to its best phrase, 0…1.</param>
/// <param name="Cover">The share of the question that it speaks of, 0…1.</param>
/// <param name="Weight">How much it speaks of that, 0…1.</param>
/// <param name="Second">Likeness to its second best phrase, 0…1.</param>
/// <param name="Wording">How alike it is put, small words and all.</param>
/// <param name="Phrase">The greatest share of one of its phrases that the question holds, 0…1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Hit(int Entry, double Score, double Similarity, double Cover, double Weight, double Second, double Wording, double Phrase)
{
    /// <summary>Whether the question is one of the entry's phrases, or as good as one.</summary>
    public bool MeetsPhrase => Similarity >= 0.9;
}
