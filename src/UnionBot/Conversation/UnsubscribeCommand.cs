using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Storage;

namespace UnionBot.Conversation;

/// <summary><c>/desabonner</c>: in a place, ends its subscription; in private, for the Telegram channels that this admin administers.</summary>
internal sealed class UnsubscribeCommand(Subscriptions subscriptions, Database database, ChannelList channels) : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new() { Name = "desabonner", Summary = "Ne plus rien envoyer dans ce salon", For = Audience.Admins };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.IsPrivate)
        {
            return await channels.OfferAsync(context, Spec.Name, subscribed: true, ConversationFrench.UnsubscribeWhich, ConversationFrench.NothingToUnsubscribe, cancellationToken);
        }

        var changed = await database.WriteAsync(
            transaction => context.Receipt.Take(transaction) && subscriptions.Unsubscribe(transaction, context.Incoming.Chat), cancellationToken);
        return Reply.Plain(changed ? ConversationFrench.UnsubscribedNow : ConversationFrench.NotSubscribed);
    }

    /// <inheritdoc/>
    public async Task<Reply?> PressAsync(CommandContext context, string action, CancellationToken cancellationToken)
    {
        if (await channels.PressedAsync(context, action, cancellationToken) is not { } place)
        {
            return Reply.Plain(ConversationFrench.NotYourChannel) with { ReplacesSource = true };
        }

        await database.WriteAsync(
            transaction => context.Receipt.Take(transaction) && subscriptions.Unsubscribe(transaction, place.Address), cancellationToken);
        return Reply.Plain(ConversationFrench.UnsubscribedPlace(place.Title)) with { ReplacesSource = true };
    }
}
