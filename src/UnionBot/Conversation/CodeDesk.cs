using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Storage;

namespace UnionBot.Conversation;

/// <summary>Takes one-time codes in.</summary>
internal sealed class CodeDesk(PeopleDirectory people, Database database)
{
    /// <summary>Redeems a code that was sent in private, once.</summary>
    public async Task<Reply?> RedeemAsync(Incoming incoming, string code, Receipt receipt, CancellationToken cancellationToken)
    {
        if (incoming.Person is not { } person)
        {
            return Reply.Plain(ConversationFrench.CodeRefused);
        }

        if (people.IsDeafTo(person))
        {
            return Reply.Plain(ConversationFrench.CodeTooOften);
        }

        var role = await database.WriteAsync(
            transaction => receipt.Take(transaction) ? people.Redeem(transaction, person, incoming.Chat, code) : null, cancellationToken);
        return Reply.Plain(role is { } given ? ConversationFrench.Welcome(given) : ConversationFrench.CodeRefused);
    }
}
