using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.Text;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>The methods that put a new message into a chat.</summary>
internal static class SendMethods
{
    public static JsonNode SendMessage(ApiCall call)
    {
        var target = Target.Read(call, "text messages");
        var text = MessageText.Message(call);
        var keyboard = ReplyMarkup.Read(call, onlyInline: false);
        var preview = LinkPreview(call);
        call.Charge(target.Chat);
        var message = target.Send(call, m =>
        {
            m.Text = text.Text;
            m.Entities = text.Entities;
            m.Keyboard = keyboard;
            m.LinkPreview = preview;
        });
        return Shapes.Message(call.World, message);
    }

    public static JsonNode SendChatAction(ApiCall call)
    {
        call.Writable(call.Chat(), "text messages");
        return call.Arguments.Text("action")?.ToLowerInvariant() is
            "typing" or "upload_photo" or "record_video" or "upload_video" or "record_voice" or "upload_voice" or "upload_document" or
            "choose_sticker" or "find_location" or "record_video_note" or "upload_video_note" or "cancel"
                ? true
                : throw ApiError.BadRequest("wrong parameter action in request");
    }

    public static JsonObject? LinkPreview(ApiCall call)
    {
        var node = call.Arguments.Node("link_preview_options", "can't parse link preview options JSON object");
        if (node is null)
        {
            return null;
        }

        if (node is not JsonObject options)
        {
            throw ApiError.BadRequest("object expected as link preview options");
        }

        call.Know(options, "link_preview_options", "is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text");
        return options;
    }
}
