using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Storage;

namespace UnionBot.Live;

/// <summary><c>/reprendre</c>: ends the silence. What waited goes out, unless it is too late for it.</summary>
internal sealed class ResumeCommand(OutboxSilence silence, Database database) : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new() { Name = "reprendre", Summary = ChangesFrench.ResumeSummary, For = Audience.Admins, OnlyInPrivate = true };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var held = await database.WriteAsync(
            transaction =>
            {
                if (!context.Receipt.Take(transaction))
                {
                    return null;
                }

                var waiting = OutboxSilence.Held(transaction.Connection, transaction.Inner, transaction.Now);
                return OutboxSilence.Switch(transaction, on: false) ? waiting : (long?)-1;
            },
            cancellationToken);
        if (held is null)
        {
            return null;
        }

        silence.Switched(on: false);
        return Reply.Plain(held < 0 ? ChangesFrench.NotSilent : ChangesFrench.Resumed(held.Value));
    }
}
