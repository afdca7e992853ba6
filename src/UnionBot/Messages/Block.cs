using System.Text.Json.Serialization;

namespace UnionBot.Messages;

/// <summary>One block of a message: flat runs, no nesting.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Paragraph), "p")]
[JsonDerivedType(typeof(Heading), "h")]
[JsonDerivedType(typeof(Bullet), "b")]
[JsonDerivedType(typeof(Quote), "q")]
internal abstract record Block
{
    private Block(IReadOnlyList<Run> runs) => Runs = runs;

    /// <summary>The runs, in order.</summary>
    public IReadOnlyList<Run> Runs { get; init; }

    /// <summary>The words alone.</summary>
    [JsonIgnore]
    public string PlainText => string.Concat(Runs.Select(r => r.Text));

    /// <summary>Running text; may hold line breaks.</summary>
    public sealed record Paragraph(IReadOnlyList<Run> Runs) : Block(Runs);

    /// <summary>A short title line.</summary>
    public sealed record Heading(IReadOnlyList<Run> Runs) : Block(Runs);

    /// <summary>One item of a list.</summary>
    public sealed record Bullet(IReadOnlyList<Run> Runs) : Block(Runs);

    /// <summary>Words that are someone else's, verbatim.</summary>
    public sealed record Quote(IReadOnlyList<Run> Runs) : Block(Runs);
}
