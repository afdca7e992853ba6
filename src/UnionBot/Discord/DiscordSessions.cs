using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using UnionBot.DiscordApi.Gateway;
using UnionBot.Storage;

namespace UnionBot.Discord;

/// <summary>Keeps the gateway's memory in the database: the session sealed, since whoever has it and the token can read on.</summary>
internal sealed class DiscordSessions(Database database)
{
    private const string Purpose = "discord session";

    /// <summary>Gives a memory what was kept. A session of another token is left out; the count of sessions started is not.</summary>
    public async Task RestoreAsync(GatewayMemory memory, string token, CancellationToken cancellationToken)
    {
        var (session, identified) = await database.ReadAsync(
            connection => connection.QuerySingleOrDefault<(byte[]? Session, string? Identified)>("SELECT session, identified FROM discord_session"), cancellationToken);
        memory.Restore(
            session is null ? null : Open(session, token),
            (identified ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(ms => UnixTime.FromStored(long.Parse(ms, NumberStyles.None, CultureInfo.InvariantCulture))));
    }

    /// <summary>Keeps what a memory holds.</summary>
    public Task KeepAsync(GatewayMemory memory, string token, CancellationToken cancellationToken)
    {
        var session = memory.Session is { } held ? Seal(held, token) : null;
        var identified = string.Join(',', memory.Identifies.Select(at => at.ToStored().ToString(CultureInfo.InvariantCulture)));
        return database.WriteAsync(
            transaction => transaction.Connection.Execute(
                "INSERT INTO discord_session (id, session, identified) VALUES (1, @session, @identified) " +
                "ON CONFLICT (id) DO UPDATE SET session = excluded.session, identified = excluded.identified",
                new { session, identified },
                transaction.Inner),
            cancellationToken);
    }

    private byte[] Seal(GatewaySession session, string token) => database.Vault.Seal(
        Purpose, string.Join('\n', Whose(token), session.ResumeUrl.AbsoluteUri, session.Sequence.ToString(CultureInfo.InvariantCulture), session.Id));

    private GatewaySession? Open(byte[] kept, string token)
    {
        try
        {
            return database.Vault.Open(Purpose, kept).Split('\n', 4) is [var whose, var url, var sequence, var id]
                && string.Equals(whose, Whose(token), StringComparison.Ordinal)
                && Uri.TryCreate(url, UriKind.Absolute, out var resume)
                && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? new GatewaySession(id, resume, number)
                    : null;
        }
        catch (CryptographicException)
        {
            return null; // Of another key: a new session is begun.
        }
    }

    private string Whose(string token) => Convert.ToHexStringLower(database.Vault.Lookup(Purpose, token));
}
