using System.Net.Http.Headers;
using System.Text;
using UnionBot.DiscordApi.Models;

namespace UnionBot.DiscordApi.Rest;

/// <summary>Writes bodies with files: <c>payload_json</c> and <c>files[n]</c>.</summary>
internal static class Multipart
{
    /// <summary>The body of a message with files.</summary>
    public static HttpContent Write(byte[] json, IReadOnlyList<UploadFile> files)
    {
        var form = new MultipartFormDataContent();
        form.Add(Json(json), "payload_json");
        for (var n = 0; n < files.Count; n++)
        {
            var part = new ReadOnlyMemoryContent(files[n].Content);
            part.Headers.ContentType = MediaTypeHeaderValue.TryParse(files[n].MediaType, out var type) ? type : new MediaTypeHeaderValue("application/octet-stream");

            // Names are quoted by hand and FileNameStar left away: Discord reads neither MIME words nor RFC 5987.
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
            {
                Name = $"\"files[{n}]\"",
                FileName = $"\"{AsciiName(files[n].FileName, n)}\"",
                FileNameStar = null,
            };
            form.Add(part);
        }

        return form;
    }

    /// <summary>A JSON body.</summary>
    public static HttpContent Json(byte[] json)
    {
        var content = new ByteArrayContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    /// <summary>What the request's <c>attachments</c> say of its files.</summary>
    public static IReadOnlyList<AttachmentReference> References(IReadOnlyList<UploadFile> files) =>
        [.. files.Select((f, n) => new AttachmentReference(new Snowflake((ulong)n), AsciiName(f.FileName, n), f.Description))];

    /// <summary>A name of letters, digits, dots, dashes and underscores.</summary>
    internal static string AsciiName(string name, int number)
    {
        var ascii = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            ascii.Append(char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_');
        }

        var result = ascii.ToString().TrimStart('.', '_');
        return result.Length == 0 ? $"file{number}" : result[..Math.Min(result.Length, 100)];
    }
}
