using UnionBot.Discord;
using UnionBot.Messages;

namespace UnionBot.Tests.Discord;

public sealed class DiscordRendererTests
{
    [Fact]
    public void Blocks_become_titles_lists_quotes_and_paragraphs() =>
        DiscordRenderer.Render(
        [
            new Block.Heading([new Run("Programme")]),
            new Block.Paragraph([new Run("Deux temps :")]),
            new Block.Bullet([new Run("le matin")]),
            new Block.Bullet([new Run("l'après-midi")]),
            new Block.Quote([new Run("Une ligne\net une autre")]),
            new Block.Paragraph([new Run("Fin")]),
        ]).ShouldBe("### Programme\nDeux temps :\n- le matin\n- l'après-midi\n\n> Une ligne\n> et une autre\n\nFin");

    [Theory]
    [InlineData(RunStyle.Bold, "**a**")]
    [InlineData(RunStyle.Italic, "*a*")]
    [InlineData(RunStyle.Underline, "__a__")]
    [InlineData(RunStyle.Strike, "~~a~~")]
    [InlineData(RunStyle.Spoiler, "||a||")]
    [InlineData(RunStyle.Code, "`a`")]
    [InlineData(RunStyle.Bold | RunStyle.Italic | RunStyle.Underline, "__***a***__")]
    internal void Each_style_has_its_mark(RunStyle style, string expected) =>
        Render(new Run("a", style)).ShouldBe(expected);

    [Theory]
    [InlineData("*pas gras*", "\\*pas gras\\*")]
    [InlineData("a_b ~c~ |d| `e`", "a\\_b \\~c\\~ \\|d\\| \\`e\\`")]
    [InlineData("[x](https://a.fr/b)", "\\[x\\](<https://a.fr/b>)")]
    [InlineData("# titre", "\\# titre")]
    [InlineData("- liste", "\\- liste")]
    [InlineData("> citation", "\\> citation")]
    [InlineData("1. un", "1\\. un")]
    [InlineData("l'est-ce # 2 > 1", "l'est-ce # 2 > 1")]
    [InlineData("<@123> et @everyone", "\\<@\u200B123> et @\u200Beveryone")]
    [InlineData("C:\\x", "C:\\\\x")]
    public void What_markdown_could_read_is_escaped(string text, string expected) => Render(new Run(text)).ShouldBe(expected);

    [Fact]
    public void A_bare_address_stays_whole_and_has_no_preview() =>
        Render(new Run("Vois https://a.fr/b_c_d?e=*f* et http://g.fr.")).ShouldBe("Vois <https://a.fr/b_c_d?e=*f>\\* et <http://g.fr>.");

    [Fact]
    public void A_link_is_masked_and_its_address_cannot_break_out() =>
        Render(new Run("le [texte]", RunStyle.Bold, new Uri("https://a.fr/x?q=1)>(")))
            .ShouldBe("**[le \\[texte\\]](<https://a.fr/x?q=1)%3E(>)**");

    [Fact]
    public void A_link_whose_label_is_an_address_shows_the_address() =>
        Render(new Run("https://b.fr", RunStyle.None, new Uri("https://a.fr/"))).ShouldBe("<https://b.fr> (<https://a.fr/>)");

    [Fact]
    public void White_space_stands_outside_the_marks() =>
        Render(new Run("a"), new Run(" gras ", RunStyle.Bold), new Run("b")).ShouldBe("a **gras** b");

    [Fact]
    public void Marks_that_touch_are_kept_apart() =>
        Render(new Run("a", RunStyle.Bold), new Run("b", RunStyle.Italic)).ShouldBe("**a**\u200B*b*");

    [Fact]
    public void A_style_is_closed_and_opened_on_each_line() =>
        DiscordRenderer.Render([new Block.Quote([new Run("a\nb", RunStyle.Bold)])]).ShouldBe("> **a**\n> **b**");

    [Fact]
    public void Code_with_backticks_has_a_longer_fence() => Render(new Run("`a``", RunStyle.Code)).ShouldBe("``` `a`` ```");

    [Fact]
    public void Nothing_renders_to_nothing() => DiscordRenderer.Render([]).ShouldBe("");

    private static string Render(params Run[] runs) => DiscordRenderer.Render([new Block.Paragraph(runs)]);
}
