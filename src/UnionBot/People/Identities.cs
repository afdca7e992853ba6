using Dapper;
using Microsoft.Data.Sqlite;
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.People;

/// <summary>The one table with ids of a platform: sealed, and found by a keyed look-up hash.</summary>
internal sealed class Identities(Vault vault)
{
    private const string Purpose = "identity";
    private const int PersonKind = 1;
    private const int ChatKindNumber = 2;

    /// <summary>The internal id of a person, if one is stored.</summary>
    public PersonRef? Find(SqliteConnection connection, PersonAddress person) =>
        Find(connection, LookupOf(person)) is { } id ? new PersonRef(id) : null;

    /// <summary>The internal id of a chat, if one is stored.</summary>
    public ChannelRef? Find(SqliteConnection connection, ChatAddress chat) =>
        Find(connection, LookupOf(chat)) is { } id ? new ChannelRef(id) : null;

    /// <summary>The internal id of a person, stored if it was not.</summary>
    public PersonRef Keep(WriteTransaction transaction, PersonAddress person) =>
        new(Keep(transaction, PersonKind, person.Platform, chatKind: null, person.Id, LookupOf(person)));

    /// <summary>The internal id of a chat, stored if it was not; its kind is what was said last.</summary>
    public ChannelRef Keep(WriteTransaction transaction, ChatAddress chat, ChatKind kind) =>
        new(Keep(transaction, ChatKindNumber, chat.Platform, (int)kind, Words(chat), LookupOf(chat)));

    /// <summary>Who a person is on their platform.</summary>
    public PersonAddress PersonOf(Platform platform, byte[] address) => new(platform, vault.Open(Purpose, address));

    /// <summary>Where a chat is on its platform.</summary>
    public ChatAddress ChatOf(Platform platform, byte[] address)
    {
        var parts = vault.Open(Purpose, address).Split('/', 2);
        return new ChatAddress(platform, parts[0], parts.Length > 1 ? parts[1] : null);
    }

    /// <summary>Gives a chat a new address under its internal id.</summary>
    /// <returns>The internal id that the new address had before; it is found no more, but still reaches the chat.</returns>
    public ChannelRef? Move(WriteTransaction transaction, ChannelRef chat, ChatAddress to)
    {
        var lookup = LookupOf(to);
        ChannelRef? before = Find(transaction.Connection, lookup) is { } id && id != chat.Id ? new ChannelRef(id) : null;
        if (before is { } other)
        {
            var unfindable = vault.Lookup("identity-moved", $"{other.Id}");
            transaction.Connection.Execute("UPDATE identity SET lookup = @unfindable WHERE id = @Id", new { unfindable, other.Id }, transaction.Inner);
        }

        transaction.Connection.Execute(
            "UPDATE identity SET address = @address, lookup = @lookup WHERE id = @Id",
            new { address = vault.Seal(Purpose, Words(to)), lookup, chat.Id },
            transaction.Inner);
        return before;
    }

    private long Keep(WriteTransaction transaction, int kind, Platform platform, int? chatKind, string words, byte[] lookup)
    {
        if (Find(transaction.Connection, lookup) is { } known)
        {
            if (chatKind is not null)
            {
                transaction.Connection.Execute(
                    "UPDATE identity SET chat_kind = @chatKind WHERE id = @known AND chat_kind <> @chatKind", new { chatKind, known }, transaction.Inner);
            }

            return known;
        }

        return transaction.Connection.ExecuteScalar<long>(
            "INSERT INTO identity (kind, platform, chat_kind, address, lookup) VALUES (@kind, @platform, @chatKind, @address, @lookup) RETURNING id",
            new { kind, platform = (int)platform, chatKind, address = vault.Seal(Purpose, words), lookup },
            transaction.Inner);
    }

    private static long? Find(SqliteConnection connection, byte[] lookup) =>
        connection.ExecuteScalar<long?>("SELECT id FROM identity WHERE lookup = @lookup", new { lookup });

    private byte[] LookupOf(PersonAddress person) => vault.Lookup(Purpose, $"person|{(int)person.Platform}|{person.Id}");

    private byte[] LookupOf(ChatAddress chat) => vault.Lookup(Purpose, $"chat|{(int)chat.Platform}|{Words(chat)}");

    private static string Words(ChatAddress chat) => chat.ThreadId is { } thread ? $"{chat.ChatId}/{thread}" : chat.ChatId;
}
