using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using UnionBot.Messages;

namespace UnionBot.Telegram;

/// <summary>Reads Telegram text and entities into blocks: the renderer's other direction.</summary>
/// <remarks>
/// An empty line ends a paragraph, a line that begins with « • » or « - » is a list item, a blockquote entity is a quote. Entities that
/// lie outside the text, or of kinds without a neutral meaning, are passed over.
/// </remarks>
internal static class TelegramReader
{
    /// <summary>Reads a text; white space at either end is no content.</summary>
    public static IReadOnlyList<Block> Read(string text, IReadOnlyList<MessageEntity>? entities) =>
        Read(text, entities, 0);

    /// <summary>Reads what stands behind <paramref name="start"/> (UTF-16 units).</summary>
    public static IReadOnlyList<Block> Read(string text, IReadOnlyList<MessageEntity>? entities, int start)
    {
        var styles = new RunStyle[text.Length];
        var links = new Uri?[text.Length];
        var quote = new int[text.Length];
        var number = 0;
        foreach (var entity in entities ?? [])
        {
            number++;
            var from = Math.Clamp(entity.Offset, 0, text.Length);
            var to = (int)Math.Clamp((long)entity.Offset + entity.Length, from, text.Length);
            var style = StyleOf(entity.Type);
            var link = LinkOf(entity, text[from..to]);
            for (var i = from; i < to; i++)
            {
                styles[i] |= style;
                links[i] ??= link;
                if (entity.Type is MessageEntityType.Blockquote or MessageEntityType.ExpandableBlockquote)
                {
                    quote[i] = number;
                }
            }
        }

        return Blocks(text, styles, links, quote, Math.Clamp(start, 0, text.Length));
    }

    private static List<Block> Blocks(string text, RunStyle[] styles, Uri?[] links, int[] quote, int start)
    {
        var blocks = new List<Block>();
        var (open, openQuote) = (start, 0);
        var lineStart = start;
        while (lineStart < text.Length)
        {
            // A line ends at its break, or where a quote begins or ends: Telegram sets quotes as lines of their own.
            var end = lineStart;
            while (end < text.Length && text[end] != '\n' && quote[end] == quote[lineStart])
            {
                end++;
            }

            var next = end < text.Length && text[end] == '\n' ? end + 1 : end;
            var blank = string.IsNullOrWhiteSpace(text[lineStart..end]);
            var bullet = quote[lineStart] == 0 ? BulletLength(text.AsSpan(lineStart, end - lineStart)) : 0;
            if (blank || bullet > 0 || quote[lineStart] != openQuote)
            {
                // An empty line inside a quote stays inside it.
                if (!(blank && openQuote != 0 && quote[lineStart] == openQuote))
                {
                    Close(open, lineStart);
                    (open, openQuote) = (blank ? next : lineStart, blank ? 0 : quote[lineStart]);
                }
            }

            if (bullet > 0)
            {
                Add(blocks, RunsOf(text, styles, links, lineStart + bullet, end), r => new Block.Bullet(r));
                open = next;
            }

            lineStart = next;
        }

        Close(open, text.Length);
        return blocks;

        void Close(int from, int to)
        {
            if (openQuote != 0)
            {
                Add(blocks, RunsOf(text, styles, links, from, to), r => new Block.Quote(r));
            }
            else
            {
                Add(blocks, RunsOf(text, styles, links, from, to), r => new Block.Paragraph(r));
            }
        }
    }

    private static void Add(List<Block> blocks, IReadOnlyList<Run> runs, Func<IReadOnlyList<Run>, Block> make)
    {
        if (runs.Count > 0)
        {
            blocks.Add(make(runs));
        }
    }

    private static IReadOnlyList<Run> RunsOf(string text, RunStyle[] styles, Uri?[] links, int from, int to)
    {
        var runs = new List<Run>();
        for (var i = from; i < to;)
        {
            var end = i + 1;
            while (end < to && styles[end] == styles[i] && Equals(links[end], links[i]))
            {
                end++;
            }

            runs.Add(new(text[i..end], styles[i], links[i]));
            i = end;
        }

        return Runs.Tidy(runs);
    }

    private static int BulletLength(ReadOnlySpan<char> line)
    {
        var indent = line.Length - line.TrimStart(' ').Length;
        var rest = line[indent..];
        return rest.Length > 2 && rest[0] is '•' or '-' && rest[1] == ' ' && !rest[2..].IsWhiteSpace() ? indent + 2 : 0;
    }

    private static RunStyle StyleOf(MessageEntityType type) => type switch
    {
        MessageEntityType.Bold => RunStyle.Bold,
        MessageEntityType.Italic => RunStyle.Italic,
        MessageEntityType.Underline => RunStyle.Underline,
        MessageEntityType.Strikethrough => RunStyle.Strike,
        MessageEntityType.Spoiler => RunStyle.Spoiler,
        MessageEntityType.Code or MessageEntityType.Pre => RunStyle.Code,
        _ => RunStyle.None,
    };

    private static Uri? LinkOf(MessageEntity entity, string words) => entity.Type switch
    {
        MessageEntityType.TextLink => WebLink(entity.Url),
        MessageEntityType.Url => WebLink(words) ?? WebLink("https://" + words),
        _ => null,
    };

    private static Uri? WebLink(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var link) && link.Scheme is "http" or "https" ? link : null;
}
