using UnionBot.Emulators.Telegram.State;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Finds the file that a call sends: uploaded, or sent again by its id.</summary>
internal static class InputFiles
{
    /// <summary>The largest photo. Source: Bot API, sendPhoto.</summary>
    public const int PhotoLimit = 10 * 1024 * 1024;

    /// <summary>The most that width and height of a photo add up to. Source: Bot API, sendPhoto.</summary>
    public const int SidesLimit = 10_000;

    /// <summary>The most that a photo's sides may differ. Source: Bot API, sendPhoto.</summary>
    public const int RatioLimit = 20;

    private const string Attached = "attach://";

    /// <summary>What stands in a parameter, or the file that came under the parameter's own name.</summary>
    public static StoredFile Read(ApiCall call, string kind, string argument) =>
        call.Arguments.Files.TryGetValue(argument, out var upload)
            ? Store(call, kind, upload, call.Arguments.Text)
            : Read(call, kind, call.Arguments.Text(argument), $"there is no {kind} in the request", call.Arguments.Text);

    /// <summary>What a value names: an upload as <c>attach://name</c>, or a file that is known.</summary>
    /// <param name="call">The call.</param>
    /// <param name="kind">What it is to be.</param>
    /// <param name="value">The value.</param>
    /// <param name="missing">What the error says when there is no such file.</param>
    /// <param name="detail">Looks up what the bot tells of the file, such as <c>duration</c>.</param>
    public static StoredFile Read(ApiCall call, string kind, string? value, string missing, Func<string, string?> detail)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw ApiError.BadRequest(missing);
        }

        if (value.StartsWith(Attached, StringComparison.OrdinalIgnoreCase))
        {
            return call.Arguments.Files.TryGetValue(value[Attached.Length..], out var upload) ? Store(call, kind, upload, detail) : throw ApiError.BadRequest(missing);
        }

        if (value.Contains("://", StringComparison.Ordinal))
        {
            throw ApiError.BadRequest("failed to get HTTP URL content"); // The double never fetches anything.
        }

        var known = call.World.Files.ById(value) ?? throw ApiError.BadRequest("wrong file identifier/HTTP URL specified");
        return string.Equals(known.Kind, kind, StringComparison.Ordinal)
            ? known
            : throw ApiError.BadRequest($"can't use file of type {TypeName(known.Kind)} as {TypeName(kind)}");
    }

    private static StoredFile Store(ApiCall call, string kind, UploadedFile upload, Func<string, string?> detail)
    {
        if (upload.Bytes.Length == 0)
        {
            throw ApiError.BadRequest("file must be non-empty");
        }

        if (kind is not "photo")
        {
            var (w, h) = MediaDetails.Sides(kind, upload, detail);
            return call.World.Files.Add(
                kind, upload.Bytes, upload.FileName, upload.ContentType ?? "application/octet-stream", w, h, MediaDetails.Of(kind, detail), MediaDetails.Thumbnail(call, kind, detail));
        }

        if (upload.Bytes.Length > PhotoLimit)
        {
            throw ApiError.BadRequest("too big for a photo");
        }

        var (width, height) = ImageHeader.Size(upload.Bytes) ?? throw ApiError.BadRequest("IMAGE_PROCESS_FAILED");
        return width < 1 || height < 1 || width + height > SidesLimit || Math.Max(width, height) > RatioLimit * Math.Min(width, height)
            ? throw ApiError.BadRequest("PHOTO_INVALID_DIMENSIONS")
            : call.World.Files.Add(kind, upload.Bytes, upload.FileName, upload.ContentType, width, height);
    }

    private static string TypeName(string kind) => kind switch
    {
        "photo" => "Photo",
        "document" => "Document",
        "voice" => "VoiceNote",
        "sticker" => "Sticker",
        "video" => "Video",
        "animation" => "Animation",
        "audio" => "Audio",
        "video_note" => "VideoNote",
        _ => kind,
    };
}
