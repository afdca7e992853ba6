#pragma warning disable MA0048 // The node and its three kinds are one tree.
namespace UnionBot.Content;

/// <summary>A value of a pack file with the line it stands on, whichever syntax the file is in.</summary>
/// <param name="Line">From 1.</param>
internal abstract record PackNode(int Line)
{
    /// <summary>How the kind is called in a fault.</summary>
    public abstract string Kind { get; }

    /// <summary>A text, number or word.</summary>
    /// <param name="Text">Its words, without quotes.</param>
    /// <param name="Line"><inheritdoc/></param>
    /// <param name="Plain">Whether it stood without quotes.</param>
    public sealed record Scalar(string Text, int Line, bool Plain) : PackNode(Line)
    {
        /// <inheritdoc/>
        public override string Kind => "un texte";

        /// <summary>Whether nothing was written after the key.</summary>
        public bool IsEmpty => Text.Length == 0 || (Plain && Text is "~" or "null");
    }

    /// <summary>A list.</summary>
    public sealed record List(IReadOnlyList<PackNode> Items, int Line) : PackNode(Line)
    {
        /// <inheritdoc/>
        public override string Kind => "une liste";
    }

    /// <summary>Keys with values, in file order; keys are unique.</summary>
    public sealed record Map(IReadOnlyList<KeyValuePair<Scalar, PackNode>> Pairs, int Line) : PackNode(Line)
    {
        /// <inheritdoc/>
        public override string Kind => "un bloc « clé: valeur »";
    }
}

/// <summary>A text and the line it stands on.</summary>
internal readonly record struct Located(string Text, int Line);
