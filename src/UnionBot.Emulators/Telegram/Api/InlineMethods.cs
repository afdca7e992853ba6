using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>The answer to an inline query.</summary>
internal static class InlineMethods
{
    /// <summary>Source: Bot API, answerInlineQuery.</summary>
    private const int MostResults = 50;

    /// <summary>How long an inline query can be answered.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static JsonNode Answer(ApiCall call)
    {
        var node = call.Arguments.Node("results", "can't parse inline query results JSON object");
        if (node is not JsonArray results)
        {
            throw ApiError.BadRequest(node is null ? "results are empty" : "expected an Array of inline query results");
        }

        if (results.Count > MostResults)
        {
            throw ApiError.BadRequest("RESULTS_TOO_MUCH");
        }

        var ids = results.Select(static r => r is JsonObject one && one["id"] is JsonValue value ? value.ToString() : "").ToArray();
        if (ids.Any(static id => System.Text.Encoding.UTF8.GetByteCount(id) is < 1 or > 64))
        {
            throw ApiError.BadRequest("RESULT_ID_INVALID");
        }

        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Length)
        {
            throw ApiError.BadRequest("RESULT_ID_DUPLICATE");
        }

        if (System.Text.Encoding.UTF8.GetByteCount(call.Arguments.Text("next_offset") ?? "") > 64)
        {
            throw ApiError.BadRequest("NEXT_OFFSET_INVALID");
        }

        var query = call.World.Inline.Close(call.Arguments.Text("inline_query_id") ?? "");
        if (query is not var (askedAt, answer) || call.World.Clock.GetElapsedTime(askedAt) > Patience)
        {
            throw ApiError.BadRequest("query is too old and response timeout expired or query ID is invalid");
        }

        answer.SetResult(results);
        return true;
    }
}
