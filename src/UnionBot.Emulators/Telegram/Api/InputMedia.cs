using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;
using UnionBot.Emulators.Telegram.Text;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>A file with its caption inside another parameter: an item of an album, or what a message is changed into.</summary>
internal sealed record InputMedia(StoredFile File, FormattedText Caption, bool CaptionAbove, bool Spoiler)
{
    private static readonly string[] Known =
    [
        "type", "media", "caption", "parse_mode", "caption_entities", "show_caption_above_media", "has_spoiler", "thumbnail",
        "disable_content_type_detection", "width", "height", "duration", "supports_streaming", "cover", "start_timestamp", "performer", "title",
    ];

    public static InputMedia Read(ApiCall call, JsonNode? node, string path)
    {
        if (node is not JsonObject item)
        {
            throw ApiError.BadRequest("can't parse InputMedia: expected an Object");
        }

        call.Know(item, path, Known);
        var type = Text(item, "type") ?? throw ApiError.BadRequest("can't parse InputMedia: Can't find field \"type\"");
        if (type is "live_photo")
        {
            throw new ApiError(501, "Not Implemented: this double of the Bot API does not offer media of type live_photo");
        }

        if (type is not ("photo" or "video" or "animation" or "audio" or "document"))
        {
            throw ApiError.BadRequest("can't parse InputMedia: unsupported type specified");
        }

        var media = Text(item, "media") ?? throw ApiError.BadRequest("can't parse InputMedia: media not found");
        return new InputMedia(
            InputFiles.Read(call, type, media, "wrong file identifier/HTTP URL specified", name => item[name] is { } value ? Text(item, name) ?? value.ToJsonString() : null),
            MessageText.Caption(call, Text(item, "caption"), Text(item, "parse_mode"), item["caption_entities"], path + ".caption_entities"),
            True(item, "show_caption_above_media"),
            True(item, "has_spoiler"));
    }

    private static string? Text(JsonObject item, string name) => item[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static bool True(JsonObject item, string name) => item[name] is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;
}
