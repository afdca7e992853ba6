using System.Data.Common;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Types;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Telegram;

/// <summary>Photos as Telegram takes them: the bytes once, then the <c>file_id</c>.</summary>
internal sealed partial class TelegramPhotos(PhotoStore store, ILogger<TelegramPhotos> logger)
{
    /// <summary>What to send for a photo, or <see langword="null"/> where it is not kept any more.</summary>
    /// <param name="name">The file name of an upload.</param>
    public async Task<(InputFile File, bool Upload)?> FindAsync(Photo photo, string name, CancellationToken cancellationToken)
    {
        if (await store.FileIdAsync(photo.Key, cancellationToken) is { } fileId)
        {
            return (InputFile.FromFileId(fileId), false);
        }

        return await store.GetAsync(photo.Key, cancellationToken) is { } bytes
            ? (InputFile.FromStream(new MemoryStream(bytes, writable: false), name), true)
            : null;
    }

    /// <summary>Notes where an upload went; a store that fails costs another upload, not the outcome.</summary>
    public Task NoteAsync(Photo photo, Message sent, CancellationToken cancellationToken) =>
        sent.Photo is [.., { FileId: { Length: > 0 } fileId }] ? WriteAsync(photo, fileId, cancellationToken) : Task.CompletedTask;

    /// <summary>Forgets ids that Telegram no longer takes.</summary>
    public async Task ForgetAsync(IEnumerable<Photo> photos, CancellationToken cancellationToken)
    {
        foreach (var photo in photos)
        {
            await WriteAsync(photo, fileId: null, cancellationToken);
        }
    }

    private async Task WriteAsync(Photo photo, string? fileId, CancellationToken cancellationToken)
    {
        try
        {
            await store.NoteFileIdAsync(photo.Key, fileId, cancellationToken);
        }
        catch (DbException e)
        {
            Log.NotNoted(logger, e.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(410, LogLevel.Warning, "The store did not take a photo's file_id ({Error}); it will be uploaded again.")]
        public static partial void NotNoted(ILogger logger, string error);
    }
}
