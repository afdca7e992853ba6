using System.Globalization;
using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Announcements;

/// <summary><c>/accord</c>: what waits for another admin's approval; and the buttons by which they give or refuse it.</summary>
internal sealed class ApprovalCommand(ApprovalDesk desk, Approvals approvals) : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = ApprovalFrench.Command,
        Summary = ApprovalFrench.Summary,
        For = Audience.Admins,
        OnlyInPrivate = true,
        Listed = approvals.Second, // Where nobody is asked for an approval, no menu speaks of it.
    };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken) => new Reply { Message = await desk.ListAsync(cancellationToken) };

    /// <inheritdoc/>
    public async Task<Reply?> PressAsync(CommandContext context, string action, CancellationToken cancellationToken)
    {
        if (action.Length < 2 || !long.TryParse(action.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        var said = action[0] switch
        {
            'o' => await desk.DecideAsync(context, id, approves: true, cancellationToken),
            'n' => await desk.DecideAsync(context, id, approves: false, cancellationToken),
            'r' => await desk.AskAgainAsync(context, id, cancellationToken),
            'v' => await desk.LookAsync(context, id, cancellationToken),
            _ => null,
        };
        return said is null ? null : new Reply { Message = said };
    }
}
