using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Storage;

namespace UnionBot.Live;

/// <summary><c>/silence</c>: nothing goes out any more, at once.</summary>
internal sealed class SilenceCommand(OutboxSilence silence, Database database) : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new() { Name = "silence", Summary = ChangesFrench.SilenceSummary, For = Audience.Admins, OnlyInPrivate = true };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        // At once, also where the store takes nothing in just now.
        silence.Switched(on: true);
        var switched = await database.WriteAsync(
            transaction => context.Receipt.Take(transaction) ? OutboxSilence.Switch(transaction, on: true) : (bool?)null, cancellationToken);
        if (switched is null)
        {
            // This update had its effect before; meanwhile the silence may have ended.
            silence.ReadAgain();
            return null;
        }

        return Reply.Plain((switched.Value ? ChangesFrench.SilenceOn : ChangesFrench.SilenceStands).Split('\n'));
    }
}
