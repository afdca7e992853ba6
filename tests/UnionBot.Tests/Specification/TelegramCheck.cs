using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace UnionBot.Tests.Specification;

/// <summary>Holds one request against the Bot API as published: path, HTTP method, parameters, types, limits, files.</summary>
/// <remarks>
/// Stricter than the server, which forgives: names are compared with their case, a JSON number is no text, <see langword="null"/> is no value,
/// and nothing unknown passes.
/// </remarks>
internal static partial class TelegramCheck
{
    /// <summary>The largest photo, in bytes. Source: sendPhoto.</summary>
    private const int PhotoLimit = 10 * 1024 * 1024;

    public static IEnumerable<string> Faults(WireRequest request)
    {
        if (FilePath().IsMatch(request.Path))
        {
            return request.Method is "GET" && request.Body.Length == 0 ? [] : ["a file is fetched by GET"];
        }

        var path = MethodPath().Match(request.Path);
        if (!path.Success)
        {
            return ["the path is none of the Bot API's"];
        }

        var method = path.Groups["method"].Value;
        if (!BotApiSpecification.Methods.TryGetValue(method, out var fields))
        {
            return [$"there is no method {method}"];
        }

        if (request.Method is not ("GET" or "POST"))
        {
            return [$"{request.Method} is neither GET nor POST"];
        }

        try
        {
            return Parameters(request, method, fields);
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            return [$"the body can't be read: {unreadable.Message}"];
        }
    }

    private static List<string> Parameters(WireRequest request, string method, IReadOnlyList<BotApiField> fields)
    {
        var faults = new List<string>();
        var parameters = new JsonObject();
        List<FormPart> files = [];
        AddTexts(request.Query);
        switch (request.MediaType)
        {
            case "application/json" when request.Json() is JsonObject json:
                foreach (var (name, value) in json)
                {
                    Add(name, value?.DeepClone());
                }

                break;
            case "application/x-www-form-urlencoded":
                AddTexts(WireRequest.Pairs(request.Text));
                break;
            case "multipart/form-data":
                var parts = FormPart.Read(request);
                files = [.. parts.Where(p => p.FileName is not null)];
                AddTexts(parts.Where(p => p.FileName is null).Select(p => (p.Name, p.Text)));
                break;
            case "" when request.Body.Length == 0:
                break;
            default:
                faults.Add($"a body of the type '{request.MediaType}' that is no object");
                break;
        }

        var direct = fields.Where(f => f.Types.Contains("InputFile", StringComparer.Ordinal) && files.Any(p => Same(p.Name, f.Name))).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var check = new BotApiValue(files.Select(f => f.Name).ToHashSet(StringComparer.Ordinal));
        faults.AddRange(check.Fields(parameters, [.. fields.Select(f => f with { Required = f.Required && !direct.Contains(f.Name) })], ""));
        faults.AddRange(files.Where(f => !direct.Contains(f.Name) && !check.Attached.Contains(f.Name)).Select(f => $"{f.Name}: a file that no parameter names"));
        faults.AddRange(files.Where(f => f.Bytes.Length is 0 or > PhotoLimit && method is "sendPhoto" or "sendMediaGroup" or "editMessageMedia").Select(f => $"{f.Name}: a photo of {f.Bytes.Length} bytes"));
        faults.AddRange(Target(parameters, fields));
        return faults;

        void AddTexts(IEnumerable<(string Name, string Value)> texts)
        {
            foreach (var (name, text) in texts)
            {
                Add(name, Typed(text, fields.FirstOrDefault(f => Same(f.Name, name))));
            }
        }

        void Add(string name, JsonNode? value)
        {
            if (!parameters.TryAdd(name, value))
            {
                faults.Add($"{name}: is there twice");
            }
        }
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    /// <summary>In a query or a form everything is text; what is none by its type is written as JSON.</summary>
    private static JsonNode? Typed(string text, BotApiField? field)
    {
        if (field is null || field.Types.All(t => t is "String" or "InputFile"))
        {
            return JsonValue.Create(text);
        }

        try
        {
            return WireRequest.StrictJson(text);
        }
        catch (JsonException) when (field.Types.Contains("String", StringComparer.Ordinal))
        {
            return JsonValue.Create(text);
        }
    }

    /// <summary>An edit names a message in a chat, or an inline message.</summary>
    private static IEnumerable<string> Target(JsonObject parameters, IReadOnlyList<BotApiField> fields) =>
        parameters.ContainsKey("inline_message_id")
            ? []
            : fields
                .Where(f => f.Description.Contains("Required if inline_message_id is not specified", StringComparison.Ordinal) && !parameters.ContainsKey(f.Name))
                .Select(f => $"{f.Name}: is missing");

    [GeneratedRegex("^/bot[0-9]+:[A-Za-z0-9_-]+/(?<method>[A-Za-z]+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MethodPath();

    [GeneratedRegex("^/file/bot[0-9]+:[A-Za-z0-9_-]+/[^?]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FilePath();
}
