using UnionBot.Announcements;
using UnionBot.Messages;

namespace UnionBot.Tests.Announcements;

public sealed class BlockSplitTests
{
    [Fact]
    public void What_follows_the_bar_keeps_its_formatting()
    {
        Block[] typed =
        [
            new Block.Paragraph([new Run("demain 18h30 | Viens "), new Run("demain", RunStyle.Bold), new Run(" | à l'heure")]),
            new Block.Bullet([new Run("en train", RunStyle.Italic)]),
        ];

        var text = BlockSplit.After(typed, '|');

        text.Count.ShouldBe(2);
        text[0].ShouldBeOfType<Block.Paragraph>().Runs.ShouldBe([new Run("Viens "), new Run("demain", RunStyle.Bold), new Run(" | à l'heure")]);
        text[1].ShouldBeOfType<Block.Bullet>().Runs.ShouldBe([new Run("en train", RunStyle.Italic)]);
    }

    [Fact]
    public void A_bar_at_the_end_of_a_block_leaves_the_blocks_after_it()
    {
        Block[] typed = [new Block.Paragraph([new Run("demain 18h30 | ")]), new Block.Quote([new Run("mot pour mot")])];

        BlockSplit.After(typed, '|').ShouldHaveSingleItem().ShouldBeOfType<Block.Quote>().PlainText.ShouldBe("mot pour mot");
    }

    [Fact]
    public void The_first_line_is_cut_off_within_a_block_and_between_blocks()
    {
        BlockSplit.AfterFirstLine(BotMessage.Plain("demain 18h30\nViens\nvite").Blocks).ShouldHaveSingleItem().PlainText.ShouldBe("Viens\nvite");
        BlockSplit.AfterFirstLine(BotMessage.Plain("demain 18h30", "Viens").Blocks).ShouldHaveSingleItem().PlainText.ShouldBe("Viens");
    }

    [Fact]
    public void Without_a_bar_nothing_follows() => BlockSplit.After(BotMessage.Plain("demain").Blocks, '|').ShouldBeEmpty();
}
