using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Storage;

namespace UnionBot.Conversation;

/// <summary><c>/abonner</c>: in a place, subscribes it; in private, lists the Telegram channels that this admin administers.</summary>
internal sealed class SubscribeCommand(Subscriptions subscriptions, Database database, ChannelList channels) : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new() { Name = "abonner", Summary = "Abonner ce salon aux annonces et au direct", For = Audience.Admins };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.IsPrivate)
        {
            return await channels.OfferAsync(context, Spec.Name, subscribed: false, ConversationFrench.SubscribeWhich, ConversationFrench.SubscribeWhere, cancellationToken);
        }

        var changed = await database.WriteAsync(
            transaction => context.Receipt.Take(transaction) && subscriptions.Subscribe(transaction, context.Incoming.Chat, context.Incoming.ChatKind),
            cancellationToken);
        return Reply.Plain(changed ? ConversationFrench.SubscribedNow : ConversationFrench.SubscribedAlready);
    }

    /// <inheritdoc/>
    public async Task<Reply?> PressAsync(CommandContext context, string action, CancellationToken cancellationToken)
    {
        if (await channels.PressedAsync(context, action, cancellationToken) is not { } place)
        {
            return Reply.Plain(string.Equals(action, "non", StringComparison.Ordinal) ? ConversationFrench.Cancelled : ConversationFrench.NotYourChannel) with { ReplacesSource = true };
        }

        await database.WriteAsync(
            transaction => context.Receipt.Take(transaction) && subscriptions.Subscribe(transaction, place.Address, place.Kind), cancellationToken);
        return Reply.Plain(ConversationFrench.SubscribedPlace(place.Title)) with { ReplacesSource = true };
    }
}
