#pragma warning disable MA0048 // The directory and what it lists are one door.
using Dapper;
using UnionBot.Messages;
using UnionBot.Storage;

namespace UnionBot.People;

/// <summary>Who may do what. The one method that is asked about rights is <see cref="RightsOfAsync"/>.</summary>
internal sealed class PeopleDirectory(Database database, Identities identities, Vault vault, CodeTries tries)
{
    /// <summary>How long a code is good for, in calendar time.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromHours(48);

    /// <summary>What a person may do now. Stores nothing, also for a person it does not know.</summary>
    public Task<Rights> RightsOfAsync(PersonAddress? person, CancellationToken cancellationToken) =>
        person is null ? Task.FromResult(Rights.None) : database.ReadAsync(
            connection =>
            {
                if (identities.Find(connection, person) is not { } known)
                {
                    return Rights.None;
                }

                var roles = connection.Query<long>("SELECT role FROM role_grant WHERE person_id = @Id", new { known.Id }).Select(r => (Role)r).ToList();
                return new Rights(known, roles.Contains(Role.Admin), roles.Contains(Role.Delegate));
            },
            cancellationToken);

    /// <summary>Makes a one-time code that gives <paramref name="role"/> to who sends it to the bot in private within 48 hours. Only its hash is stored.</summary>
    public Task<string> InviteAsync(Role role, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => NewCode(transaction, role, firstAdmin: false), cancellationToken);

    /// <summary>At a start without any admin: a new code for one; every older one of this kind is void. <see langword="null"/> where there is an admin.</summary>
    public Task<string?> FirstAdminCodeAsync(CancellationToken cancellationToken) => database.WriteAsync(
        transaction =>
        {
            transaction.Connection.Execute("DELETE FROM invite_code WHERE first_admin = 1", transaction: transaction.Inner);
            return Admins(transaction).Count > 0 ? null : NewCode(transaction, Role.Admin, firstAdmin: true);
        },
        cancellationToken);

    /// <summary>Whether a text has the shape of a code; cheap, no database.</summary>
    public static bool LooksLikeCode(string text) => PersonalCode.Read(text) is not null;

    /// <summary>Whether this person tried too many wrong codes, so that the next one is not looked at for a while.</summary>
    public bool IsDeafTo(PersonAddress person) => tries.IsDeafTo(person);

    /// <summary>Takes a code in: gives its role, and remembers the private chat for notices.</summary>
    /// <returns>The role, or <see langword="null"/> for a code that is unknown, used, void or expired, or after too many wrong ones.</returns>
    public Role? Redeem(WriteTransaction transaction, PersonAddress person, ChatAddress privateChat, string code)
    {
        if (PersonalCode.Read(code) is not { } read || !tries.Take(person))
        {
            return null;
        }

        var role = transaction.Connection.ExecuteScalar<long?>(
            "DELETE FROM invite_code WHERE hash = @hash AND expires_at > @now RETURNING role",
            new { hash = HashOf(read), now = transaction.Now.ToStored() },
            transaction.Inner);
        if (role is null)
        {
            return null;
        }

        tries.Forget(person);
        Grant(transaction, person, (Role)role);
        RememberPrivateChat(transaction, person, privateChat);
        return (Role)role;
    }

    /// <summary>Everybody with a right, without names: a number each.</summary>
    public Task<IReadOnlyList<RightHolder>> HoldersAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<RightHolder>>(
        connection => [.. connection.Query<(long Person, long Platform, long Role, long Since)>(
                "SELECT g.person_id, i.platform, g.role, g.since FROM role_grant g JOIN identity i ON i.id = g.person_id ORDER BY g.role, g.since, g.person_id")
            .Select(h => new RightHolder(new PersonRef(h.Person), (Platform)h.Platform, (Role)h.Role, UnixTime.FromStored(h.Since)))],
        cancellationToken);

    /// <summary>Takes a right away, at once.</summary>
    /// <returns>False where it was not held, or where it is the last admin's.</returns>
    public bool Revoke(WriteTransaction transaction, PersonRef person, Role role)
    {
        if (role == Role.Admin && Admins(transaction) is [var last] && last == person)
        {
            return false;
        }

        return transaction.Connection.Execute(
            "DELETE FROM role_grant WHERE person_id = @Id AND role = @role", new { person.Id, role = (int)role }, transaction.Inner) > 0;
    }

    /// <summary>Gives a right; one that is held already stays as it is.</summary>
    public PersonRef Grant(WriteTransaction transaction, PersonAddress person, Role role)
    {
        var kept = identities.Keep(transaction, person);
        transaction.Connection.Execute(
            "INSERT INTO role_grant (person_id, role, since) VALUES (@Id, @role, @since) ON CONFLICT DO NOTHING",
            new { kept.Id, role = (int)role, since = transaction.Now.ToStored() },
            transaction.Inner);
        return kept;
    }

    /// <summary>Every admin.</summary>
    public IReadOnlyList<PersonRef> Admins(WriteTransaction transaction) =>
        [.. transaction.Connection.Query<long>(
            "SELECT person_id FROM role_grant WHERE role = @role ORDER BY person_id", new { role = (int)Role.Admin }, transaction.Inner).Select(id => new PersonRef(id))];

    /// <summary>Remembers where a person with a right gets notices: who was seeded on Discord has no such place until they write to the bot.</summary>
    public void RememberPrivateChat(WriteTransaction transaction, PersonAddress person, ChatAddress privateChat)
    {
        if (identities.Find(transaction.Connection, person) is { } known)
        {
            RememberPrivateChat(transaction, known, identities.Keep(transaction, privateChat, ChatKind.Private));
        }
    }

    /// <summary>Where a person gets notices, or <see langword="null"/> where nobody knows it yet.</summary>
    public (ChannelRef Chat, Platform Platform)? PrivateChatOf(WriteTransaction transaction, PersonRef person)
    {
        var (platform, address, chat) = transaction.Connection.QueryFirstOrDefault<(long Platform, byte[]? Address, long? Chat)>(
            "SELECT i.platform, i.address, p.chat_id FROM identity i LEFT JOIN private_chat p ON p.person_id = i.id WHERE i.id = @Id", new { person.Id }, transaction.Inner);
        if (chat is { } known)
        {
            return (new ChannelRef(known), (Platform)platform);
        }

        // On Telegram a private chat has the number of its person; on Discord only an event tells it.
        if ((Platform)platform != Platform.Telegram || address is null)
        {
            return null;
        }

        var kept = identities.Keep(transaction, new ChatAddress(Platform.Telegram, identities.PersonOf(Platform.Telegram, address).Id), ChatKind.Private);
        RememberPrivateChat(transaction, person, kept);
        return (kept, Platform.Telegram);
    }

    private static void RememberPrivateChat(WriteTransaction transaction, PersonRef person, ChannelRef chat) =>
        transaction.Connection.Execute(
            "INSERT INTO private_chat (person_id, chat_id) VALUES (@person, @chat) ON CONFLICT (person_id) DO UPDATE SET chat_id = excluded.chat_id",
            new { person = person.Id, chat = chat.Id },
            transaction.Inner);

    private string NewCode(WriteTransaction transaction, Role role, bool firstAdmin)
    {
        var code = PersonalCode.New();
        transaction.Connection.Execute(
            "DELETE FROM invite_code WHERE expires_at <= @now", new { now = transaction.Now.ToStored() }, transaction.Inner);
        transaction.Connection.Execute(
            "INSERT INTO invite_code (hash, role, first_admin, expires_at) VALUES (@hash, @role, @firstAdmin, @expires)",
            new { hash = HashOf(code), role = (int)role, firstAdmin, expires = (transaction.Now + CodeLife).ToStored() },
            transaction.Inner);
        return code;
    }

    private byte[] HashOf(string code) => vault.Lookup("invite-code", code);
}

/// <summary>A person with a right, as another admin may see them.</summary>
/// <param name="Person">Their internal id; shown as a number.</param>
/// <param name="Platform">Where they are.</param>
/// <param name="Role">The right.</param>
/// <param name="Since">Since when, UTC.</param>
internal sealed record RightHolder(PersonRef Person, Platform Platform, Role Role, DateTimeOffset Since);
