using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Asking;

/// <summary>What the bot can do.</summary>
internal sealed class HelpCommand(AnswerDesk desk, DialogueMemories memories) : ICommand
{
    private static readonly string[] Commands =
    [
        "/question : pose une question (en privé, écris-la simplement)",
        "/programme : le programme et les horaires",
        "/mesures : les mesures et les autres listes du document",
        "STOP : je ne t'écris plus",
    ];

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = "aide",
        Aliases = ["help"],
        Summary = "Ce que je sais faire.",
    };

    /// <inheritdoc/>
    public Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var help = desk.Engine.Help(desk.Now("", memories.Recall(context.Incoming)));
        var message = help.Message with { Blocks = [.. help.Message.Blocks, .. Commands.Select(c => new Block.Bullet([new Run(c)]))] };
        return Task.FromResult<Reply?>(new Reply { Message = message });
    }
}
