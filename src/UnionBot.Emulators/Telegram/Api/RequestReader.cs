using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace UnionBot.Emulators.Telegram.Api;

/// <summary>Reads the parameters of a request: from the query, and from a JSON, form or multipart body.</summary>
internal static class RequestReader
{
    /// <summary>The largest upload. Source: Bot API, "Sending files".</summary>
    private const int UploadLimit = 50 * 1024 * 1024;

    /// <summary>What a request may hold beside its files.</summary>
    private const int Room = 1024 * 1024;

    private static readonly JsonDocumentOptions JsonOptions = new() { AllowDuplicateProperties = true, MaxDepth = 100 };

    public static async Task<ApiArguments> ReadAsync(HttpRequest request, CancellationToken stoppingToken)
    {
        var arguments = new ApiArguments();
        foreach (var (name, values) in request.Query)
        {
            arguments.Values[name] = values[^1] ?? "";
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return arguments;
        }

        if (request.ContentLength > UploadLimit + Room)
        {
            throw new ApiError(413, "Request Entity Too Large");
        }

        await using var body = Unpacked(request);
        if (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            await ReadJsonAsync(body, arguments, stoppingToken);
        }
        else if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            using var reader = new FormReader(body, Encoding.UTF8) { ValueLengthLimit = Room, ValueCountLimit = 10_000 };
            foreach (var (name, values) in await reader.ReadFormAsync(stoppingToken))
            {
                arguments.Values[name] = values[^1] ?? "";
            }
        }
        else if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            await ReadMultipartAsync(body, type, arguments, stoppingToken);
        }

        return arguments;
    }

    /// <summary>The real server takes bodies packed by gzip or deflate, and nothing else.</summary>
    private static Stream Unpacked(HttpRequest request) => request.Headers.ContentEncoding.ToString().ToLowerInvariant() switch
    {
        "" or "identity" => request.Body,
        "gzip" => new GZipStream(request.Body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(request.Body, CompressionMode.Decompress),
        _ => throw new ApiError(415, "Unsupported Media Type: unsupported content encoding"),
    };

    private static async Task ReadJsonAsync(Stream body, ApiArguments arguments, CancellationToken stoppingToken)
    {
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes, stoppingToken);
        if (bytes.Length == 0)
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes.ToArray(), JsonOptions);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw ApiError.BadRequest("can't parse JSON object: expected an object");
            }

            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind == JsonValueKind.Null)
                {
                    continue;
                }

                arguments.Json[property.Name] = property.Value.GetRawText();
                arguments.Values[property.Name] =
                    property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText();
            }
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with half a surrogate pair.
            throw ApiError.BadRequest("can't parse JSON object");
        }
    }

    private static async Task ReadMultipartAsync(
        Stream body, MediaTypeHeaderValue type, ApiArguments arguments, CancellationToken stoppingToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary))
        {
            throw ApiError.BadRequest("boundary not found");
        }

        var reader = new MultipartReader(boundary, body) { BodyLengthLimit = UploadLimit };
        try
        {
            while (await reader.ReadNextSectionAsync(stoppingToken) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                {
                    throw ApiError.BadRequest("Content-Disposition header not found");
                }

                using var bytes = new MemoryStream();
                await section.Body.CopyToAsync(bytes, stoppingToken);
                var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
                var fileName = HeaderUtilities.RemoveQuotes(
                    disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;
                if (fileName is not null)
                {
                    arguments.Files[name] = new UploadedFile(fileName, section.ContentType, bytes.ToArray());
                }
                else
                {
                    arguments.Values[name] = Encoding.UTF8.GetString(bytes.ToArray());
                }
            }
        }
        catch (InvalidDataException)
        {
            throw new ApiError(413, "Request Entity Too Large");
        }
        catch (IOException)
        {
            throw ApiError.BadRequest("unexpected end of the multipart body");
        }
    }
}
