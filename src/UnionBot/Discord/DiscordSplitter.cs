using UnionBot.Messages;

namespace UnionBot.Discord;

/// <summary>Cuts a message into parts that Discord takes: between blocks, then sentences, then words.</summary>
/// <remarks>Photos and files go with the first part, buttons with the last.</remarks>
internal static class DiscordSplitter
{
    /// <summary>Splits. Never empty; the message itself where it fits.</summary>
    public static IReadOnlyList<BotMessage> Split(BotMessage message)
    {
        var texts = SplitBlocks(message.Blocks);
        var overflow = message.Photos.Count > 0 && message.Files.Count > 0 && message.Photos.Count + message.Files.Count > DiscordLimits.Files;
        if (texts.Count <= 1 && !overflow)
        {
            return [message];
        }

        var parts = texts.Select(t => new BotMessage { Blocks = t }).ToList();
        if (parts.Count == 0)
        {
            parts.Add(new BotMessage());
        }

        parts[0] = parts[0] with { Photos = message.Photos, Files = overflow ? [] : message.Files };
        if (overflow)
        {
            parts.Add(new BotMessage { Files = message.Files });
        }

        parts[^1] = parts[^1] with { Rows = message.Rows };
        return parts;
    }

    private static List<IReadOnlyList<Block>> SplitBlocks(IReadOnlyList<Block> blocks)
    {
        var parts = new List<IReadOnlyList<Block>>();
        var current = new List<Block>();
        foreach (var block in blocks.Where(b => b.PlainText.Length > 0))
        {
            if (Fits([.. current, block]))
            {
                current.Add(block);
                continue;
            }

            // A title must not stand alone at the end of a part.
            var carried = current is [.., Block.Heading title] && current.Count > 1 ? title : null;
            if (carried is not null)
            {
                current.RemoveAt(current.Count - 1);
            }

            Close(parts, ref current);
            if (carried is not null)
            {
                current.Add(carried);
            }

            if (Fits([.. current, block]))
            {
                current.Add(block);
                continue;
            }

            Close(parts, ref current);
            var rest = block.Runs;
            while (!Fits([block with { Runs = rest }]))
            {
                var cut = CutOf(block, rest);
                parts.Add([block with { Runs = TextCut.Before(rest, cut) }]);
                rest = TextCut.After(rest, cut);
            }

            current = rest.Count == 0 ? [] : [block with { Runs = rest }];
        }

        Close(parts, ref current);
        return parts;
    }

    private static void Close(List<IReadOnlyList<Block>> parts, ref List<Block> current)
    {
        if (current.Count > 0)
        {
            parts.Add(current);
        }

        current = [];
    }

    private static bool Fits(IReadOnlyList<Block> blocks) => DiscordRenderer.Render(blocks).Length <= DiscordLimits.Content;

    /// <summary>Where to cut runs that are too long: the last place that fits, by the best kind of place there is.</summary>
    private static int CutOf(Block block, IReadOnlyList<Run> runs)
    {
        var text = string.Concat(runs.Select(r => r.Text));
        var (low, high) = (1, text.Length);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Fits([block with { Runs = TextCut.Before(runs, middle) }]))
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return TextCut.Best(text, low);
    }
}
