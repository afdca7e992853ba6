using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace UnionBot.Emulators.Discord.Rest;

/// <summary>Reads a JSON or multipart body. Source: Discord, Reference, "Uploading Files".</summary>
internal static partial class BodyReader
{
    private const int RequestLimit = 25 * 1024 * 1024;
    private const int FileLimit = 10 * 1024 * 1024;

    public static async Task<(JsonNode? Body, IReadOnlyDictionary<ulong, Upload> Files)> ReadAsync(
        HttpRequest request, RestRoute route, CancellationToken cancellationToken)
    {
        var files = new Dictionary<ulong, Upload>();
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, cancellationToken);
        if (!route.TakesBody)
        {
            return (null, files);
        }

        if (bytes.Length > RequestLimit)
        {
            throw new ApiException(413, 40005, "Request entity too large");
        }

        _ = MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        if (type is not null && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return (Parse(bytes.ToArray()), files);
        }

        if (type is null || !route.TakesFiles || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            var expected = route.TakesFiles ? "\"application/json\", \"multipart/form-data\"" : "\"application/json\"";
            throw ApiException.BadForm("", "CONTENT_TYPE_INVALID", $"Expected \"Content-Type\" header to be one of {{{expected}}}.");
        }

        bytes.Position = 0;
        return (await ReadPartsAsync(bytes, type, files, cancellationToken), files);
    }

    private static async Task<JsonNode?> ReadPartsAsync(
        Stream stream, MediaTypeHeaderValue type, Dictionary<ulong, Upload> files, CancellationToken cancellationToken)
    {
        JsonNode? payload = null;
        var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), stream);
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (section.GetContentDispositionHeader() is not { } disposition)
                {
                    throw ApiException.BadForm("", "CONTENT_TYPE_INVALID", "A part has no Content-Disposition.");
                }

                using var content = new MemoryStream();
                await section.Body.CopyToAsync(content, cancellationToken);
                var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
                if (string.Equals(name, "payload_json", StringComparison.Ordinal))
                {
                    payload = Parse(content.ToArray());
                }
                else if (FileField().Match(name) is { Success: true } match)
                {
                    var number = ulong.Parse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
                    files[number] = Take(disposition, section.ContentType, content.ToArray());
                }
                else
                {
                    throw ApiException.BadForm(name, "UNKNOWN_FIELD", "The double takes payload_json and files[n] only.");
                }
            }
        }
        catch (IOException)
        {
            throw ApiException.BadForm("", "CONTENT_TYPE_INVALID", "The multipart body ends too early.");
        }

        return payload ?? new JsonObject();
    }

    private static Upload Take(ContentDispositionHeaderValue disposition, string? contentType, byte[] content)
    {
        if (content.Length > FileLimit)
        {
            throw new ApiException(413, 40005, "Request entity too large");
        }

        // The platform reads `filename`; of an encoded word only what is plain remains, as was seen with the real one.
        var given = HeaderUtilities.RemoveQuotes(disposition.FileName).ToString();
        var plain = given.StartsWith("=?", StringComparison.Ordinal)
            ? Path.GetExtension(HeaderUtilities.RemoveQuotes(disposition.FileNameStar).ToString())
            : NotPlain().Replace(given.Replace(' ', '_'), "");
        return new Upload(plain.Length == 0 ? "unknown" : plain, contentType ?? "application/octet-stream", content);
    }

    private static JsonNode? Parse(byte[] utf8)
    {
        try
        {
            return JsonNode.Parse(utf8, documentOptions: State.Wire.Strict);
        }
        catch (JsonException)
        {
            throw new ApiException(400, 50109, "The request body contains invalid JSON.");
        }
    }

    [GeneratedRegex(@"^files\[(?<n>[0-9]{1,3})\]$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FileField();

    [GeneratedRegex("[^A-Za-z0-9_.-]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NotPlain();
}
