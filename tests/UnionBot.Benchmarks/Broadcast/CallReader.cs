using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using UnionBot.Messages;

namespace UnionBot.Benchmarks.Broadcast;

/// <summary>Reads, off the wire, the calls that say something in a chat. It knows both platforms' documents and nothing of ours.</summary>
internal static partial class CallReader
{
    /// <summary>What a request says, or <see langword="null"/> where it says nothing in a chat.</summary>
    /// <param name="path">The request's path.</param>
    /// <param name="type">Its content type.</param>
    /// <returns>What it is, the chat, the text, and whether a file's bytes are in it.</returns>
    public static (CallKind Kind, string Chat, string Text, bool Uploads)? Read(Platform platform, string method, string path, string type, ReadOnlySpan<byte> body)
    {
        if (!HttpMethodIs(method, "POST") && !HttpMethodIs(method, "PATCH"))
        {
            return null;
        }

        var isForm = type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);
        if (platform == Platform.Discord)
        {
            if (DiscordPath().Match(path) is not { Success: true } found || HttpMethodIs(method, "PATCH") != found.Groups["message"].Success)
            {
                return null;
            }

            using var message = Json(isForm ? Encoding.UTF8.GetBytes(Part(body, "payload_json")) : body);
            return (found.Groups["message"].Success ? CallKind.Edit : CallKind.Send, found.Groups["chat"].Value, Member(message, "content"), isForm);
        }

        if (TelegramPath().Match(path) is not { Success: true } called || string.Equals(called.Groups["name"].Value, "sendChatAction", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var kind = called.Groups["name"].Value.StartsWith("edit", StringComparison.OrdinalIgnoreCase) ? CallKind.Edit : CallKind.Send;
        if (isForm)
        {
            return (kind, Part(body, "chat_id"), Part(body, "caption"), body.IndexOf("filename="u8) >= 0);
        }

        using var json = Json(body);
        var text = Member(json, "text");
        return (kind, Member(json, "chat_id"), text.Length > 0 ? text : Member(json, "caption"), false);
    }

    /// <summary>The id of the message that an answer tells of.</summary>
    public static string? MessageOf(Platform platform, ReadOnlySpan<byte> answer)
    {
        using var json = Json(answer);
        if (json is null || json.RootElement.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (platform == Platform.Discord)
        {
            return Member(json, "id");
        }

        return json.RootElement.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Object && result.TryGetProperty("message_id", out var id) ? id.ToString() : null;
    }

    /// <summary>The private chats in which somebody wrote, by an answer of Telegram's getUpdates.</summary>
    public static IReadOnlyList<string> Askers(ReadOnlySpan<byte> answer)
    {
        using var json = Json(answer);
        if (json is null || !json.RootElement.TryGetProperty("result", out var result) || result.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        return [.. result.EnumerateArray()
            .Select(u => u.TryGetProperty("message", out var message) && message.TryGetProperty("chat", out var chat)
                && chat.TryGetProperty("type", out var type) && type.ValueEquals("private"u8) && chat.TryGetProperty("id", out var id) ? id.ToString() : null)
            .OfType<string>()];
    }

    private static bool HttpMethodIs(string method, string name) => string.Equals(method, name, StringComparison.OrdinalIgnoreCase);

    private static JsonDocument? Json(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            return JsonDocument.TryParseValue(ref reader, out var json) ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Member(JsonDocument? json, string name) =>
        json is not null && json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) ? value.ToString() : "";

    /// <summary>A text part of a form.</summary>
    private static string Part(ReadOnlySpan<byte> body, string name)
    {
        foreach (var part in Encoding.UTF8.GetString(body).Split("\r\n--", StringSplitOptions.None))
        {
            if (PartName().Match(part) is { Success: true } found && string.Equals(found.Groups["name"].Value, name, StringComparison.Ordinal))
            {
                return part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
            }
        }

        return "";
    }

    [GeneratedRegex("/bot[^/]+/(?<name>(send|copy|forward|edit)[A-Za-z]*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TelegramPath();

    [GeneratedRegex("/channels/(?<chat>[0-9]+)/messages(/(?<message>[0-9]+))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DiscordPath();

    [GeneratedRegex("Content-Disposition: form-data; name=\"?(?<name>[a-z_0-9]+)\"?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PartName();
}
