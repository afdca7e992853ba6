using System.Text;
using System.Text.Json.Nodes;

namespace UnionBot.Tests.Specification;

/// <summary>One HTTP request as it stood on the wire.</summary>
internal sealed record WireRequest
{
    public required string Method { get; init; }

    /// <summary>Path and query, as written.</summary>
    public required string Target { get; init; }

    /// <summary>The headers, whatever the case of their names.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body without its transfer encoding.</summary>
    public byte[] Body { get; init; } = [];

    public string Path => Target.Split('?')[0];

    /// <summary>The parameters of the query, decoded, in order.</summary>
    public IEnumerable<(string Name, string Value)> Query => Target.Contains('?', StringComparison.Ordinal) ? Pairs(Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..]) : [];

    /// <summary>The media type alone, in lower case, or empty.</summary>
    public string MediaType => Header("Content-Type").Split(';')[0].Trim().ToLowerInvariant();

    public bool IsUpgrade => Header("Upgrade").Equals("websocket", StringComparison.OrdinalIgnoreCase);

    public string Text => Encoding.UTF8.GetString(Body);

    public string Header(string name) => Headers.GetValueOrDefault(name, "");

    /// <summary>The body as JSON; a name that stands twice in one object is refused.</summary>
    public JsonNode? Json() => StrictJson(Text);

    /// <summary>A request that a handler got before any socket did.</summary>
    public static async Task<WireRequest> OfAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Headers.Concat(request.Content is null ? [] : request.Content.Headers))
        {
            headers[name] = string.Join(", ", values);
        }

        return new WireRequest
        {
            Method = request.Method.Method,
            Target = request.RequestUri!.PathAndQuery,
            Headers = headers,
            Body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken),
        };
    }

    public static JsonNode? StrictJson(string text) => JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false });

    public static IEnumerable<(string Name, string Value)> Pairs(string form) =>
        from pair in form.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Replace('+', ' ').Split('=', 2)
        select (Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "");
}
