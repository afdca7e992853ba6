using System.Globalization;
using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Announcements;

/// <summary>The buttons under what only an admin can decide: send what is missed, file or chat, plan for the new day.</summary>
internal sealed class ChoiceCommand(ChoiceDesk desk) : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = "choix",
        Summary = "Les choix que je demande aux admins, par des boutons",
        For = Audience.Admins,
        OnlyInPrivate = true,
        Listed = false,
    };

    /// <inheritdoc/>
    public Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken) => Task.FromResult<Reply?>(Reply.Plain(PlanFrench.NoFormat));

    /// <inheritdoc/>
    public async Task<Reply?> PressAsync(CommandContext context, string action, CancellationToken cancellationToken)
    {
        if (action.Length < 2 || !long.TryParse(action.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        var said = action[0] switch
        {
            'e' => await desk.SendMissedAsync(context, id, cancellationToken),
            'f' => await desk.TakeFileAsync(context, id, cancellationToken),
            'g' => await desk.DeclineAsync(context, id, ChoiceKind.File, PlanFrench.Keep, PlanFrench.Kept, cancellationToken),
            'n' => await desk.PlanAgainAsync(context, id, cancellationToken),
            'l' => await desk.DeclineAsync(context, id, ChoiceKind.Again, PlanFrench.Leave, PlanFrench.Left, cancellationToken),
            _ => null,
        };
        return said is null ? null : Reply.Plain(said);
    }
}
