namespace UnionBot.DiscordApi;

/// <summary>Discord answered with an error.</summary>
/// <param name="route">The route's template.</param>
/// <param name="status">The HTTP status.</param>
/// <param name="code">Discord's JSON error code; 0 where it gave none.</param>
/// <param name="fields">The paths of the fields that it refuses, such as <c>components.0.custom_id</c>.</param>
public sealed class DiscordApiException(DiscordFault fault, string route, int status, int code, IReadOnlyList<string> fields)
    : DiscordException(
        fault,
        mayHaveArrived: fault == DiscordFault.Server,
        $"{route}: HTTP {status}, code {code}{(fields.Count == 0 ? "" : " at " + string.Join(", ", fields))}.")
{
    public int Status { get; } = status;

    public int Code { get; } = code;

    public IReadOnlyList<string> Fields { get; } = fields;
}
