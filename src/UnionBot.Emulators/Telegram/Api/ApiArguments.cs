using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>The parameters of a request as the real server keeps them: every value is text, wherever it came from.</summary>
/// <remarks>A JSON string is taken without its quotes, any other JSON value as it is written; <c>null</c> is the same as nothing.</remarks>
internal sealed class ApiArguments
{
    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>How the values of a JSON body were written.</summary>
    public Dictionary<string, string> Json { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, UploadedFile> Files { get; } = new(StringComparer.Ordinal);

    public string? Text(string name) => Values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public bool Has(string name) => Text(name) is not null;

    public bool Bool(string name) => IsTrue(Text(name));

    /// <summary>A whole number; what is none counts as the default, as in the real server.</summary>
    public int Int(string name, int missing, int min = int.MinValue, int max = int.MaxValue) =>
        Text(name) is { } text && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? (int)Math.Clamp(value, min, max)
            : missing;

    public long Long(string name) =>
        Text(name) is { } text && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : 0;

    /// <summary>A parameter that is JSON.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="complaint">What the error says when it is no JSON, after "Bad Request: ".</param>
    /// <returns><see langword="null"/> when it was not given.</returns>
    public JsonNode? Node(string name, string complaint)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw ApiError.BadRequest(complaint);
        }
    }

    public static bool IsTrue(string? text) =>
        text is not null && (text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("yes", StringComparison.OrdinalIgnoreCase) || text is "1");
}
