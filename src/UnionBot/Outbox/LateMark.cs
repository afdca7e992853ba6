using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Outbox;

/// <summary>« en retard de 25 min », behind the number of an announcement that had to wait.</summary>
internal static class LateMark
{
    /// <summary>From here on a message says how late it is.</summary>
    public static readonly TimeSpan From = TimeSpan.FromMinutes(5);

    /// <summary>The message with the note behind its first block, which names it.</summary>
    public static BotMessage Put(BotMessage message, TimeSpan late) => message.Blocks is [var first and not Block.Quote, ..]
        ? message with { Blocks = [first with { Runs = [.. first.Runs, new Run($" — {FrenchText.Lateness(late)}", RunStyle.Italic)] }, .. message.Blocks.Skip(1)] }
        : message;
}
