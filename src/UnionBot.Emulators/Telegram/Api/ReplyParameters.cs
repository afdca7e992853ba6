using System.Globalization;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.State;
using UnionBot.Emulators.Telegram.Text;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>What a message replies to: a message, perhaps of another chat, perhaps a stretch of it only.</summary>
internal sealed record ReplyParameters(MessageState Message, JsonObject? Quote)
{
    /// <summary>The longest quote, in characters. Source: Bot API, ReplyParameters.</summary>
    private const int QuoteLimit = 1024;

    /// <summary>The reply of a call.</summary>
    /// <returns><see langword="null"/> when it replies to nothing, or to something that is gone and may be.</returns>
    public static ReplyParameters? Read(ApiCall call, ChatState chat)
    {
        var node = call.Arguments.Node("reply_parameters", "can't parse reply parameters JSON object");
        if (node is null)
        {
            return Old(call, chat);
        }

        if (node is not JsonObject reply)
        {
            throw ApiError.BadRequest("object expected as reply parameters");
        }

        call.Know(
            reply, "reply_parameters", "message_id", "chat_id", "allow_sending_without_reply", "quote", "quote_parse_mode", "quote_entities",
            "quote_position", "checklist_task_id", "poll_option_id", "ephemeral_message_id");
        if (reply["message_id"] is not JsonValue value || !value.TryGetValue<int>(out var id))
        {
            throw ApiError.BadRequest("can't parse reply parameters: Can't find field \"message_id\"");
        }

        var there = reply["chat_id"] is { } other ? call.Visible(call.Chat(other.ToString())) : chat;
        var message = there.Find(id);
        if (message is not null)
        {
            return new ReplyParameters(message, QuoteOf(call, reply, message));
        }

        return reply["allow_sending_without_reply"] is JsonValue allow && allow.TryGetValue<bool>(out var may) && may
            ? null
            : throw ApiError.BadRequest("message to be replied not found");
    }

    /// <summary>What Bot API 7.0 took away from the specification, and the real server still reads.</summary>
    private static ReplyParameters? Old(ApiCall call, ChatState chat)
    {
        var id = call.Arguments.Int("reply_to_message_id", 0);
        if (id == 0)
        {
            return null;
        }

        return chat.Find(id) is { } message ? new ReplyParameters(message, null)
            : call.Arguments.Bool("allow_sending_without_reply") ? null
            : throw ApiError.BadRequest("message to be replied not found");
    }

    private static JsonObject? QuoteOf(ApiCall call, JsonObject reply, MessageState message)
    {
        if (reply["quote"] is not JsonValue value || !value.TryGetValue<string>(out var raw) || raw.Length == 0)
        {
            return null;
        }

        var mode = reply["quote_parse_mode"] is JsonValue name && name.TryGetValue<string>(out var parse) ? parse : null;
        var quote = MessageText.Part(call, raw, mode, reply["quote_entities"], "reply_parameters.quote_entities");
        var at = message.Text.IndexOf(quote.Text, StringComparison.Ordinal);
        if (at < 0 || quote.Characters > QuoteLimit)
        {
            throw ApiError.BadRequest("QUOTE_TEXT_INVALID");
        }

        var shown = new JsonObject { ["text"] = quote.Text, ["position"] = at, ["is_manual"] = true };
        var dressed = quote.Entities.Where(static e => e.Type is "bold" or "italic" or "underline" or "strikethrough" or "spoiler" or "custom_emoji").ToArray();
        if (dressed.Length > 0)
        {
            shown["entities"] = EntityReader.Write(dressed, static id => throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"No quote mentions {id}.")));
        }

        return shown;
    }
}
