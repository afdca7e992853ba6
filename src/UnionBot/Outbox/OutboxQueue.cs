#pragma warning disable MA0048 // The queue and its receipt are one door.
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.Outbox;

/// <summary>The door to everything the bot says unasked.</summary>
internal sealed class OutboxQueue
{
    /// <summary>Numbers an item and writes one row per active place and part, in the caller's transaction. Call <see cref="Ring"/> after the commit.</summary>
    /// <returns>What was published, or what had been under the same key.</returns>
    public PublishedItem Publish(WriteTransaction transaction, NewItem item) => throw new NotImplementedException(item.Key);

    /// <summary>Writes a notice to one person's private chat (lane live). A second one under the same key does nothing.</summary>
    public void Notify(WriteTransaction transaction, PersonRef person, string key, BotMessage message) => throw new NotImplementedException(key);

    /// <summary>Writes a notice to every admin.</summary>
    public void NotifyAdmins(WriteTransaction transaction, string key, BotMessage message) => throw new NotImplementedException(key);

    /// <summary>Wakes the senders.</summary>
    public void Ring() => throw new NotImplementedException();
}

/// <summary>What a publication came to.</summary>
/// <param name="ItemId">The item's internal id.</param>
/// <param name="Number">Its number in the one series.</param>
/// <param name="Places">To how many places it goes.</param>
/// <param name="New">False where the key had been published before.</param>
internal sealed record PublishedItem(long ItemId, int Number, int Places, bool New);
