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
        var switched = await database.WriteAsync(
            transaction => context.Receipt.Take(transaction) ? OutboxSilence.Switch(transaction, on: true) : (bool?)null, cancellationToken);
        silence.Switched(on: true);
        return switched is null ? null : Reply.Plain((switched.Value ? ChangesFrench.SilenceOn : ChangesFrench.SilenceStands).Split('\n'));
    }
}
