using System.Globalization;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;
using UnionBot.Emulators.Telegram.Text;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>The methods that send files, alone or as albums.</summary>
internal static class MediaMethods
{
    /// <summary>The method that sends a kind of file.</summary>
    /// <param name="kind">What it is, as the Bot API calls the field.</param>
    /// <param name="what">What it is, as the errors call it.</param>
    /// <param name="captioned">Whether it has a caption.</param>
    public static Func<ApiCall, JsonNode> Send(string kind, string what, bool captioned = true) => call =>
    {
        var target = Target.Read(call, what);
        var caption = captioned ? MessageText.Caption(call) : new FormattedText("", []);
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
    };

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

        var items = media.Select((item, i) => InputMedia.Read(call, item, string.Create(CultureInfo.InvariantCulture, $"media[{i}]"))).ToArray();
        CheckMixture(items);
        call.Charge(target.Chat);
        var group = NewGroup(call.World);
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

    /// <summary>What ties a new album.</summary>
    public static string NewGroup(World world) => string.Create(CultureInfo.InvariantCulture, $"1340{world.NextAlbum():D13}");

    /// <summary>Photos go with videos; music and documents only among themselves. Source: Bot API, sendMediaGroup.</summary>
    private static void CheckMixture(InputMedia[] items)
    {
        var kinds = items.Select(static item => item.File.Kind).Distinct(StringComparer.Ordinal).ToArray();
        if (kinds.Contains("animation", StringComparer.Ordinal))
        {
            throw ApiError.BadRequest("animation can't be sent in an album");
        }

        if (kinds.Length > 1 && kinds.Any(static kind => kind is "document" or "audio"))
        {
            throw ApiError.BadRequest($"{(kinds.Contains("document", StringComparer.Ordinal) ? "document" : "audio")} can't be mixed with other media types");
        }
    }
}
