using Microsoft.Extensions.Logging;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Outbox;
using UnionBot.Photos;

namespace UnionBot.Announcements;

/// <summary>The photos of a pack's announcements: from its assets, through the cleaner, into the outbox's store.</summary>
internal sealed partial class PackPhotos(PhotoStore store, ILogger<PackPhotos> logger)
{
    private const string AssetsFolder = "assets";

    /// <summary>What each announcement of a pack says, by id, its photo kept.</summary>
    public async Task<IReadOnlyDictionary<string, BotMessage>> MessagesAsync(ContentPack pack, CancellationToken cancellationToken)
    {
        var messages = new Dictionary<string, BotMessage>(StringComparer.Ordinal);
        foreach (var planned in pack.Announcements)
        {
            messages[planned.Id] = await KeepAsync(pack, planned, cancellationToken) is { } photo
                ? planned.Message with { Photos = [photo] }
                : planned.Message;
        }

        return messages;
    }

    /// <summary>Makes sure that the photos of what is about to be published are there.</summary>
    public async Task KeepAsync(ContentPack pack, IReadOnlyList<Occurrence> due, CancellationToken cancellationToken)
    {
        foreach (var occurrence in due.Where(o => o.Message.Photos.Count > 0))
        {
            var planned = pack.Announcements.FirstOrDefault(a => string.Equals(a.Id, occurrence.AnnouncementId, StringComparison.Ordinal));
            if (planned is not null)
            {
                await KeepAsync(pack, planned, cancellationToken);
            }
        }
    }

    private async Task<Photo?> KeepAsync(ContentPack pack, PlannedAnnouncement planned, CancellationToken cancellationToken)
    {
        if (planned.PhotoFile is not { } file)
        {
            return null;
        }

        try
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(pack.Path, AssetsFolder, file), cancellationToken);
            switch (PhotoCleaner.Clean(bytes))
            {
                case PhotoCheck.Clean clean:
                    return new Photo(await store.PutAsync(clean.Bytes, cancellationToken));
                case PhotoCheck.Refused:
                    Log.PhotoRefused(logger, planned.Id, file);
                    return null;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Log.PhotoUnreadable(logger, planned.Id, file, error.GetType().Name);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(601, LogLevel.Error, "The photo of announcement {AnnouncementId} ({File}) is no photo that can be sent; it goes without. Check the pack.")]
        public static partial void PhotoRefused(ILogger logger, string announcementId, string file);

        [LoggerMessage(602, LogLevel.Error, "The photo of announcement {AnnouncementId} ({File}) can't be read ({Error}); it goes without.")]
        public static partial void PhotoUnreadable(ILogger logger, string announcementId, string file, string error);
    }
}
