using System.Diagnostics;
using System.Text;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using UnionBot.Messages;

namespace UnionBot.Telegram;

/// <summary>Sets blocks as Telegram text and entities.</summary>
/// <remarks>
/// Entities, not HTML or MarkdownV2: nothing needs escaping, so nothing can fail to parse. Their offsets are UTF-16 code units, which
/// is what <see cref="string.Length"/> counts. Each run has entities of its own, of equal extent, so that no two overlap in part.
/// </remarks>
internal static class TelegramRenderer
{
    /// <summary>What stands before a list item; the reader knows it again.</summary>
    public const string BulletMark = "• ";

    private static readonly (RunStyle Style, MessageEntityType Type)[] Styles =
    [
        (RunStyle.Bold, MessageEntityType.Bold),
        (RunStyle.Italic, MessageEntityType.Italic),
        (RunStyle.Underline, MessageEntityType.Underline),
        (RunStyle.Strike, MessageEntityType.Strikethrough),
        (RunStyle.Spoiler, MessageEntityType.Spoiler),
    ];

    /// <summary>Renders blocks, in order. Blocks without a visible word are left out.</summary>
    public static RenderedText Render(IReadOnlyList<Block> blocks)
    {
        var text = new StringBuilder();
        var entities = new List<MessageEntity>();
        Block? before = null;
        foreach (var block in blocks)
        {
            if (string.IsNullOrWhiteSpace(block.PlainText))
            {
                continue;
            }

            if (before is not null)
            {
                text.Append(Between(before, block));
            }

            Append(block, text, entities);
            before = block;
        }

        return new(text.ToString(), entities);
    }

    /// <summary>How long blocks are once rendered, and how many entities they need.</summary>
    public static (int Length, int Entities) Measure(IReadOnlyList<Block> blocks)
    {
        var rendered = Render(blocks);
        return (rendered.Text.Length, rendered.Entities.Count);
    }

    private static string Between(Block before, Block after) => (before, after) switch
    {
        (Block.Heading, _) => "\n",
        (Block.Paragraph or Block.Bullet, Block.Bullet) => "\n",
        _ => "\n\n",
    };

    private static void Append(Block block, StringBuilder text, List<MessageEntity> entities)
    {
        var start = text.Length;
        var first = entities.Count;
        var added = block switch
        {
            Block.Heading => RunStyle.Bold,
            Block.Paragraph or Block.Bullet or Block.Quote => RunStyle.None,
            _ => throw new UnreachableException(),
        };
        if (block is Block.Bullet)
        {
            text.Append(BulletMark);
        }

        foreach (var run in Runs.Tidy(block.Runs))
        {
            AppendRun(run with { Style = run.Style | added }, block is Block.Quote, text, entities);
        }

        if (block is Block.Quote)
        {
            entities.Insert(first, new() { Type = MessageEntityType.Blockquote, Offset = start, Length = text.Length - start });
        }
    }

    private static void AppendRun(Run run, bool quoted, StringBuilder text, List<MessageEntity> entities)
    {
        // The server takes white space off an entity's end; an entity of white space alone would be dropped.
        var dressed = run.Text.TrimEnd();
        var lead = dressed.Length - dressed.TrimStart().Length;
        var (offset, length) = (text.Length + lead, dressed.Length - lead);
        text.Append(run.Text);
        if (length == 0)
        {
            return;
        }

        // Code takes no other style beside or around it. Source: Bot API, MessageEntity and formatting options.
        if (run.Style.HasFlag(RunStyle.Code) && !quoted)
        {
            entities.Add(new() { Type = MessageEntityType.Code, Offset = offset, Length = length });
            return;
        }

        if (run.Link is { IsAbsoluteUri: true } link)
        {
            entities.Add(new() { Type = MessageEntityType.TextLink, Offset = offset, Length = length, Url = link.AbsoluteUri });
        }

        foreach (var (style, type) in Styles)
        {
            if (run.Style.HasFlag(style))
            {
                entities.Add(new() { Type = type, Offset = offset, Length = length });
            }
        }
    }
}
