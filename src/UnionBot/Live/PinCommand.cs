using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Live;

/// <summary><c>/epingler 12</c>: pins every copy of what was published under a number.</summary>
internal sealed class PinCommand(ChangeDesk desk) : ICommand
{
    private const string Name = "epingler";

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = Name,
        Summary = ChangesFrench.PinSummary,
        For = Audience.Delegates,
        OnlyInPrivate = true,
        Options = [new CommandOption("numero", ChangesFrench.NumberOption)],
    };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var found = await desk.FindAsync(context, Name, context.Arguments.Trim(), cancellationToken);
        return found.Item is { } item ? await desk.PinAsync(context, item.Number, cancellationToken) : Reply.Plain(found.Refusal!);
    }
}
