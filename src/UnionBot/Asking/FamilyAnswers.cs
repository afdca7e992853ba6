using UnionBot.Answers;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Asking;

/// <summary>Shows one family of the pack, as the commands <c>/programme</c> and <c>/mesures</c> ask.</summary>
internal sealed class FamilyAnswers(AnswerDesk desk, DialogueMemories memories)
{
    /// <summary>Shows a family.</summary>
    public Reply Show(CommandContext context, string familyId)
    {
        var answer = desk.Engine.Show(familyId, desk.Now("", memories.Recall(context.Incoming)), full: false);
        memories.Keep(context.Incoming, answer.Memory);
        return AskingReplies.To(context, answer);
    }

    /// <summary>Lists the pack's families; help where it has none.</summary>
    public Reply ShowAll(CommandContext context)
    {
        var pack = desk.Engine.Pack;
        var families = pack.Entries.Where(e => e.Kind == EntryKind.Family && e.Parent is null).Take(10).ToList();
        if (families.Count == 0)
        {
            return AskingReplies.To(context, desk.Engine.Help(desk.Now("", memory: null)));
        }

        return new Reply
        {
            Message = new BotMessage
            {
                Blocks =
                [
                    new Block.Paragraph([new Run("Voici ce que contient le document :")]),
                    .. families.Select(f => new Block.Bullet([new Run(pack.Shown(f.Title))])),
                ],
                Rows =
                [
                    .. families.Select(f => (Button)new Button.Press(pack.Shown(f.Label ?? f.Title) is var l && l.Length > 40 ? l[..39] + "…" : l, Actions.Show(f.Id)))
                        .Chunk(2).Select(r => (IReadOnlyList<Button>)r),
                ],
            },
        };
    }
}
