using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Storage;

namespace UnionBot.Conversation;

/// <summary>STOP, in plain words or as <c>/stop</c>: nothing more comes unasked to this private chat.</summary>
internal sealed class StopCommand(Subscriptions subscriptions, Dialogues dialogues, Database database) : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new() { Name = "stop", Summary = "Ne plus rien recevoir dans cette conversation privée", Acts = true };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (!context.IsPrivate)
        {
            return context.Incoming.Route.OnlyAskerSees ? Reply.Plain(ConversationFrench.OnlyInPrivate) : null;
        }

        dialogues.Close(context.Incoming);
        await database.WriteAsync(transaction => context.Receipt.Take(transaction) && subscriptions.Unsubscribe(transaction, context.Incoming.Chat), cancellationToken);
        return Reply.Plain(context.Rights.MayPostLive ? ConversationFrench.StoppedWithRights : ConversationFrench.Stopped);
    }
}
