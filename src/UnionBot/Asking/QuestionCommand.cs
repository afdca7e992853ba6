using UnionBot.Answers;
using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Asking;

/// <summary>A member's question: typed, said plainly in private, or by a button under an earlier answer.</summary>
internal sealed class QuestionCommand(AnswerDesk desk, DialogueMemories memories, GapLog gaps) : ICommand
{
    private const string Changed = "Le document a changé depuis. Repose-moi ta question, s'il te plaît.";

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = "question",
        Aliases = ["q"],
        Summary = "Pose une question sur l'assemblée ; je réponds avec le document.",
        Options = [new CommandOption("texte", "Ta question, en quelques mots", Required: true)],
        TakesPlainText = true,
    };

    /// <inheritdoc/>
    public Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var question = desk.Now(context.Arguments, memories.Recall(context.Incoming));
        var engine = desk.Engine;
        if (string.IsNullOrWhiteSpace(context.Arguments))
        {
            return Said(context, engine.Help(question));
        }

        var answer = engine.Ask(question);
        gaps.Note(context.Incoming, engine.Pack, answer);
        return Said(context, answer);
    }

    /// <inheritdoc/>
    public Task<Reply?> PressAsync(CommandContext context, string action, CancellationToken cancellationToken)
    {
        var engine = desk.Engine;
        var question = desk.Now("", memories.Recall(context.Incoming));
        if (string.Equals(action, "none", StringComparison.Ordinal))
        {
            return Task.FromResult<Reply?>(Reply.Plain("D'accord. Dis-le-moi avec d'autres mots : un nom, un lieu, une heure, un sujet."));
        }

        var cut = action.IndexOf('/', StringComparison.Ordinal);
        return cut > 0 && action[..cut] is "show" or "full" && engine.Resolve(action[(cut + 1)..]) is { } id
            ? Said(context, engine.Show(id, question, full: action.StartsWith("full", StringComparison.Ordinal)))
            : Task.FromResult<Reply?>(Reply.Plain(Changed));
    }

    private Task<Reply?> Said(CommandContext context, Answer answer)
    {
        memories.Keep(context.Incoming, answer.Memory);
        return Task.FromResult<Reply?>(AskingReplies.To(context, answer));
    }
}
