using CsCheck;
using UnionBot.Discord;
using UnionBot.Messages;

namespace UnionBot.Tests.Discord;

public sealed class DiscordReaderTests
{
    private static readonly string[] Pieces =
        ["*", "**", "***", "_", "__", "~~", "||", "`", "```", "\\", "[", "](", ")", "<", ">", "<@1>", "<:a:2>", "- ", "# ", "> ", ">>> ", "\n", "\r\n", " ", "a", "é", "https://a.fr", "<https://b.fr>", "\u200B", "\ud83d\ude00", "\ud83d", "1. "];

    /// <summary>Any mixture of marks and words.</summary>
    private static readonly Gen<string> AnyMarkdown = OneOf(Pieces).Array[0, 60].Select(p => string.Concat(p));

    private static readonly Gen<string> AnyWords =
        OneOf("Le", "débat", "à", "14 h", "l'accueil", "a_b", "5*3", "#12", "(x)", "[y]", "c'est-à-dire", "~", "||", "fin.", "@tous", "é\u0301", "\\o/", "2 > 1", "<b>")
            .Array[1, 5].Select(w => string.Join(' ', w));

    private static readonly Gen<RunStyle> AnyStyle = Gen.Int[0, 63].Select(i => (RunStyle)i);

    private static readonly Gen<Run> AnyRun =
        Gen.Select(AnyWords, AnyStyle, OneOf<Uri?>(null, null, null, new Uri("https://exemple.fr/a_b?c=(d)")), (words, style, link) => new Run(words, style, link));

    private static readonly Gen<IReadOnlyList<Run>> AnyRuns = AnyRun.Array[1, 4].Select(r => (IReadOnlyList<Run>)r);

    private static readonly Gen<IReadOnlyList<Block>> AnyBlocks = Gen.Select(Gen.Int[0, 3], AnyRuns, (kind, runs) => kind switch
    {
        0 => new Block.Heading(runs),
        1 => new Block.Bullet(runs),
        2 => new Block.Quote(runs),
        _ => (Block)new Block.Paragraph(runs),
    }).Array[1, 5].Select(b => (IReadOnlyList<Block>)b);

    [Fact]
    public void What_a_person_typed_keeps_its_formatting() =>
        Runs("**gras** *ital* __soul__ ~~barré~~ ||s|| `code` [t](https://a.fr)").Where(r => !string.IsNullOrWhiteSpace(r.Text)).ShouldBe(
        [
            new Run("gras", RunStyle.Bold),
            new Run("ital", RunStyle.Italic),
            new Run("soul", RunStyle.Underline),
            new Run("barré", RunStyle.Strike),
            new Run("s", RunStyle.Spoiler),
            new Run("code", RunStyle.Code),
            new Run("t", RunStyle.None, new Uri("https://a.fr")),
        ]);

    [Fact]
    public void Lists_titles_quotes_and_line_breaks_become_blocks()
    {
        var blocks = DiscordReader.Read("# Titre\nligne 1\nligne 2\n\nautre\n- un\n  suite\n* deux\n> cité\n> encore\nfin");

        blocks.Select(b => (b.GetType().Name, b.PlainText)).ShouldBe(
        [
            ("Heading", "Titre"), ("Paragraph", "ligne 1\nligne 2"), ("Paragraph", "autre"), ("Bullet", "un\nsuite"), ("Bullet", "deux"),
            ("Quote", "cité\nencore"), ("Paragraph", "fin"),
        ]);
    }

    [Theory]
    [InlineData("snake_case_name", "snake_case_name")]
    [InlineData("2 * 3 * 4", "2 * 3 * 4")]
    [InlineData("**jamais fermé", "**jamais fermé")]
    [InlineData("\\*pas gras\\*", "*pas gras*")]
    [InlineData("a <@!123> b <#4> <:coeur:55> <@&6>", "a @membre b #salon :coeur: @rôle")]
    [InlineData("<https://a.fr/x>", "https://a.fr/x")]
    [InlineData("[t](javascript:x)", "[t](javascript:x)")]
    [InlineData("1. un", "1. un")]
    public void What_is_no_mark_stays_text(string markdown, string plain)
    {
        var runs = Runs(markdown);
        runs.ShouldHaveSingleItem().ShouldBe(new Run(plain));
    }

    [Fact]
    public void Marks_may_stand_inside_marks() =>
        Runs("***a*** **b *c* d**").ShouldBe(
        [
            new Run("a", RunStyle.Bold | RunStyle.Italic), new Run(" "), new Run("b ", RunStyle.Bold), new Run("c", RunStyle.Bold | RunStyle.Italic), new Run(" d", RunStyle.Bold),
        ]);

    [Fact]
    public void A_fenced_block_is_code_without_its_language() =>
        DiscordReader.Read("avant\n```csharp\nvar a = 1;\n**b**\n```\naprès").Select(b => (b.PlainText, b.Runs[0].Style)).ShouldBe(
            [("avant", RunStyle.None), ("var a = 1;\n**b**", RunStyle.Code), ("après", RunStyle.None)]);

    [Fact]
    public void Reading_never_fails_and_no_run_is_empty() =>
        AnyMarkdown.Sample(text => DiscordReader.Read(text).All(b => b.Runs.Count > 0 && b.Runs.All(r => r.Text.Length > 0)), iter: 5_000);

    [Fact]
    public void What_is_rendered_reads_back_as_it_was() =>
        AnyBlocks.Sample(
            blocks => Letters(DiscordReader.Read(DiscordRenderer.Render(blocks))).ShouldBe(Letters(blocks), DiscordRenderer.Render(blocks)), iter: 1_500);

    [Fact]
    public void Neighbours_of_one_style_are_one_run() =>
        Runs("_a_ *b*").ShouldHaveSingleItem().ShouldBe(new Run("a b", RunStyle.Italic));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static IReadOnlyList<Run> Runs(string markdown) => DiscordReader.Read(markdown).ShouldHaveSingleItem().Runs;

    /// <summary>Each visible character with its block's kind, its style and its link: how runs are cut does not matter.</summary>
    private static List<(string Block, char Letter, RunStyle Style, string? Link)> Letters(IReadOnlyList<Block> blocks) =>
        [.. from block in blocks
            from run in block.Runs
            from letter in run.Text
            where !char.IsWhiteSpace(letter)
            select (block.GetType().Name, letter, run.Style, run.Link?.AbsoluteUri)];
}
