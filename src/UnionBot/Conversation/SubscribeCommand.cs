using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Storage;

namespace UnionBot.Conversation;

/// <summary><c>/abonner</c>: in a place, subscribes it; in private, lists the Telegram channels that this admin administers.</summary>
internal sealed class SubscribeCommand(Subscriptions subscriptions, Database database, ChannelList channels) : ICommand
{
    /// <summary>Takes a place out of its groups.</summary>
    private const string Everything = "tous";

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = "abonner",
        Summary = "Abonner ce salon aux annonces et au direct",
        For = Audience.Admins,
        Options = [new CommandOption("groupes", "Les groupes de ce salon, par exemple bureau ; « tous » : aucun en particulier")],
    };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.IsPrivate)
        {
            return await channels.OfferAsync(context, Spec.Name, subscribed: false, ConversationFrench.SubscribeWhich, ConversationFrench.SubscribeWhere, cancellationToken);
        }

        var groups = context.Arguments.ToLowerInvariant().Split([' ', ',', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Array.Find(groups, g => !IsGroup(g)) is { } wrong)
        {
            return Reply.Plain(ConversationFrench.NoGroup(wrong));
        }

        var changed = await database.WriteAsync(
            transaction =>
            {
                if (!context.Receipt.Take(transaction))
                {
                    return false;
                }

                var subscribed = subscriptions.Subscribe(transaction, context.Incoming.Chat, context.Incoming.ChatKind);
                if (groups.Length > 0)
                {
                    subscriptions.SetGroups(transaction, context.Incoming.Chat, groups is [Everything] ? [] : groups);
                }

                return subscribed;
            },
            cancellationToken);
        return Reply.Plain(groups is [] or [Everything]
            ? (changed || groups.Length > 0 ? ConversationFrench.SubscribedNow : ConversationFrench.SubscribedAlready)
            : ConversationFrench.SubscribedInGroups(groups));
    }

    /// <summary>The same rule as a pack's: <c>to: [bureau]</c>.</summary>
    private static bool IsGroup(string name) => name.Length <= 30 && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

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
