using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>A request that the platform refuses, with the status and JSON error it answers.</summary>
internal sealed class ApiException(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status { get; } = status;

    public int Code { get; } = code;

    public JsonObject? Errors { get; } = errors;

    /// <summary>How long a limit lasts that was met, or <see langword="null"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Source of the codes: Discord, Opcodes and Status Codes, "JSON Error Codes".</summary>
    public static ApiException UnknownChannel() => new(404, 10003, "Unknown Channel");

    public static ApiException UnknownGuild() => new(404, 10004, "Unknown Guild");

    public static ApiException UnknownMember() => new(404, 10007, "Unknown Member");

    public static ApiException UnknownMessage() => new(404, 10008, "Unknown Message");

    public static ApiException UnknownUser() => new(404, 10013, "Unknown User");

    public static ApiException UnknownWebhook() => new(404, 10015, "Unknown Webhook");

    public static ApiException UnknownInteraction() => new(404, 10062, "Unknown interaction");

    public static ApiException UnknownCommand() => new(404, 10063, "Unknown application command");

    public static ApiException MissingAccess() => new(403, 50001, "Missing Access");

    public static ApiException MissingPermissions() => new(403, 50013, "Missing Permissions");

    public static ApiException EmptyMessage() => new(400, 50006, "Cannot send an empty message");

    public static ApiException UnknownEvent() => new(404, 10070, "Unknown Guild Scheduled Event");

    public static ApiException UnknownRole() => new(404, 10011, "Unknown Role");

    public static ApiException UnknownEmoji() => new(400, 10014, "Unknown Emoji");

    public static ApiException WrongChannelType() => new(400, 50024, "Cannot execute action on this channel type");

    /// <summary>A limit that no header told of.</summary>
    public static ApiException Limited(TimeSpan wait, int code, string message) => new(429, code, message) { RetryAfter = wait };

    public static ApiException BadForm(string path, string code, string message)
    {
        var form = new Checks.FormCheck();
        form.Error(path, code, message);
        return form.Failure();
    }
}
