using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Asking;

/// <summary>The measures the document lists; where a pack has none, what else it lists.</summary>
internal sealed class MeasuresCommand(AnswerDesk desk, FamilyAnswers families) : ICommand
{
    private const string Measures = "measures";

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = "mesures",
        Summary = "Les mesures proposées, et les autres listes du document.",
    };

    /// <inheritdoc/>
    public Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Reply?>(desk.Engine.Pack.Find(Measures) is not null ? families.Show(context, Measures) : families.ShowAll(context));
}
