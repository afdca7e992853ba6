#pragma warning disable MA0048 // A token and its kind are one idea.
using System.Runtime.InteropServices;

namespace UnionBot.French;

/// <summary>One unit of meaning of a text, ready to be looked up.</summary>
/// <param name="Surface">The folded word, or a sign such as <c>#n3</c> (a number or ordinal), <c>#t1400</c> (an hour), <c>#2.4</c>, <c>?qui</c>.</param>
/// <param name="Term">What is indexed: the light stem, or the sign itself.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Weight">How much it means by its nature alone, 0…1.</param>
/// <param name="Number">The number of a numeric sign; minutes since midnight of an hour; else 0.</param>
/// <param name="Word">The index of the word it comes from.</param>
/// <param name="Signs">The signs of that word.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Token(string Surface, string Term, TokenKind Kind, double Weight, int Number, int Word, WordSigns Signs);

/// <summary>The sorts of tokens.</summary>
internal enum TokenKind
{
    /// <summary>A word that means something.</summary>
    Word,

    /// <summary>A word that means little: <c>faire</c>, <c>dire</c>.</summary>
    Weak,

    /// <summary>What is asked for: <c>?qui</c>, <c>?quand</c>.</summary>
    Question,

    /// <summary>A small number or an ordinal.</summary>
    Ordinal,

    /// <summary>A number of three digits or more.</summary>
    Number,

    /// <summary>An hour of the day.</summary>
    Time,

    /// <summary>Two numbers with a point between: <c>2.4</c>.</summary>
    Path,
}
