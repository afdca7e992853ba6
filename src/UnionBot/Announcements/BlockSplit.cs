using System.Diagnostics;
using UnionBot.Messages;

namespace UnionBot.Announcements;

/// <summary>Cuts formatted words without losing their formatting.</summary>
internal static class BlockSplit
{
    /// <summary>What follows the first <paramref name="separator"/>, without leading space; empty where there is none.</summary>
    public static IReadOnlyList<Block> After(IReadOnlyList<Block> blocks, char separator)
    {
        for (var b = 0; b < blocks.Count; b++)
        {
            for (var r = 0; r < blocks[b].Runs.Count; r++)
            {
                var run = blocks[b].Runs[r];
                var at = run.Text.IndexOf(separator, StringComparison.Ordinal);
                if (at >= 0)
                {
                    var rest = With(blocks[b], [run with { Text = run.Text[(at + 1)..] }, .. blocks[b].Runs.Skip(r + 1)]);
                    return TrimStart([rest, .. blocks.Skip(b + 1)]);
                }
            }
        }

        return [];
    }

    /// <summary>What follows the first line.</summary>
    public static IReadOnlyList<Block> AfterFirstLine(IReadOnlyList<Block> blocks) =>
        blocks.Count > 0 && blocks[0].PlainText.Contains('\n', StringComparison.Ordinal) ? After(blocks, '\n') : TrimStart([.. blocks.Skip(1)]);

    /// <summary>Whether there is a word in it.</summary>
    public static bool IsEmpty(IReadOnlyList<Block> blocks) => blocks.All(b => string.IsNullOrWhiteSpace(b.PlainText));

    private static List<Block> TrimStart(List<Block> blocks)
    {
        while (blocks.Count > 0)
        {
            var runs = blocks[0].Runs.ToList();
            while (runs.Count > 0 && string.IsNullOrWhiteSpace(runs[0].Text))
            {
                runs.RemoveAt(0);
            }

            if (runs.Count > 0)
            {
                runs[0] = runs[0] with { Text = runs[0].Text.TrimStart() };
                blocks[0] = With(blocks[0], runs);
                return blocks;
            }

            blocks.RemoveAt(0);
        }

        return blocks;
    }

    private static Block With(Block block, IReadOnlyList<Run> runs) => block switch
    {
        Block.Paragraph => new Block.Paragraph(runs),
        Block.Heading => new Block.Heading(runs),
        Block.Bullet => new Block.Bullet(runs),
        Block.Quote => new Block.Quote(runs),
        _ => throw new UnreachableException(),
    };
}
