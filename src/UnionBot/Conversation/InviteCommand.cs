using UnionBot.Messages;
using UnionBot.People;

namespace UnionBot.Conversation;

/// <summary><c>/inviter admin|delegue</c>: a one-time code that gives a right to who sends it in private.</summary>
internal sealed class InviteCommand(PeopleDirectory people) : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = "inviter",
        Summary = "Donner un droit : un code à usage unique",
        For = Audience.Admins,
        OnlyInPrivate = true,
        Options = [new CommandOption("role", "admin ou delegue", Required: true)],
    };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (RoleOf(context.Arguments) is not { } role)
        {
            return Reply.Plain(ConversationFrench.InviteUsage) with
            {
                Message = BotMessage.Plain(ConversationFrench.InviteUsage) with
                {
                    Rows = [[new Button.Press("Admin", "inviter:admin"), new Button.Press("Délégué·e", "inviter:delegue")]],
                },
            };
        }

        return await InviteAsync(role, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Reply?> PressAsync(CommandContext context, string action, CancellationToken cancellationToken) =>
        RoleOf(action) is { } role ? await InviteAsync(role, cancellationToken) : null;

    private async Task<Reply> InviteAsync(Role role, CancellationToken cancellationToken)
    {
        var lines = ConversationFrench.Invitation(role, await people.InviteAsync(role, cancellationToken)).ToList();
        return new Reply
        {
            Message = new BotMessage
            {
                Blocks = [.. lines.Select((line, i) => new Block.Paragraph([new Run(line, i == 1 ? RunStyle.Code : RunStyle.None)]))],
            },
        };
    }

    private static Role? RoleOf(string text) => text.Trim() switch
    {
        var t when t.StartsWith("admin", StringComparison.OrdinalIgnoreCase) => Role.Admin,
        var t when t.StartsWith("delegu", StringComparison.OrdinalIgnoreCase) || t.StartsWith("délégu", StringComparison.OrdinalIgnoreCase) => Role.Delegate,
        _ => null,
    };
}
