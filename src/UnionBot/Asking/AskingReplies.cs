using UnionBot.Answers;
using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Asking;

/// <summary>Turns an answer into a reply: whole in private, short where others read.</summary>
internal static class AskingReplies
{
    private const int ShortBlocks = 4;
    private const string InPrivate = "Pour continuer en privé, écris-moi en message direct.";

    /// <summary>The reply for where the question was asked.</summary>
    public static Reply To(CommandContext context, Answer answer) =>
        new() { Message = context.IsPrivate ? answer.Message : Short(answer) };

    private static BotMessage Short(Answer answer)
    {
        var blocks = answer.Message.Blocks.Take(ShortBlocks).ToList();
        blocks.Add(new Block.Paragraph([new Run(InPrivate, RunStyle.Italic)]));
        return answer.Message with { Blocks = blocks, Rows = answer.Outcome == Outcome.Choices ? answer.Message.Rows : [.. answer.Message.Rows.Take(1)] };
    }
}
