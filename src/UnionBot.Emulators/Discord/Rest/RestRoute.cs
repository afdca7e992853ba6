namespace UnionBot.Emulators.Discord.Rest;

/// <summary>A route that the double offers.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path as the OpenAPI document writes it.</param>
/// <param name="Handle">Answers; called under the world's gate.</param>
internal sealed record RestRoute(string Method, string Template, Func<RestRequest, RestReply> Handle)
{
    /// <summary>Words of the document's paths that stand where another path has an id.</summary>
    private static readonly string[] Words =
        ["@me", "@original", "active", "bulk", "bulk-delete", "member-counts", "permissions", "pins", "search", "templates"];

    private readonly string[] _segments = Template.Split('/');

    public string Name { get; } = $"{Method} {Template}";

    /// <summary>Whether a body must be sent.</summary>
    public bool TakesBody { get; init; }

    /// <summary>Whether a body may be multipart.</summary>
    public bool TakesFiles { get; init; }

    /// <summary>Whether the token in the path stands for the bot's, and the global limit does not count it.</summary>
    public bool IsInteraction { get; init; }

    /// <summary>How general it is; the least general of several that match wins.</summary>
    public int Parameters => _segments.Count(IsParameter);

    public IReadOnlyDictionary<string, string>? Match(string method, string[] path)
    {
        if (!string.Equals(method, Method, StringComparison.Ordinal) || path.Length != _segments.Length)
        {
            return null;
        }

        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < path.Length; i++)
        {
            if (IsParameter(_segments[i]) && !Words.Contains(path[i], StringComparer.Ordinal))
            {
                arguments[_segments[i][1..^1]] = Uri.UnescapeDataString(path[i]);
            }
            else if (!string.Equals(_segments[i], path[i], StringComparison.Ordinal))
            {
                return null;
            }
        }

        return arguments;
    }

    /// <summary>The top-level resource that limits are counted by. Source: Discord, Rate Limits.</summary>
    public static string Resource(IReadOnlyDictionary<string, string> arguments) =>
        arguments.GetValueOrDefault("channel_id")
        ?? arguments.GetValueOrDefault("guild_id")
        ?? (arguments.TryGetValue("webhook_id", out var webhook) ? $"{webhook}/{arguments["webhook_token"]}" : "");

    private static bool IsParameter(string segment) => segment.StartsWith('{');
}
