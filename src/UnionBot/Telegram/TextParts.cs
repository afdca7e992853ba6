using System.Diagnostics;
using UnionBot.Messages;

namespace UnionBot.Telegram;

/// <summary>Packs blocks into texts of bounded length: cut between blocks, else after a sentence, else between words, else anywhere.</summary>
internal static class TextParts
{
    /// <summary>Whether blocks fit into one text of so many UTF-16 units.</summary>
    public static bool Fits(IReadOnlyList<Block> blocks, int limit) =>
        TelegramRenderer.Measure(blocks) is var (length, entities) && length <= limit && entities <= TelegramLimits.Entities;

    /// <summary>Packs blocks; none gives none.</summary>
    /// <param name="limit">The longest text of a part, in UTF-16 units; at least 64.</param>
    public static IReadOnlyList<IReadOnlyList<Block>> Pack(IReadOnlyList<Block> blocks, int limit)
    {
        var parts = new List<IReadOnlyList<Block>>();
        var part = new List<Block>();
        var waiting = new Stack<Block>(blocks.Where(b => !string.IsNullOrWhiteSpace(b.PlainText)).Reverse());
        while (waiting.TryPop(out var block))
        {
            if (Fits([.. part, block], limit))
            {
                part.Add(block);
                continue;
            }

            var (length, entities) = TelegramRenderer.Measure(part);
            var room = limit - length - 4;
            var full = room < limit / 4 || entities > TelegramLimits.Entities - 10;
            if (part.Count > 0 && (full || Fits([block], limit)))
            {
                waiting.Push(block);
                Close(keepHeadings: true);
                continue;
            }

            var (head, tail) = Cut(block, room, TelegramLimits.Entities - entities);
            part.Add(head);
            if (tail is not null)
            {
                waiting.Push(tail);
            }

            Close(keepHeadings: false);
        }

        Close(keepHeadings: false);
        return parts;

        // A heading goes with what it heads, unless the part holds nothing else.
        void Close(bool keepHeadings)
        {
            while (keepHeadings && part.Count > 0 && part[^1] is Block.Heading heading && part.Exists(b => b is not Block.Heading))
            {
                waiting.Push(heading);
                part.RemoveAt(part.Count - 1);
            }

            if (part.Count > 0)
            {
                parts.Add([.. part]);
                part.Clear();
            }
        }
    }

    private static (Block Head, Block? Tail) Cut(Block block, int room, int entities)
    {
        var runs = Runs.Tidy(block.Runs);
        var text = string.Concat(runs.Select(r => r.Text));
        for (var budget = Math.Min(room, text.Length); ; budget = Math.Max(budget / 2, 1))
        {
            var at = CutPoint(text, budget);
            var head = WithRuns(block, Runs.Tidy(Runs.Slice(runs, 0, at)));
            if (budget == 1 || TelegramRenderer.Measure([head]).Entities <= entities)
            {
                var rest = Runs.Tidy(Runs.Slice(runs, at, text.Length));
                return (head, rest.Count == 0 ? null : WithRuns(block is Block.Bullet ? new Block.Paragraph(rest) : block, rest));
            }
        }
    }

    /// <summary>Where to cut so that at most <paramref name="budget"/> units stand before it; at least 1.</summary>
    private static int CutPoint(string text, int budget)
    {
        if (text.Length <= budget)
        {
            return text.Length;
        }

        var word = 0;
        for (var at = budget; at > 0; at--)
        {
            if (!MayBreak(text[at]))
            {
                continue;
            }

            word = word == 0 ? at : word;
            if (at > budget / 3 && EndsSentence(text, at))
            {
                return at;
            }
        }

        if (word > 0)
        {
            return word;
        }

        return budget > 1 && char.IsLowSurrogate(text[budget]) && char.IsHighSurrogate(text[budget - 1]) ? budget - 1 : Math.Max(budget, 1);
    }

    private static bool MayBreak(char c) => char.IsWhiteSpace(c) && c is not ('\u00a0' or '\u202f' or '\u2007');

    private static bool EndsSentence(string text, int at)
    {
        if (text[at] == '\n')
        {
            return true;
        }

        var last = at - 1;
        while (last > 0 && (text[last] is '»' or '”' or '"' or ')' || char.IsWhiteSpace(text[last])))
        {
            last--;
        }

        return text[last] is '.' or '!' or '?' or '…';
    }

    private static Block WithRuns(Block block, IReadOnlyList<Run> runs) => block switch
    {
        Block.Paragraph => new Block.Paragraph(runs),
        Block.Heading => new Block.Heading(runs),
        Block.Bullet => new Block.Bullet(runs),
        Block.Quote => new Block.Quote(runs),
        _ => throw new UnreachableException(),
    };
}
