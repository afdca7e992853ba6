#pragma warning disable MA0048 // The intake and what it took are one idea.
using System.Diagnostics;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Photos;

namespace UnionBot.Live;

/// <summary>Fetches the photos that a person sent, takes everything off them but the picture, and keeps them for sending.</summary>
internal sealed class PhotoIntake(IEnumerable<IChatPlatform> platforms, PhotoStore store)
{
    /// <summary>Photos of one post. Source: Bot API, sendMediaGroup; Discord allows ten attachments.</summary>
    public const int MostPhotos = 10;

    /// <summary>What a platform lets a bot fetch, in bytes. Source: Bot API, getFile.</summary>
    private const long HeaviestFile = 20_000_000;

    /// <summary>Takes photos in, in order.</summary>
    public async Task<TakenPhotos> TakeAsync(IncomingContent.Photos photos, CancellationToken cancellationToken)
    {
        List<Photo> taken = [];
        List<string> refused = [];
        foreach (var file in photos.Files.Take(MostPhotos))
        {
            if (file.Size > HeaviestFile)
            {
                refused.Add(LiveFrench.TooHeavy);
                continue;
            }

            byte[] bytes;
            try
            {
                bytes = await platforms.First(p => p.Platform == file.Platform).DownloadAsync(file, cancellationToken);
            }
            catch (IOException)
            {
                refused.Add(LiveFrench.NotFetched);
                continue;
            }

            switch (PhotoCleaner.Clean(bytes))
            {
                case PhotoCheck.Clean clean:
                    taken.Add(new Photo(await store.PutAsync(clean.Bytes, cancellationToken)));
                    break;
                case PhotoCheck.Refused(var reason):
                    refused.Add(reason);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        if (photos.Files.Count > MostPhotos)
        {
            refused.Add(LiveFrench.TooMany);
        }

        return new TakenPhotos(taken, refused);
    }
}

/// <summary>What became of the photos of one post.</summary>
/// <param name="Photos">Those that may be sent.</param>
/// <param name="Refused">Why the others may not, in French.</param>
internal sealed record TakenPhotos(IReadOnlyList<Photo> Photos, IReadOnlyList<string> Refused);
