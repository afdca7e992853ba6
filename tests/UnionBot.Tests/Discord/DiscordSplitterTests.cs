using CsCheck;
using UnionBot.Discord;
using UnionBot.Messages;

namespace UnionBot.Tests.Discord;

public sealed class DiscordSplitterTests
{
    private static readonly string[] Pieces = ["mot ", "fin. ", "*_x_* ", "é", "\n", "👩‍👩‍👧 "];

    private static readonly Gen<BotMessage> AnyLongMessage =
        Gen.Select(Gen.Int[1, 900], Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.Bool, (times, piece, quote) =>
        {
            IReadOnlyList<Run> runs = [new Run(string.Concat(Enumerable.Repeat(piece, times)) + "z", RunStyle.Bold)];
            return quote ? new Block.Quote(runs) : (Block)new Block.Paragraph(runs);
        }).Array[1, 4].Select(b => new BotMessage { Blocks = b, Rows = [[new Button.Press("ok", "a:b")]] });

    [Fact]
    public void A_message_that_fits_is_not_touched()
    {
        var message = BotMessage.Plain("a", "b");
        DiscordSplitter.Split(message).ShouldHaveSingleItem().ShouldBeSameAs(message);
    }

    [Fact]
    public void It_is_cut_between_blocks_and_the_buttons_go_last()
    {
        var message = BotMessage.Plain(new string('a', 1500), new string('b', 1500)) with
        {
            Photos = [new Photo("k")],
            Rows = [[new Button.Press("ok", "a:b")]],
        };

        var parts = DiscordSplitter.Split(message);

        parts.Select(p => (p.PlainText[0], p.Photos.Count, p.Rows.Count)).ShouldBe([('a', 1, 0), ('b', 0, 1)]);
    }

    [Fact]
    public void A_long_block_is_cut_after_a_sentence()
    {
        var sentence = string.Concat(Enumerable.Repeat("mot ", 40)).Trim() + ".";
        var parts = DiscordSplitter.Split(BotMessage.Plain(string.Join(' ', Enumerable.Repeat(sentence, 30))));

        parts.Count.ShouldBeGreaterThan(1);
        parts.ShouldAllBe(p => p.PlainText.EndsWith('.') && p.PlainText.StartsWith("mot", StringComparison.Ordinal));
    }

    [Fact]
    public void A_title_goes_with_what_follows_it()
    {
        var parts = DiscordSplitter.Split(new BotMessage
        {
            Blocks = [new Block.Paragraph([new Run(new string('a', 1900))]), new Block.Heading([new Run("Titre")]), new Block.Paragraph([new Run(new string('b', 500))])],
        });

        parts.Select(p => p.Blocks.Count).ShouldBe([1, 2]);
    }

    [Fact]
    public void Every_part_fits_and_no_letter_is_lost() =>
        AnyLongMessage.Sample(
            message =>
            {
                var parts = DiscordSplitter.Split(message);
                parts.ShouldAllBe(p => DiscordRenderer.Render(p.Blocks).Length <= DiscordLimits.Content);
                Letters(parts.SelectMany(p => p.Blocks)).ShouldBe(Letters(message.Blocks));
                parts.Sum(p => p.Rows.Count).ShouldBe(1);
                parts[^1].Rows.Count.ShouldBe(1);
            },
            iter: 60);

    private static string Letters(IEnumerable<Block> blocks) =>
        string.Concat(blocks.SelectMany(b => b.PlainText).Where(c => !char.IsWhiteSpace(c)));
}
