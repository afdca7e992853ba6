using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Asking;

/// <summary>The programme, as it stands.</summary>
internal sealed class ProgrammeCommand(AnswerDesk desk, FamilyAnswers families) : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = "programme",
        Summary = "Le programme et les horaires connus.",
    };

    /// <inheritdoc/>
    public Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var entries = desk.Engine.Pack.Entries;
        var family = entries.FirstOrDefault(e => e.Schedule is not null && e.Parent is not null)?.Parent;
        var alone = entries.FirstOrDefault(e => e.Schedule is not null);
        return Task.FromResult<Reply?>(family is not null ? families.Show(context, family)
            : alone is not null ? families.Show(context, alone.Id)
            : Reply.Plain("Le document ne donne pas de programme."));
    }
}
