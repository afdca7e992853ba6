using System.Globalization;
using System.Text.Json.Nodes;

namespace UnionBot.Tests.Emulators.Discord;

/// <summary>Discord's OpenAPI document, read once from the sources.</summary>
internal static class OpenApi
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    public static JsonObject Document { get; } = JsonNode.Parse(File.ReadAllText(Find()))!.AsObject();

    /// <summary>Every operation, as <c>GET /path/{with_names}</c>.</summary>
    public static IReadOnlyList<string> Operations { get; } =
    [
        .. from path in Document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where Methods.Contains(operation.Key, StringComparer.Ordinal)
           select $"{operation.Key.ToUpperInvariant()} {path.Key}",
    ];

    /// <summary>What is wrong with an answer, by the schema that the document has for it. An answer it has none for is fine when empty.</summary>
    public static IReadOnlyList<string> FaultsOfAnswer(string route, int status, JsonNode? body)
    {
        var check = new SchemaCheck(Document);
        var responses = Operation(route)["responses"]!.AsObject();
        var text = status.ToString(CultureInfo.InvariantCulture);
        if ((responses[text] ?? responses[$"{text[0]}XX"]) is not JsonObject response)
        {
            return [$"{route} has no answer {status}"];
        }

        if (status >= 400 && body?["errors"] is not null)
        {
            // The document gives the inner codes as numbers; the reference page, and the platform, as words.
            body = body.DeepClone();
            body.AsObject().Remove("errors");
        }

        var schema = check.Resolve(response)["content"]?["application/json"]?["schema"]?.AsObject();
        return schema is null ? body is null ? [] : [$"{route} answers {status} without a body"] : check.Faults(body, schema);
    }

    /// <summary>What is wrong with a JSON body that was sent, unknown fields included.</summary>
    public static IReadOnlyList<string> FaultsOfBody(string route, JsonNode? body)
    {
        var schema = Operation(route)["requestBody"]?["content"]?["application/json"]?["schema"]?.AsObject();
        return schema is null ? [$"{route} takes no JSON"] : new SchemaCheck(Document, closed: true).Faults(body, schema);
    }

    private static JsonObject Operation(string route)
    {
        var space = route.IndexOf(' ', StringComparison.Ordinal);
        return Document["paths"]![route[(space + 1)..]]![route[..space].ToLowerInvariant()]!.AsObject();
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "tests", "UnionBot.Tests", "reference", "discord-openapi.json");
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new FileNotFoundException("discord-openapi.json stands in tests/UnionBot.Tests/reference; the tests run from below the repository.");
    }
}
