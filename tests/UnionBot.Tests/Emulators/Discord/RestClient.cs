using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord;

namespace UnionBot.Tests.Emulators.Discord;

/// <summary>A bot's HTTP side, as plain as it gets. Every JSON answer to an offered route has to fit the OpenAPI document.</summary>
internal sealed class RestClient : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler()) { Timeout = TimeSpan.FromSeconds(20) };
    private readonly DiscordDouble _dc;
    private readonly string _root;

    public RestClient(DiscordDouble dc, string? token = null, string userAgent = "DiscordBot (https://example.org, 1.0)")
    {
        _dc = dc;
        _root = dc.ApiUrl.ToString();
        if (token is not "")
        {
            _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bot {token ?? dc.Token}");
        }

        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
    }

    public HttpClient Http => _http;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Task<RestAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<RestAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<RestAnswer> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, json);

    public Task<RestAnswer> PatchAsync(string path, string json) => SendAsync(HttpMethod.Patch, path, json);

    public Task<RestAnswer> PutAsync(string path, string? json = null) => SendAsync(HttpMethod.Put, path, json);

    public Task<RestAnswer> SayAsync(DoubleChannel channel, string text) =>
        PostAsync($"/channels/{channel.Id}/messages", new JsonObject { ["content"] = text, ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() } }.ToJsonString());

    public async Task<RestAnswer> SendFilesAsync(HttpMethod method, string path, string payload, params (int Number, string Name, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(payload, Encoding.UTF8, "application/json"), "payload_json");
        foreach (var (number, name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            form.Add(part, $"files[{number}]", name);
        }

        using var request = new HttpRequestMessage(method, _root + path) { Content = form };
        return await ReadAsync(request);
    }

    public async Task<RestAnswer> SendAsync(HttpMethod method, string path, string? json = null, string? contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, _root + path);
        if (json is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
            request.Content.Headers.ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType);
        }

        return await ReadAsync(request);
    }

    public void Dispose() => _http.Dispose();

    private async Task<RestAnswer> ReadAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        var isJson = string.Equals(response.Content.Headers.ContentType?.MediaType, "application/json", StringComparison.Ordinal);
        var json = isJson ? JsonNode.Parse(text) : null;
        CheckAgainstDocument(request, (int)response.StatusCode, json);
        return new RestAnswer(response.StatusCode, json, response.Headers.ToDictionary(
            header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase));
    }

    private void CheckAgainstDocument(HttpRequestMessage request, int status, JsonNode? json)
    {
        var path = request.RequestUri!.AbsolutePath["/api/v10".Length..];
        var route = _dc.Requests.LastOrDefault(r => string.Equals(r.Path, path, StringComparison.Ordinal)
            && string.Equals(r.Method, request.Method.Method, StringComparison.Ordinal))?.Route;
        if (route is not null && (json is not null || status == 204) && status < 500)
        {
            OpenApi.FaultsOfAnswer(route, status, json).ShouldBeEmpty($"{route} → {status} {json?.ToJsonString()}");
        }
    }
}

/// <summary>What came back.</summary>
internal sealed record RestAnswer(HttpStatusCode Status, JsonNode? Json, IReadOnlyDictionary<string, string> Headers)
{
    public int Number => (int)Status;

    public int Code => (int)Json!["code"]!;

    public string Id => (string)Json!["id"]!;

    /// <summary>The first error code at a path of a 50035.</summary>
    public string? ErrorAt(string path)
    {
        var node = Json!["errors"];
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            node = node?[part];
        }

        return (string?)node?["_errors"]?[0]?["code"];
    }
}
