using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram.Text;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Reads the buttons that a bot puts under a message.</summary>
internal static class ReplyMarkup
{
    /// <summary>The most buttons of one message.</summary>
    private const int ButtonLimit = 100;

    /// <summary>What a press may carry, in bytes. Source: Bot API, InlineKeyboardButton.</summary>
    private const int DataLimit = 64;

    private static readonly string[] Actions =
    [
        "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat",
        "copy_text", "callback_game", "pay",
    ];

    /// <summary>The inline keyboard of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="onlyInline">Whether no other kind of markup is taken, as in edits.</param>
    /// <returns>Its rows, or <see langword="null"/> when there is none or the markup is of another kind.</returns>
    public static JsonArray? Read(ApiCall call, bool onlyInline)
    {
        var node = call.Arguments.Node("reply_markup", "can't parse reply keyboard markup JSON object");
        if (node is null)
        {
            return null;
        }

        if (node is not JsonObject markup)
        {
            throw ApiError.BadRequest("object expected as reply markup");
        }

        if (markup["inline_keyboard"] is null)
        {
            CheckOther(call, markup, onlyInline);
            return null;
        }

        call.Know(markup, "reply_markup", "inline_keyboard");
        if (markup["inline_keyboard"] is not JsonArray rows)
        {
            throw ApiError.BadRequest("field \"inline_keyboard\" must be of type Array");
        }

        var result = new JsonArray();
        var count = 0;
        for (var r = 0; r < rows.Count; r++)
        {
            if (rows[r] is not JsonArray row)
            {
                throw ApiError.BadRequest("can't parse inline keyboard: expected an Array of Array of InlineKeyboardButton");
            }

            var buttons = new JsonArray();
            for (var b = 0; b < row.Count; b++)
            {
                buttons.Add(Button(call, row[b], string.Create(CultureInfo.InvariantCulture, $"reply_markup.inline_keyboard[{r}][{b}]")));
                count++;
            }

            if (buttons.Count > 0)
            {
                result.Add(buttons);
            }
        }

        if (count > ButtonLimit)
        {
            throw ApiError.BadRequest("reply markup is too long");
        }

        return result.Count > 0 ? result : null;
    }

    /// <summary>What a call puts in place of the letters: a keyboard, its removal or a forced reply.</summary>
    /// <returns><see langword="null"/> when it gives none.</returns>
    public static JsonObject? Other(ApiCall call) =>
        call.Arguments.Node("reply_markup", "can't parse reply keyboard markup JSON object") is JsonObject { Count: > 0 } markup && !markup.ContainsKey("inline_keyboard")
            ? markup
            : null;

    private static void CheckOther(ApiCall call, JsonObject markup, bool onlyInline)
    {
        if (markup.Count == 0)
        {
            return;
        }

        if (onlyInline)
        {
            throw ApiError.BadRequest("inline keyboard expected");
        }

        if (markup["keyboard"] is { } keyboard)
        {
            call.Know(markup, "reply_markup", "keyboard", "is_persistent", "resize_keyboard", "one_time_keyboard", "input_field_placeholder", "selective");
            if (keyboard is not JsonArray rows || rows.Any(static row => row is not JsonArray))
            {
                throw ApiError.BadRequest("can't parse keyboard: expected an Array of Array of KeyboardButton");
            }

            for (var r = 0; r < rows.Count; r++)
            {
                for (var b = 0; b < rows[r]!.AsArray().Count; b++)
                {
                    CheckKey(call, rows[r]![b], string.Create(CultureInfo.InvariantCulture, $"reply_markup.keyboard[{r}][{b}]"));
                }
            }
        }
        else
        {
            call.Know(markup, "reply_markup", "remove_keyboard", "force_reply", "input_field_placeholder", "selective");
        }
    }

    /// <summary>A key is an object or just its words.</summary>
    private static void CheckKey(ApiCall call, JsonNode? node, string path)
    {
        if (node is JsonObject key)
        {
            call.Know(
                key, path, "text", "icon_custom_emoji_id", "style", "request_users", "request_chat", "request_managed_bot", "request_contact",
                "request_location", "request_poll", "web_app");
            node = key["text"];
        }

        if (node is not JsonValue value || !value.TryGetValue<string>(out _))
        {
            throw ApiError.BadRequest("can't parse keyboard button: Can't find field \"text\"");
        }
    }

    private static JsonObject Button(ApiCall call, JsonNode? node, string path)
    {
        if (node is not JsonObject button)
        {
            throw ApiError.BadRequest("can't parse inline keyboard button: InlineKeyboardButton must be an Object");
        }

        call.Know(button, path, ["text", "icon_custom_emoji_id", "style", .. Actions]);
        if (button["text"] is not JsonValue label || !label.TryGetValue<string>(out var text))
        {
            throw ApiError.BadRequest("can't parse inline keyboard button: Can't find field \"text\"");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            throw ApiError.BadRequest("inline keyboard button text must be non-empty");
        }

        var actions = Actions.Where(button.ContainsKey).ToArray();
        if (actions.Length == 0)
        {
            throw ApiError.BadRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        }

        if (actions.Length > 1)
        {
            call.Findings.Add(new Finding(call.Method, path, "more than one action: " + string.Join(", ", actions)));
        }

        CheckAction(button, actions[0]);
        return button.DeepClone().AsObject();
    }

    private static void CheckAction(JsonObject button, string action)
    {
        if (action is not ("url" or "callback_data"))
        {
            return;
        }

        if (button[action] is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            throw ApiError.BadRequest($"can't parse inline keyboard button: Field \"{action}\" must be of type String");
        }

        if (action is "callback_data" && Encoding.UTF8.GetByteCount(text) is < 1 or > DataLimit)
        {
            throw ApiError.BadRequest("BUTTON_DATA_INVALID");
        }

        if (action is "url" && !Addresses.IsLink(text))
        {
            throw ApiError.BadRequest($"inline keyboard button URL '{text}' is invalid: Wrong HTTP URL");
        }
    }
}
