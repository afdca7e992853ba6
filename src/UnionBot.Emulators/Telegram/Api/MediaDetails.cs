using System.Globalization;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>What a bot tells of a file that it uploads: length, performer, title, sides, thumbnail.</summary>
internal static class MediaDetails
{
    /// <summary>The largest thumbnail, in bytes. Source: Bot API, sendDocument.</summary>
    private const int ThumbnailLimit = 200 * 1024;

    private const string Attached = "attach://";

    /// <summary>What the Bot API tells of such a file beside its size and names.</summary>
    public static JsonObject? Of(string kind, Func<string, string?> detail)
    {
        var value = new JsonObject();
        if (kind is "video" or "animation" or "audio" or "voice" or "video_note")
        {
            value["duration"] = Number(detail("duration"), 0);
        }

        if (kind is "video_note")
        {
            value["length"] = Number(detail("length"), 240);
        }

        foreach (var name in kind is "audio" ? (string[])["performer", "title"] : [])
        {
            if (detail(name) is { Length: > 0 } text)
            {
                value[name] = text;
            }
        }

        return value.Count > 0 ? value : null;
    }

    public static (int Width, int Height) Sides(string kind, UploadedFile upload, Func<string, string?> detail) => kind switch
    {
        "video" or "animation" => (Number(detail("width"), 320), Number(detail("height"), 240)),
        "sticker" => ImageHeader.Size(upload.Bytes) ?? (512, 512),
        _ => (0, 0),
    };

    /// <summary>The thumbnail that came along. What is too big or no picture is left out, as in the real server.</summary>
    public static StoredFile? Thumbnail(ApiCall call, string kind, Func<string, string?> detail)
    {
        var name = detail("thumbnail") is { } value && value.StartsWith(Attached, StringComparison.OrdinalIgnoreCase) ? value[Attached.Length..] : "thumbnail";
        return kind is "video" or "animation" or "audio" or "document" or "video_note" &&
            call.Arguments.Files.TryGetValue(name, out var upload) && upload.Bytes.Length <= ThumbnailLimit &&
            ImageHeader.Size(upload.Bytes) is { Width: > 0 and <= 320, Height: > 0 and <= 320 } size
                ? call.World.Files.Add("photo", upload.Bytes, null, null, size.Width, size.Height)
                : null;
    }

    private static int Number(string? text, int missing) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : missing;
}
