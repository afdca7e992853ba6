using System.Globalization;
using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>An answer that is an error, as the Bot API writes it.</summary>
internal sealed class ApiError(int code, string description, JsonObject? parameters = null) : Exception(description)
{
    public int Code { get; } = code;

    public string Description { get; } = description;

    public JsonObject? Parameters { get; } = parameters;

    public static ApiError BadRequest(string what) => new(400, "Bad Request: " + what);

    public static ApiError Forbidden(string what) => new(403, "Forbidden: " + what);

    public static ApiError TooManyRequests(int seconds) => new(
        429,
        string.Create(CultureInfo.InvariantCulture, $"Too Many Requests: retry after {seconds}"),
        new JsonObject { ["retry_after"] = seconds });

    public static ApiError Migrated(long to) => new(
        400, "Bad Request: group chat was upgraded to a supergroup chat", new JsonObject { ["migrate_to_chat_id"] = to });
}
