using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>The mark of what may have been received already: « ↻ » in front.</summary>
internal static class ResendMark
{
    /// <summary>The mark itself.</summary>
    public const string Mark = "↻";

    /// <summary>The message with the mark. A quote is not touched: the mark stands before it.</summary>
    public static BotMessage Put(BotMessage message) => message.Blocks switch
    {
        [] or [Block.Quote, ..] => message with { Blocks = [new Block.Paragraph([new Run(Mark)]), .. message.Blocks] },
        [var first, ..] => message with { Blocks = [first with { Runs = [new Run(Mark + " "), .. first.Runs] }, .. message.Blocks.Skip(1)] },
    };
}
