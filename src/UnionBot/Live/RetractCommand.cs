using System.Globalization;
using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Live;

/// <summary><c>/retirer 12</c>: every copy of what was published under a number goes away.</summary>
internal sealed class RetractCommand(ChangeDesk desk) : ICommand
{
    private const string Name = "retirer";

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = Name,
        Summary = ChangesFrench.RetractSummary,
        For = Audience.Delegates,
        OnlyInPrivate = true,
        Options = [new CommandOption("numero", ChangesFrench.NumberOption)],
    };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var found = await desk.FindAsync(context, Name, context.Arguments.Trim(), cancellationToken);
        return found.Item is not { } item ? Reply.Plain(found.Refusal!) : new Reply
        {
            Message = BotMessage.Plain(ChangesFrench.ConfirmRetract(item)) with
            {
                Rows =
                [
                    [
                        new Button.Press(ChangesFrench.RetractEverywhere, string.Create(CultureInfo.InvariantCulture, $"{Name}:o{item.Number}")),
                        new Button.Press(ChangesFrench.Cancel, $"{Name}:non"),
                    ],
                ],
            },
        };
    }

    /// <inheritdoc/>
    public Task<Reply?> PressAsync(CommandContext context, string action, CancellationToken cancellationToken) =>
        action.Length > 1 && action[0] == 'o' && int.TryParse(action.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? desk.RetractAsync(context, number, cancellationToken)
            : Task.FromResult<Reply?>(Reply.Plain(ChangesFrench.Cancelled) with { ReplacesSource = true });
}
