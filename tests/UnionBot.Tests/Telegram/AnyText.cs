using CsCheck;
using UnionBot.Messages;

namespace UnionBot.Tests.Telegram;

/// <summary>Generates what people write: words with accents, emoji and odd spaces, in any style.</summary>
internal static class AnyText
{
    private static readonly string[] Vocabulary =
        ["travail", "à", "l'été", "1 234", "🏭", "👩‍🏭", "<b>", "*_`", "&amp;", "fin.", "Quoi ?", "oui…", "« mot »", "é\u0301", "R\u00e9union", "x", "\u202f!", "pré-vu"];

    private static readonly Uri?[] Links = [null, null, null, new("https://example.org/a?b=1&c=é"), new("http://example.org/")];

    public static Gen<string> Words { get; } =
        Gen.Int[0, Vocabulary.Length - 1].Array[1, 12].Select(i => string.Join(' ', i.Select(n => Vocabulary[n])));

    /// <summary>Any style but code, which takes no other beside it.</summary>
    public static Gen<Run> Run { get; } =
        Gen.Select(Words, Gen.Int[0, 32], Gen.Int[0, Links.Length - 1], Gen.Bool).Select((words, style, link, spaced) =>
            style == 32 ? new Run(words, RunStyle.Code) : new Run(spaced ? words + " " : words, (RunStyle)style, Links[link]));

    public static Gen<IReadOnlyList<Run>> Runs { get; } = Run.Array[1, 5].Select(r => (IReadOnlyList<Run>)r);

    public static Gen<Block> Block { get; } = Gen.Select(Gen.Int[0, 3], Runs).Select((kind, runs) => (Block)(kind switch
    {
        0 => new Block.Heading(runs),
        1 => new Block.Bullet(runs),
        2 => new Block.Quote([.. runs.Select(r => r with { Style = r.Style & ~RunStyle.Code })]),
        _ => new Block.Paragraph(runs),
    }));

    public static Gen<IReadOnlyList<Block>> Blocks { get; } = Block.Array[0, 8].Select(b => (IReadOnlyList<Block>)b);

    /// <summary>Anything at all: lone surrogates, control characters, line breaks of every kind.</summary>
    public static Gen<IReadOnlyList<Block>> Garbage { get; } =
        Gen.Select(Gen.Int[0, 3], Gen.Select(Gen.String, Gen.Int[0, 63], Gen.Int[0, Links.Length - 1])
            .Select((text, style, link) => new Run(text, (RunStyle)style, Links[link])).Array[0, 5])
            .Select((kind, runs) => (Block)(kind switch
            {
                0 => new Block.Heading(runs),
                1 => new Block.Bullet(runs),
                2 => new Block.Quote(runs),
                _ => new Block.Paragraph(runs),
            })).Array[0, 6].Select(b => (IReadOnlyList<Block>)b);
}
