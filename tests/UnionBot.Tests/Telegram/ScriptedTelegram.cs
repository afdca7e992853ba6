using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using UnionBot.Telegram;
using UnionBot.Tests.Specification;

namespace UnionBot.Tests.Telegram;

/// <summary>Stands where the sockets would, for answers that no double gives: it says what the script says. What Telegram's specification refuses fails the test.</summary>
internal sealed class ScriptedTelegram(Func<string, JsonElement, HttpResponseMessage> answer) : HttpMessageHandler
{
    public const string Token = "123456:SECRET-abc_DEF";

    /// <summary>The methods that were called, in order.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>The token of <see cref="Connect"/>.</summary>
    public TelegramToken Secret { get; } = TokenOf(Token);

    /// <summary>A connection that ends here.</summary>
    public TelegramConnection Connect(TimeProvider time) => new("http://telegram.test", Secret, time, this);

    public static TelegramToken TokenOf(string token) => new(new Fixed(new() { Token = token }));

    public static HttpResponseMessage Ok(string result) => Json(200, $$"""{"ok":true,"result":{{result}}}""");

    public static HttpResponseMessage Error(int code, string description, string parameters = "") =>
        Json(code, $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"{{(parameters.Length > 0 ? $",\"parameters\":{parameters}" : "")}}}""");

    public static HttpResponseMessage Json(int status, string body) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Html(int status) =>
        new((HttpStatusCode)status) { Content = new StringContent("<html>nginx</html>", Encoding.UTF8, "text/html") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        request.RequestUri!.AbsolutePath.ShouldContain($"/bot{Token}/");
        TelegramCheck.Faults(await WireRequest.OfAsync(request, cancellationToken)).ShouldBeEmpty();
        var method = request.RequestUri.Segments[^1];
        Calls.Enqueue(method);
        var body = request.Content is null ? "{}" : await request.Content.ReadAsStringAsync(cancellationToken);
        using var json = JsonDocument.Parse(body.StartsWith('{') ? body : "{}");
        return answer(method, json.RootElement.Clone());
    }

    internal sealed class Fixed(TelegramOptions options) : IOptionsMonitor<TelegramOptions>
    {
        public TelegramOptions CurrentValue => options;

        public TelegramOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<TelegramOptions, string?> listener) => null;
    }
}
