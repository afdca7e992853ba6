using System.Text;

namespace UnionBot.Tests.Specification;

/// <summary>Requests as tests write them.</summary>
internal static class Sent
{
    /// <summary>A call of the Bot API with a JSON body.</summary>
    public static WireRequest ToTelegram(string method, string json) =>
        Json("POST", $"/bot7000000001:AAF-double/{method}", json);

    /// <summary>A request below Discord's version 10, with the headers it wants.</summary>
    public static WireRequest ToDiscord(string method, string path, string? json) => Json(method, "/api/v10" + path, json);

    /// <summary>The same as a form.</summary>
    public static WireRequest As(this WireRequest request, params (string Name, string? FileName, string Text)[] parts)
    {
        var body = new StringBuilder();
        foreach (var (name, file, text) in parts)
        {
            body.Append("--mark\r\nContent-Disposition: form-data; name=\"").Append(name).Append('"');
            if (file is not null)
            {
                body.Append("; filename=\"").Append(file).Append('"');
            }

            body.Append("\r\n\r\n").Append(text).Append("\r\n");
        }

        var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "multipart/form-data; boundary=mark" };
        return request with { Headers = headers, Body = Encoding.UTF8.GetBytes(body.Append("--mark--\r\n").ToString()) };
    }

    /// <summary>The same with another header.</summary>
    public static WireRequest With(this WireRequest request, string header, string value) =>
        request with { Headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase) { [header] = value } };

    private static WireRequest Json(string method, string target, string? json)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["User-Agent"] = "DiscordBot (https://example.org, 1)",
            ["Authorization"] = "Bot token",
        };
        if (json is not null)
        {
            headers["Content-Type"] = "application/json; charset=utf-8";
        }

        return new WireRequest { Method = method, Target = target, Headers = headers, Body = json is null ? [] : Encoding.UTF8.GetBytes(json) };
    }
}
