using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;
using UnionBot.Emulators.Telegram.Text;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>The methods that change or delete a message.</summary>
internal static class EditMethods
{
    /// <summary>How old a message may be that a bot deletes. Source: Bot API, deleteMessage.</summary>
    private static readonly TimeSpan DeleteWindow = TimeSpan.FromHours(48);

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
        if (message.File is null)
        {
            throw ApiError.BadRequest("there is no caption in the message to edit");
        }

        return Change(call, message, caption, keyboard, preview: null);
    }

    public static JsonNode EditReplyMarkup(ApiCall call)
    {
        var message = Editable(call);
        return Change(call, message, new FormattedText(message.Text, message.Entities), ReplyMarkup.Read(call, onlyInline: true), message.LinkPreview);
    }

    public static JsonNode Delete(ApiCall call)
    {
        var chat = call.Visible(call.Chat());
        var id = call.Arguments.Int("message_id", 0);
        if (id <= 0)
        {
            throw ApiError.BadRequest("message identifier is not specified");
        }

        var message = chat.Find(id) ?? throw ApiError.BadRequest("message to delete not found");
        if (!MayDelete(call, message))
        {
            throw ApiError.BadRequest("message can't be deleted for everyone");
        }

        call.World.Record(TranscriptKind.Deleted, message, call.World.Bot);
        message.Deleted = true;
        message.Pinned = false;
        return true;
    }

    private static MessageState Editable(ApiCall call)
    {
        if (call.Arguments.Has("inline_message_id"))
        {
            throw ApiError.BadRequest("MESSAGE_ID_INVALID"); // The double has no inline mode.
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
        return own || othersPost ? message : throw ApiError.BadRequest("message can't be edited");
    }

    /// <summary>Sets content and buttons. Buttons that are not given again go away, as in the real server.</summary>
    private static JsonObject Change(ApiCall call, MessageState message, FormattedText text, JsonArray? keyboard, JsonObject? preview)
    {
        var sameText = string.Equals(message.Text, text.Text, StringComparison.Ordinal) && message.Entities.SequenceEqual(text.Entities) &&
            JsonNode.DeepEquals(message.LinkPreview, preview);
        if (sameText && JsonNode.DeepEquals(message.Keyboard, keyboard))
        {
            throw ApiError.BadRequest(
                "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        }

        call.Charge(message.Chat);
        message.Text = text.Text;
        message.Entities = text.Entities;
        message.Keyboard = keyboard;
        message.LinkPreview = preview;
        message.EditDate = sameText ? message.EditDate : call.World.Calendar.GetUtcNow();
        call.World.Record(TranscriptKind.Edited, message, call.World.Bot);
        return Shapes.Message(call.World, message);
    }

    private static bool MayDelete(ApiCall call, MessageState message)
    {
        if (message.Service?.Name is "supergroup_chat_created" or "channel_chat_created" or "migrate_from_chat_id")
        {
            return false;
        }

        var member = message.Chat.Member(call.World.Bot.Id);
        if (member.May(TgRights.DeleteMessages))
        {
            return true;
        }

        var young = call.World.Calendar.GetUtcNow() - message.Date <= DeleteWindow;
        var own = message.PostedBy == call.World.Bot;
        return young && message.Chat.Kind switch
        {
            TgChatKind.Private => true,
            TgChatKind.Channel => own && member.May(TgRights.PostMessages),
            _ => own,
        };
    }
}
