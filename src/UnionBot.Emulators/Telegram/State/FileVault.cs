using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.State;

/// <summary>All files, by the ids they are sent again by. Guarded by <see cref="World.Gate"/>.</summary>
internal sealed class FileVault(long botId)
{
    /// <summary>The longer sides of the sizes that Telegram makes of a photo.</summary>
    private static readonly int[] PhotoSides = [90, 320, 800, 1280, 2560];

    private readonly Dictionary<string, StoredFile> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredFile> _byPath = new(StringComparer.Ordinal);
    private int _count;

    public StoredFile Add(string kind, byte[] bytes, string? fileName, string? mimeType, int width, int height, JsonObject? details = null, StoredFile? thumbnail = null)
    {
        var number = ++_count;
        var sizes = kind is "photo"
            ? SizesOf(width, height).Select((size, i) => NewSize(kind, number, i, size.Width, size.Height)).ToArray()
            : [NewSize(kind, number, 0, width, height)];
        var file = new StoredFile
        {
            Kind = kind,
            Bytes = bytes,
            Sizes = sizes,
            FileName = fileName,
            MimeType = mimeType,
            Details = details,
            Thumbnail = thumbnail,
            Path = string.Create(CultureInfo.InvariantCulture, $"{kind}s/file_{number}{Extension(kind, fileName)}"),
        };
        foreach (var size in sizes)
        {
            _byId.Add(size.FileId, file);
        }

        _byPath.Add(file.Path, file);
        return file;
    }

    public StoredFile? ById(string fileId) => _byId.GetValueOrDefault(fileId);

    public StoredFile? ByPath(string path) => _byPath.GetValueOrDefault(path);

    private FileSize NewSize(string kind, int number, int index, int width, int height)
    {
        var seed = string.Create(CultureInfo.InvariantCulture, $"{botId}/{kind}/{number}/{index}");
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(seed));
        var prefix = kind switch
        {
            "photo" => "AgACAgQAAx",
            "voice" => "AwACAgQAAx",
            "sticker" => "CAACAgQAAx",
            "video" => "BAACAgQAAx",
            "animation" => "CgACAgQAAx",
            "audio" => "CQACAgQAAx",
            "video_note" => "DQACAgQAAx",
            _ => "BQACAgQAAx",
        };
        return new FileSize(
            prefix + Base64Url.EncodeToString(hash) + Base64Url.EncodeToString(hash.AsSpan(0, 9)),
            "AQAD" + Base64Url.EncodeToString(hash.AsSpan(16, 9)),
            width,
            height);
    }

    private static IEnumerable<(int Width, int Height)> SizesOf(int width, int height)
    {
        var side = Math.Max(width, height);
        foreach (var target in PhotoSides)
        {
            if (target >= side)
            {
                break;
            }

            yield return (Math.Max(1, width * target / side), Math.Max(1, height * target / side));
        }

        yield return side <= PhotoSides[^1] ? (width, height) : (width * PhotoSides[^1] / side, height * PhotoSides[^1] / side);
    }

    private static string Extension(string kind, string? fileName) => kind switch
    {
        "photo" => ".jpg",
        "voice" => ".oga",
        "sticker" => ".webp",
        "video" or "animation" or "video_note" => ".mp4",
        _ => Path.GetExtension(fileName) ?? "",
    };
}
