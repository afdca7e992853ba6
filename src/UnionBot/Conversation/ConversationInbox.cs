using UnionBot.Messages;

namespace UnionBot.Conversation;

/// <summary>Where adapters bring what reached them.</summary>
internal sealed class ConversationInbox
{
    /// <summary>Takes one update in; a chat is always served in order, several chats at once.</summary>
    /// <returns>A task that ends when the update's effect is committed or its answer handed over; only then may a Telegram update be confirmed. Never faults: an unknown exception is logged and counted.</returns>
    public Task AcceptAsync(Incoming incoming, CancellationToken cancellationToken) => throw new NotImplementedException(incoming.ToString());
}
