using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UnionBot.Tests.Emulators.Discord;

namespace UnionBot.Tests.Specification;

/// <summary>Holds one request against Discord's OpenAPI document, and against the written rules that stand beside it.</summary>
internal static partial class DiscordCheck
{
    private const string Base = "/api/v10";

    /// <summary>The largest file, and the largest body, in bytes. Source: reference, uploading files.</summary>
    private const int FileLimit = 10 * 1024 * 1024;

    private const int BodyLimit = 25 * 1024 * 1024;

    private static readonly SchemaCheck Schemas = new(OpenApi.Document, closed: true);

    public static IEnumerable<string> Faults(WireRequest request)
    {
        if (request.IsUpgrade)
        {
            return GatewayCheck.FaultsOfConnection(request);
        }

        if (request.Path.StartsWith("/attachments/", StringComparison.Ordinal))
        {
            return request is { Method: "GET", Body.Length: 0 } && request.Header("Authorization").Length == 0 ? [] : ["a file is fetched by GET, without the token"];
        }

        if (!request.Path.StartsWith(Base + "/", StringComparison.Ordinal))
        {
            return [$"the path is not below {Base}"];
        }

        var path = request.Path[Base.Length..];
        if (Route(path) is not { } route)
        {
            return ["there is no such path"];
        }

        if (OpenApi.Document["paths"]![route]![request.Method.ToLowerInvariant()] is not JsonObject operation)
        {
            return [$"{route} knows no {request.Method}"];
        }

        try
        {
            return [.. Headers(request, operation), .. Parameters(request, path, route, operation), .. Body(request, route, operation)];
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            return [$"the body can't be read: {unreadable.Message}"];
        }
    }

    /// <summary>The template with the most literal parts that fits.</summary>
    private static string? Route(string path)
    {
        var parts = path.Split('/');
        return OpenApi.Document["paths"]!.AsObject()
            .Select(p => p.Key)
            .Where(t => t.Split('/') is var own && own.Length == parts.Length && own.Zip(parts).All(p => p.First.StartsWith('{') ? p.Second.Length > 0 : Same(p.First, p.Second)))
            .MinBy(t => t.Count(c => c == '{'));
    }

    private static IEnumerable<string> Headers(WireRequest request, JsonObject operation)
    {
        if (!UserAgent().IsMatch(request.Header("User-Agent")))
        {
            yield return $"User-Agent: '{request.Header("User-Agent")}' is not 'DiscordBot (url, version)'";
        }

        var needsToken = operation["security"] is JsonArray ways && !ways.Any(w => w!.AsObject().Count == 0);
        if (needsToken && !request.Header("Authorization").StartsWith("Bot ", StringComparison.Ordinal))
        {
            yield return "Authorization: no 'Bot' and token";
        }
    }

    private static IEnumerable<string> Parameters(WireRequest request, string path, string route, JsonObject operation)
    {
        var known = ((OpenApi.Document["paths"]![route]!["parameters"] as JsonArray) ?? []).Concat(operation["parameters"] as JsonArray ?? [])
            .Select(p => Schemas.Resolve(p!.AsObject()))
            .ToList();
        foreach (var (template, part) in route.Split('/').Zip(path.Split('/')).Where(p => p.First.StartsWith('{')))
        {
            var parameter = known.Single(p => (string)p["in"]! is "path" && Same((string)p["name"]!, template[1..^1]));
            foreach (var fault in Schemas.Faults(Typed(Uri.UnescapeDataString(part), parameter), parameter["schema"]!.AsObject()))
            {
                yield return $"{template}{fault}";
            }
        }

        var queries = known.Where(p => (string)p["in"]! is "query").ToList();
        foreach (var (name, value) in request.Query)
        {
            if (queries.FirstOrDefault(p => Same((string)p["name"]!, name)) is not { } parameter)
            {
                yield return $"?{name}: is unknown";
                continue;
            }

            foreach (var fault in Schemas.Faults(Typed(value, parameter), parameter["schema"]!.AsObject()))
            {
                yield return $"?{name}{fault}";
            }
        }

        foreach (var missing in queries.Where(p => (bool?)p["required"] == true && !request.Query.Any(q => Same(q.Name, (string)p["name"]!))))
        {
            yield return $"?{missing["name"]}: is missing";
        }
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    /// <summary>What stands in an address is text; where the schema takes none, it is read as JSON.</summary>
    private static JsonNode? Typed(string text, JsonObject parameter)
    {
        if (Schemas.Faults(JsonValue.Create(text), parameter["schema"]!.AsObject()).Count == 0)
        {
            return JsonValue.Create(text);
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static IEnumerable<string> Body(WireRequest request, string route, JsonObject operation)
    {
        if (operation["requestBody"] is not JsonObject taken)
        {
            return request.Body.Length == 0 ? [] : [$"takes no body, but has one of {request.Body.Length.ToString(CultureInfo.InvariantCulture)} bytes"];
        }

        if (request.Body.Length == 0)
        {
            return (bool?)taken["required"] == true ? ["has no body"] : [];
        }

        if (request.Body.Length > BodyLimit)
        {
            return ["the body is larger than 25 MiB"];
        }

        if (taken["content"]?[request.MediaType] is null || request.MediaType is not ("application/json" or "multipart/form-data"))
        {
            return [$"Content-Type: '{request.MediaType}' is none it takes"];
        }

        if (request.MediaType is "application/json")
        {
            return OfJson(request, route, request.Json(), []);
        }

        var parts = FormPart.Read(request);
        var json = parts.SingleOrDefault(p => p.Name is "payload_json");
        List<FormPart> files = [.. parts.Where(p => p.Name is not "payload_json")];
        return [.. OfJson(request, route, json is null ? new JsonObject() : WireRequest.StrictJson(json.Text), files), .. Files(files)];
    }

    private static IEnumerable<string> OfJson(WireRequest request, string route, JsonNode? body, IReadOnlyList<FormPart> files) =>
    [
        .. OpenApi.FaultsOfBody($"{request.Method} {route}", body),
        .. DiscordRules.Faults(request.Method, route, body, [.. files.Select(f => f.Name)]),
    ];

    private static IEnumerable<string> Files(List<FormPart> files)
    {
        foreach (var file in files)
        {
            if (!FilePart().IsMatch(file.Name))
            {
                yield return $"{file.Name}: is no files[0] to files[9]";
            }

            if (file.FileName is not { Length: > 0 } name || !AsciiName().IsMatch(name))
            {
                yield return $"{file.Name}: the file name is missing or not plain ASCII";
            }

            if (file.Bytes.Length is 0 or > FileLimit)
            {
                yield return $"{file.Name}: {file.Bytes.Length.ToString(CultureInfo.InvariantCulture)} bytes";
            }
        }

        if (files.Select(f => f.Name).Distinct(StringComparer.Ordinal).Count() != files.Count)
        {
            yield return "a part is there twice";
        }
    }

    [GeneratedRegex(@"^DiscordBot \(https?://[^\s,]+, [^\s)]+\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UserAgent();

    [GeneratedRegex(@"^files\[[0-9]\]$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FilePart();

    [GeneratedRegex("^[A-Za-z0-9._-]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AsciiName();
}
