using System.Text;
using UnionBot.Messages;

namespace UnionBot.Discord;

/// <summary>Sets blocks as Discord markdown. Escaping happens here and nowhere else.</summary>
/// <remarks>
/// Whatever a run says is shown as written: all that markdown could read in it is escaped. Styles are opened and closed on each
/// line, so that a quote or a list never tears one.
/// </remarks>
internal static class DiscordRenderer
{
    /// <summary>Renders blocks, in order; empty for none.</summary>
    public static string Render(IReadOnlyList<Block> blocks)
    {
        var text = new StringBuilder();
        Block? before = null;
        foreach (var block in blocks.Where(b => b.PlainText.Length > 0))
        {
            if (before is not null)
            {
                text.Append(Between(before, block));
            }

            Append(text, block);
            before = block;
        }

        return text.ToString();
    }

    /// <summary>A blank line, but within a list, after a title, and before a list.</summary>
    private static string Between(Block before, Block block) => (before, block) switch
    {
        (Block.Heading, _) => "\n",
        (Block.Bullet or Block.Paragraph, Block.Bullet) => "\n",
        _ => "\n\n",
    };

    private static void Append(StringBuilder text, Block block)
    {
        var lines = DiscordRuns.Lines(block.Runs);
        switch (block)
        {
            case Block.Heading:
                text.Append("### ").AppendJoin(' ', lines);
                break;
            case Block.Bullet:
                text.Append("- ").AppendJoin("\n  ", lines);
                break;
            case Block.Quote:
                text.Append("> ").AppendJoin("\n> ", lines);
                break;
            default:
                text.AppendJoin('\n', lines);
                break;
        }
    }
}
