#pragma warning disable MA0048 // The list and its line are one idea.
using Dapper;
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.People;

/// <summary>In which places the bot is, subscribed or not: what its own membership updates told.</summary>
internal sealed class BotPlaces(Database database, Identities identities, Subscriptions subscriptions)
{
    /// <summary>Remembers that the bot is in a place. Being added again ends a suspension.</summary>
    public ChannelRef NoteIn(WriteTransaction transaction, ChatAddress chat, ChatKind kind)
    {
        var kept = identities.Keep(transaction, chat, kind);
        transaction.Connection.Execute("INSERT INTO bot_place (chat_id) VALUES (@Id) ON CONFLICT DO NOTHING", new { kept.Id }, transaction.Inner);
        foreach (var place in TopicsOf(transaction, chat).Prepend(kept))
        {
            transaction.Connection.Execute(
                "UPDATE subscription SET suspended_for = NULL, since = @now WHERE chat_id = @Id AND suspended_for IS NOT NULL",
                new { place.Id, now = transaction.Now.ToStored() },
                transaction.Inner);
        }

        return kept;
    }

    /// <summary>The bot is no longer there, or was blocked: a subscription is suspended with this reason, and with it those of its topics.</summary>
    /// <returns>The places that got something until now: of these the admins are to be told.</returns>
    public IReadOnlyList<ChannelRef> NoteGone(WriteTransaction transaction, ChatAddress chat, string reason)
    {
        var places = TopicsOf(transaction, chat);
        if (identities.Find(transaction.Connection, chat) is { } known)
        {
            places.Add(known);
            transaction.Connection.Execute("DELETE FROM bot_place WHERE chat_id = @Id", new { known.Id }, transaction.Inner);
        }

        return [.. places.Where(place => subscriptions.Suspend(transaction, place, reason))];
    }

    /// <summary>The subscribed topics of a forum: they come and go with it. Their addresses are sealed, so each is opened; this happens when the bot is added or removed.</summary>
    private List<ChannelRef> TopicsOf(WriteTransaction transaction, ChatAddress chat) => chat.ThreadId is not null ? [] :
    [
        .. transaction.Connection.Query<(long Id, byte[] Address)>(
                "SELECT i.id, i.address FROM subscription s JOIN identity i ON i.id = s.chat_id WHERE i.platform = @platform",
                new { platform = (int)chat.Platform },
                transaction.Inner)
            .Where(p => identities.ChatOf(chat.Platform, p.Address) is { ThreadId: not null } place && string.Equals(place.ChatId, chat.ChatId, StringComparison.Ordinal))
            .Select(p => new ChannelRef(p.Id)),
    ];

    /// <summary>Every place the bot is known to be in.</summary>
    public Task<IReadOnlyList<KnownPlace>> AllAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<KnownPlace>>(
        connection => [.. connection.Query<(long Id, long Platform, long Kind, byte[] Address, bool Subscribed, bool Suspended)>(
                """
                SELECT i.id, i.platform, i.chat_kind, i.address, s.chat_id IS NOT NULL, s.suspended_for IS NOT NULL
                FROM bot_place b JOIN identity i ON i.id = b.chat_id LEFT JOIN subscription s ON s.chat_id = i.id ORDER BY i.id
                """)
            .Select(p => new KnownPlace(new ChannelRef(p.Id), identities.ChatOf((Platform)p.Platform, p.Address), (ChatKind)p.Kind, p.Subscribed, p.Suspended))],
        cancellationToken);
}

/// <summary>A place the bot is in.</summary>
/// <param name="Subscribed">Whether it has a subscription, active or suspended.</param>
/// <param name="Suspended">Whether that one is suspended.</param>
internal sealed record KnownPlace(ChannelRef Channel, ChatAddress Address, ChatKind Kind, bool Subscribed, bool Suspended);
