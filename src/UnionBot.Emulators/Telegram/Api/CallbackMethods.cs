using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>The answer to a pressed button.</summary>
internal static class CallbackMethods
{
    /// <summary>The longest answer, in characters. Source: Bot API, answerCallbackQuery.</summary>
    private const int TextLimit = 200;

    public static JsonNode Answer(ApiCall call)
    {
        var text = call.Arguments.Text("text") ?? "";
        if (new Text.FormattedText(text, []).Characters > TextLimit)
        {
            throw ApiError.BadRequest("MESSAGE_TOO_LONG");
        }

        var callback = call.World.Callbacks.Close(call.Arguments.Text("callback_query_id") ?? "");
        if (callback is null || call.World.Clock.GetElapsedTime(callback.PressedAt) > call.World.Options.CallbackLifetime)
        {
            throw ApiError.BadRequest("query is too old and response timeout expired or query ID is invalid");
        }

        if (call.Arguments.Text("url") is { } url && !url.StartsWith("https://t.me/", StringComparison.Ordinal))
        {
            throw ApiError.BadRequest("URL_INVALID");
        }

        call.World.Record(TranscriptKind.Answered, callback.Message, call.World.Bot, text);
        callback.Answer.SetResult(new CallbackAnswer(text, call.Arguments.Bool("show_alert"), call.Arguments.Text("url")));
        return true;
    }
}
