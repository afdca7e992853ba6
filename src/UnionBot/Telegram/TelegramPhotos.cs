using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Types;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Telegram;

/// <summary>Photos as Telegram takes them: the bytes once, then the <c>file_id</c>. Who comes while the bytes are on their way must come again.</summary>
internal sealed partial class TelegramPhotos(PhotoStore store, ILogger<TelegramPhotos> logger)
{
    private readonly ConcurrentDictionary<string, string> _onTheirWay = new(StringComparer.Ordinal);

    /// <summary>What to send for photos; where bytes must be uploaded, nobody else uploads them until it is disposed.</summary>
    public async Task<PhotoFiles> FindAsync(IReadOnlyList<Photo> photos, CancellationToken cancellationToken)
    {
        var known = await ReadAsync(photos, cancellationToken);
        if (!known.Uploads)
        {
            return known;
        }

        var mine = new List<string>();
        foreach (var key in photos.Select(p => p.Key).Distinct(StringComparer.Ordinal))
        {
            if (!_onTheirWay.TryAdd(key, key))
            {
                Release(mine);
                return new PhotoFiles(PhotosFound.OnTheirWay, []);
            }

            mine.Add(key);
        }

        // Somebody's upload may have ended meanwhile.
        try
        {
            return (await ReadAsync(photos, cancellationToken)).Holding(() => Release(mine));
        }
        catch
        {
            Release(mine);
            throw;
        }
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

    private async Task<PhotoFiles> ReadAsync(IReadOnlyList<Photo> photos, CancellationToken cancellationToken)
    {
        var (files, uploads) = (new List<InputFile>(), false);
        foreach (var photo in photos)
        {
            if (await store.FileIdAsync(photo.Key, cancellationToken) is { } fileId)
            {
                files.Add(InputFile.FromFileId(fileId));
            }
            else if (await store.GetAsync(photo.Key, cancellationToken) is { } bytes)
            {
                var name = photos.Count == 1 ? "photo.jpg" : string.Create(CultureInfo.InvariantCulture, $"photo{files.Count + 1}.jpg");
                files.Add(InputFile.FromStream(new MemoryStream(bytes, writable: false), name));
                uploads = true;
            }
            else
            {
                return new PhotoFiles(PhotosFound.Gone, []);
            }
        }

        return new PhotoFiles(PhotosFound.Here, files) { Uploads = uploads };
    }

    private void Release(List<string> keys) => keys.ForEach(key => _onTheirWay.TryRemove(key, out _));

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
