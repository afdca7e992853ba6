using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;
using UnionBot.Emulators.Telegram.Text;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>The methods that change a message.</summary>
internal static class EditMethods
{
    public static JsonNode EditText(ApiCall call)
    {
        var message = Editable(call);
        var text = MessageText.Message(call);
        var keyboard = ReplyMarkup.Read(call, onlyInline: true);
        var preview = SendMethods.LinkPreview(call);
        if (!message.IsText)
        {
            throw ApiError.BadRequest("there is no text in the message to edit");
        }

        return Change(call, message, text, keyboard, preview);
    }

    public static JsonNode EditCaption(ApiCall call)
    {
        var message = Editable(call);
        var caption = MessageText.Caption(call);
        var keyboard = ReplyMarkup.Read(call, onlyInline: true);
        if (message.File is null or { Kind: "sticker" or "video_note" })
        {
            throw ApiError.BadRequest("there is no caption in the message to edit");
        }

        return Change(call, message, caption, keyboard, preview: null, m => Flag(m, "show_caption_above_media", call.Arguments.Bool("show_caption_above_media")));
    }

    public static JsonNode EditReplyMarkup(ApiCall call)
    {
        var message = Editable(call);
        return Change(call, message, new FormattedText(message.Text, message.Entities), ReplyMarkup.Read(call, onlyInline: true), message.LinkPreview);
    }

    /// <summary>Another file, or the first one of a text message. Source: Bot API, editMessageMedia.</summary>
    public static JsonNode EditMedia(ApiCall call)
    {
        var message = Editable(call);
        var node = call.Arguments.Node("media", "can't parse media JSON object");
        var media = node is null ? throw ApiError.BadRequest("media is empty") : InputMedia.Read(call, node, "media");
        var keyboard = ReplyMarkup.Read(call, onlyInline: true);
        if (!message.IsText && message.File is null or { Kind: "sticker" or "video_note" or "voice" })
        {
            throw ApiError.BadRequest("message media can't be edited");
        }

        if (message.MediaGroupId is not null && (media.File.Kind is "animation" || (message.File?.Kind is "document" or "audio" && !string.Equals(media.File.Kind, message.File.Kind, StringComparison.Ordinal))))
        {
            throw ApiError.BadRequest("can't change the type of media of an album");
        }

        var same = message.File?.Largest.UniqueId is { } old && string.Equals(old, media.File.Largest.UniqueId, StringComparison.Ordinal);
        return Change(
            call, message, media.Caption, keyboard, preview: null,
            m =>
            {
                m.File = media.File;
                Flag(m, "show_caption_above_media", media.CaptionAbove);
                Flag(m, "has_media_spoiler", media.Spoiler);
            },
            !same);
    }

    public static JsonNode EditLiveLocation(ApiCall call)
    {
        var message = Live(call);
        var place = ContentMethods.Location(call, withLife: true);
        if (!place.ContainsKey("live_period"))
        {
            place["live_period"] = message.Special!.Value.Value["live_period"]!.DeepClone();
        }

        var same = JsonNode.DeepEquals(place, message.Special!.Value.Value);
        return Change(call, message, new FormattedText("", []), ReplyMarkup.Read(call, onlyInline: true), preview: null, m => m.Special = ("location", place), !same);
    }

    public static JsonNode StopLiveLocation(ApiCall call)
    {
        var message = Live(call);
        var place = message.Special!.Value.Value.DeepClone().AsObject();
        place.Remove("live_period");
        place.Remove("heading");
        place.Remove("proximity_alert_radius");
        return Change(call, message, new FormattedText("", []), ReplyMarkup.Read(call, onlyInline: true), preview: null, m => m.Special = ("location", place), other: true);
    }

    private static MessageState Live(ApiCall call)
    {
        var message = Editable(call);
        return message.Special is ("location", var place) && place.ContainsKey("live_period") ? message : throw ApiError.BadRequest("message can't be edited");
    }

    private static MessageState Editable(ApiCall call)
    {
        if (call.Arguments.Has("inline_message_id"))
        {
            throw ApiError.BadRequest("MESSAGE_ID_INVALID"); // Nobody posts inline results in the double.
        }

        var chat = call.Writable(call.Chat(), "text messages");
        var id = call.Arguments.Int("message_id", 0);
        if (id <= 0)
        {
            throw ApiError.BadRequest("message identifier is not specified");
        }

        var message = chat.Find(id) ?? throw ApiError.BadRequest("message to edit not found");
        var own = message.PostedBy == call.World.Bot && message.Service is null;
        var othersPost = chat.Kind == TgChatKind.Channel && message.Service is null && chat.Member(call.World.Bot.Id).May(TgRights.EditMessages);
        var editable = (own || othersPost) && message.Extra?["forward_origin"] is null;
        return editable ? message : throw ApiError.BadRequest("message can't be edited");
    }

    /// <summary>Sets content and buttons. Buttons that are not given again go away, as in the real server.</summary>
    private static JsonNode Change(
        ApiCall call, MessageState message, FormattedText text, JsonArray? keyboard, JsonObject? preview, Action<MessageState>? also = null, bool other = false)
    {
        var before = message.Extra?.DeepClone();
        var sameText = !other && string.Equals(message.Text, text.Text, StringComparison.Ordinal) && message.Entities.SequenceEqual(text.Entities) &&
            JsonNode.DeepEquals(message.LinkPreview, preview);
        if (sameText && JsonNode.DeepEquals(message.Keyboard, keyboard) && !Moves(message, also, before))
        {
            throw ApiError.BadRequest(
                "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        }

        call.Charge(message.Chat);
        also?.Invoke(message);
        message.Text = text.Text;
        message.Entities = text.Entities;
        message.Keyboard = keyboard;
        message.LinkPreview = preview;
        message.EditDate = sameText ? message.EditDate : call.World.Calendar.GetUtcNow();
        call.World.Record(TranscriptKind.Edited, message, call.World.Bot);
        return Shapes.Message(call.World, message);
    }

    /// <summary>Whether a change of otherwise the same content changes how it is laid out.</summary>
    private static bool Moves(MessageState message, Action<MessageState>? also, JsonNode? before)
    {
        if (also is null)
        {
            return false;
        }

        var file = message.File;
        also(message);
        var moved = !JsonNode.DeepEquals(message.Extra, before);
        message.Extra = before?.AsObject();
        message.File = file;
        return moved;
    }

    private static void Flag(MessageState message, string name, bool on)
    {
        message.Extra ??= [];
        message.Extra.Remove(name);
        if (on)
        {
            message.Extra[name] = true;
        }
    }
}
