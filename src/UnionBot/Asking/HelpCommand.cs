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

    private static readonly string[] AdminCommands =
    [
        "/campagne : une série d'annonces toute prête, à relire et à planifier d'un coup",
        "/annoncer : planifier une annonce",
        "/planning : ce qui est planifié, à changer, suspendre, annuler ou envoyer",
        "/bilan, /corriger, /retirer : ce qui est parti",
        "/silence et /reprendre : tout arrêter, et y mettre fin",
        "/verifier et /etat : ce qui empêcherait un envoi, et où j'en suis",
        "/inviter et /revoquer : l'équipe",
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
        var commands = context is { IsPrivate: true, Rights.IsAdmin: true } ? [.. Commands, .. AdminCommands] : Commands;
        var message = help.Message with { Blocks = [.. help.Message.Blocks, .. commands.Select(c => new Block.Bullet([new Run(c)]))] };
        return Task.FromResult<Reply?>(new Reply { Message = message });
    }
}
