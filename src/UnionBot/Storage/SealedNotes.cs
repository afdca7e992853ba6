using System.Security.Cryptography;
using Dapper;

namespace UnionBot.Storage;

/// <summary>A few secret words that a room keeps over a restart, each under a name. Nothing about a person belongs here.</summary>
internal sealed class SealedNotes(Database database)
{
    /// <summary>The words under a name; <see langword="null"/> where there are none, or none that this key opens.</summary>
    public async Task<string?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var kept = await database.ReadAsync(
            connection => connection.QuerySingleOrDefault<byte[]?>("SELECT words FROM sealed_note WHERE name = @name", new { name }), cancellationToken);
        try
        {
            return kept is null ? null : database.Vault.Open(Purpose(name), kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Keeps words under a name, in the place of what was there.</summary>
    public Task KeepAsync(string name, string words, CancellationToken cancellationToken)
    {
        var kept = database.Vault.Seal(Purpose(name), words);
        return database.WriteAsync(
            transaction => transaction.Connection.Execute(
                "INSERT INTO sealed_note (name, words) VALUES (@name, @kept) ON CONFLICT (name) DO UPDATE SET words = excluded.words", new { name, kept }, transaction.Inner),
            cancellationToken);
    }

    private static string Purpose(string name) => $"note {name}";
}
