using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.People;
using UnionBot.Storage;

namespace UnionBot.Conversation;

/// <summary>Keeps subscriptions in step with where the bot is: added, removed, blocked, moved.</summary>
internal sealed class PlaceDesk(
    Subscriptions subscriptions, BotPlaces botPlaces, PeopleDirectory people, Database database, OutboxQueue outbox, IEnumerable<IChatPlatform> platforms)
{
    /// <summary>Notes a change of the bot's standing; an admin who added the bot is asked at once, in private.</summary>
    public async Task NoteMembershipAsync(Incoming incoming, IncomingContent.Membership membership, Receipt receipt, CancellationToken cancellationToken)
    {
        switch (membership.Change)
        {
            case MembershipChange.Migrated when membership.MovedTo is { } to:
                await WriteAsync(receipt, t => subscriptions.Move(t, incoming.Chat, to), cancellationToken);
                break;

            case MembershipChange.Removed:
                await NoteGoneAsync(incoming, "On m'a retiré du salon, ou de ses droits. Si on m'ajoute de nouveau, ça reprend tout seul.", receipt, cancellationToken);
                break;

            case MembershipChange.Blocked:
                await NoteGoneAsync(incoming, "La personne m'a bloqué.", receipt, cancellationToken);
                break;

            case MembershipChange.Added when incoming.ChatKind != ChatKind.Private:
                await NoteAddedAsync(incoming, receipt, cancellationToken);
                break;

            default:
                break;
        }
    }

    /// <summary>Asks the platform what a place is called; never stored.</summary>
    public async Task<string?> TitleOfAsync(ChatAddress chat, CancellationToken cancellationToken) =>
        platforms.FirstOrDefault(p => p.Platform == chat.Platform) is { } platform ? await platform.TitleOfAsync(chat, cancellationToken) : null;

    /// <summary>What kind of place it is by the platform's own word.</summary>
    public async Task<ChatKind?> KindOfAsync(ChatAddress chat, CancellationToken cancellationToken) =>
        platforms.FirstOrDefault(p => p.Platform == chat.Platform) is { } platform ? await platform.KindOfAsync(chat, cancellationToken) : null;

    /// <summary>Whether the platform itself says that this person administers that place.</summary>
    public async Task<bool> AdministersAsync(PersonAddress person, ChatAddress chat, CancellationToken cancellationToken) =>
        platforms.FirstOrDefault(p => p.Platform == chat.Platform) is { } platform && await platform.AdministersAsync(person, chat, cancellationToken);

    private async Task NoteAddedAsync(Incoming incoming, Receipt receipt, CancellationToken cancellationToken)
    {
        var rights = await people.RightsOfAsync(incoming.Person, cancellationToken);
        var known = (await subscriptions.AllAsync(cancellationToken)).Any(p => p.Address == incoming.Chat);
        var title = rights.IsAdmin && !known ? await TitleOfAsync(incoming.Chat, cancellationToken) : null;
        await database.WriteAsync(
            transaction =>
            {
                if (!receipt.Take(transaction))
                {
                    return false;
                }

                var channel = botPlaces.NoteIn(transaction, incoming.Chat, incoming.ChatKind);
                if (!known && rights is { IsAdmin: true, Person: { } admin })
                {
                    outbox.Notify(transaction, admin, $"added/{channel.Id}/{incoming.UpdateId}", new BotMessage
                    {
                        Blocks = BotMessage.Plain(ConversationFrench.AddedTo(title)).Blocks,
                        Rows = [[new Button.Press("Abonner", $"abonner:{channel.Id}"), new Button.Press("Non merci", "abonner:non")]],
                    });
                }

                return true;
            },
            cancellationToken);
        outbox.Ring();
    }

    /// <summary>Suspends what was subscribed there, and tells the admins once.</summary>
    private async Task NoteGoneAsync(Incoming incoming, string reason, Receipt receipt, CancellationToken cancellationToken)
    {
        await WriteAsync(
            receipt,
            transaction =>
            {
                // A forum with several subscribed topics is told as one place.
                if (botPlaces.NoteGone(transaction, incoming.Chat, reason) is [.., var place])
                {
                    outbox.NotifyAdmins(transaction, $"gone/{place.Id}/{incoming.UpdateId}", OutboxFrench.Suspended(incoming.Platform, place, reason));
                }
            },
            cancellationToken);
        outbox.Ring();
    }

    private Task WriteAsync(Receipt receipt, Action<WriteTransaction> work, CancellationToken cancellationToken) =>
        database.WriteAsync(
            transaction =>
            {
                if (receipt.Take(transaction))
                {
                    work(transaction);
                }

                return true;
            },
            cancellationToken);
}
