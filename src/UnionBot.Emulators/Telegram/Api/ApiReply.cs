using System.Globalization;
using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>An HTTP answer, before it is written.</summary>
internal sealed record ApiReply(int Status, string ContentType, string Body, string? RetryAfter = null)
{
    public static ApiReply Of(JsonNode result) => Json(200, new JsonObject { ["ok"] = true, ["result"] = result });

    public static ApiReply Of(ApiError error)
    {
        var body = new JsonObject { ["ok"] = false, ["error_code"] = error.Code, ["description"] = error.Description };
        if (error.Parameters is { } parameters)
        {
            body["parameters"] = parameters.DeepClone();
        }

        return Json(error.Code, body) with { RetryAfter = error.Parameters?["retry_after"]?.ToJsonString() };
    }

    /// <summary>The answer of a fault that has one, or <see langword="null"/>.</summary>
    public static ApiReply? Of(Fault fault) => fault switch
    {
        Fault.Error error => Of(new ApiError(error.Code, error.Description)),
        Fault.TooManyRequests { RetryAfter: { } seconds } when seconds == Math.Floor(seconds) => Of(ApiError.TooManyRequests((int)seconds)),
        Fault.TooManyRequests { RetryAfter: { } seconds } => Of(new ApiError(
            429, "Too Many Requests: retry after " + seconds.ToString(CultureInfo.InvariantCulture), new JsonObject { ["retry_after"] = seconds })),
        Fault.TooManyRequests => Of(new ApiError(429, "Too Many Requests")),
        Fault.Raw raw => new ApiReply(raw.Status, raw.ContentType, raw.Body),
        _ => null,
    };

    private static ApiReply Json(int status, JsonObject body) => new(status, "application/json", body.ToJsonString());
}
