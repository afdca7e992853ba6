using System.Security.Cryptography;
using Dapper;
using UnionBot.Storage;

namespace UnionBot.Outbox;

/// <summary>The bytes of photos that are to be sent, by their hash, until the last planned delivery.</summary>
internal sealed class PhotoStore(Database database)
{
    /// <summary>Keeps a photo (its metadata is removed already).</summary>
    /// <returns>Its <see cref="Messages.Photo.Key"/>.</returns>
    public async Task<string> PutAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await database.WriteAsync(
            t => t.Connection.Execute("INSERT INTO photo (key, bytes) VALUES (@key, @bytes) ON CONFLICT DO NOTHING", new { key, bytes }, t.Inner), cancellationToken);
        return key;
    }

    /// <summary>The bytes, or <see langword="null"/> where the photo is not kept any more.</summary>
    public Task<byte[]?> GetAsync(string key, CancellationToken cancellationToken) =>
        database.ReadAsync(c => c.ExecuteScalar<byte[]?>("SELECT bytes FROM photo WHERE key = @key", new { key }), cancellationToken);

    /// <summary>Telegram's <c>file_id</c> after the first upload, or <see langword="null"/>.</summary>
    public Task<string?> FileIdAsync(string key, CancellationToken cancellationToken) =>
        database.ReadAsync(c => c.ExecuteScalar<string?>("SELECT file_id FROM photo WHERE key = @key", new { key }), cancellationToken);

    /// <summary>Notes the <c>file_id</c> of an upload, or forgets it (<see langword="null"/>) when Telegram no longer takes it.</summary>
    public Task NoteFileIdAsync(string key, string? fileId, CancellationToken cancellationToken) => database.WriteAsync(
        t => t.Connection.Execute("UPDATE photo SET file_id = @fileId WHERE key = @key", new { key, fileId }, t.Inner), cancellationToken);
}
