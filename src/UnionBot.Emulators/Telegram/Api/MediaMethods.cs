using System.Globalization;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;
using UnionBot.Emulators.Telegram.Text;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>The methods that send photos and documents, alone or as albums.</summary>
internal static class MediaMethods
{
    public static JsonNode SendPhoto(ApiCall call) => Send(call, "photo", "photos");

    public static JsonNode SendDocument(ApiCall call) => Send(call, "document", "documents");

    public static JsonNode SendMediaGroup(ApiCall call)
    {
        var target = Target.Read(call, "media messages");
        var node = call.Arguments.Node("media", "can't parse media JSON object");
        if (node is not JsonArray media)
        {
            throw ApiError.BadRequest(node is null ? "there is no media to send" : "expected an Array of InputMedia");
        }

        if (media.Count is < 2 or > 10)
        {
            throw ApiError.BadRequest(media.Count switch
            {
                0 => "there is no media to send",
                1 => "group send failed: an album takes 2 to 10 items",
                _ => "too many messages to send as an album",
            });
        }

        var items = media.Select((item, i) => Item(call, item, string.Create(CultureInfo.InvariantCulture, $"media[{i}]"))).ToArray();
        if (items.Select(static item => item.File.Kind).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            throw ApiError.BadRequest("document can't be mixed with other media types");
        }

        call.Charge(target.Chat);
        var group = string.Create(CultureInfo.InvariantCulture, $"1340{call.World.NextAlbum():D13}");
        return new JsonArray([.. items.Select(item => (JsonNode)Shapes.Message(call.World, target.Send(
            call,
            message =>
            {
                message.Text = item.Caption.Text;
                message.Entities = item.Caption.Entities;
            },
            group,
            item.File,
            item.CaptionAbove,
            item.Spoiler)))]);
    }

    private static JsonObject Send(ApiCall call, string kind, string what)
    {
        var target = Target.Read(call, what);
        var caption = MessageText.Caption(call);
        var keyboard = ReplyMarkup.Read(call, onlyInline: false);
        var file = InputFiles.Read(call, kind, kind);
        call.Charge(target.Chat);
        var message = target.Send(
            call,
            m =>
            {
                m.Text = caption.Text;
                m.Entities = caption.Entities;
                m.Keyboard = keyboard;
            },
            mediaGroup: null,
            file,
            call.Arguments.Bool("show_caption_above_media"),
            call.Arguments.Bool("has_spoiler"));
        return Shapes.Message(call.World, message);
    }

    private static (StoredFile File, FormattedText Caption, bool CaptionAbove, bool Spoiler) Item(ApiCall call, JsonNode? node, string path)
    {
        if (node is not JsonObject item)
        {
            throw ApiError.BadRequest("can't parse InputMedia: expected an Object");
        }

        call.Know(item, path, "type", "media", "caption", "parse_mode", "caption_entities", "show_caption_above_media", "has_spoiler", "thumbnail", "disable_content_type_detection");
        var type = Text(item, "type") ?? throw ApiError.BadRequest("can't parse InputMedia: Can't find field \"type\"");
        if (type is not ("photo" or "document"))
        {
            throw new ApiError(501, $"Not Implemented: this double of the Bot API does not offer media of type {type}");
        }

        var media = Text(item, "media") ?? throw ApiError.BadRequest("can't parse InputMedia: media not found");
        return (
            InputFiles.Read(call, type, media, "wrong file identifier/HTTP URL specified"),
            MessageText.Caption(call, Text(item, "caption"), Text(item, "parse_mode"), item["caption_entities"], path + ".caption_entities"),
            True(item, "show_caption_above_media"),
            True(item, "has_spoiler"));
    }

    private static string? Text(JsonObject item, string name) => item[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static bool True(JsonObject item, string name) => item[name] is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;
}
