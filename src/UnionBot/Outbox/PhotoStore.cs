using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>The bytes of photos that are to be sent, by their hash, until the last planned delivery.</summary>
internal sealed class PhotoStore
{
    /// <summary>Keeps a photo (its metadata is removed already).</summary>
    /// <returns>Its <see cref="Photo.Key"/>.</returns>
    public Task<string> PutAsync(byte[] bytes, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The bytes, or <see langword="null"/> where the photo is not kept any more.</summary>
    public Task<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => throw new NotImplementedException(key);

    /// <summary>Telegram's <c>file_id</c> after the first upload, or <see langword="null"/>.</summary>
    public Task<string?> FileIdAsync(string key, CancellationToken cancellationToken) => throw new NotImplementedException(key);

    /// <summary>Notes the <c>file_id</c> of an upload, or forgets it (<see langword="null"/>) when Telegram no longer takes it.</summary>
    public Task NoteFileIdAsync(string key, string? fileId, CancellationToken cancellationToken) => throw new NotImplementedException(key);
}
