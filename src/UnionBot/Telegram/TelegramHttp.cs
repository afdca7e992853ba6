using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace UnionBot.Telegram;

/// <summary>Puts the token into the address at the last moment, and mends 429 answers that the library cannot read.</summary>
/// <remarks>
/// Everything above this handler (the library, its exceptions, the runtime's events) only ever sees <see cref="Placeholder"/>. Below it
/// stands a socket handler without activity propagation, so no trace is made that would carry the address.
/// </remarks>
internal sealed class TelegramHttp(TelegramToken token, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>What stands in the place of the token. Its shape satisfies the library.</summary>
    public const string Placeholder = "1:hidden";

    /// <summary>What a 429 is taken to ask for when it does not say.</summary>
    public const int DefaultRetrySeconds = 5;

    /// <summary>A handler for real connections.</summary>
    public static SocketsHttpHandler Sockets() => new()
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxConnectionsPerServer = 48,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(3),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
    };

    /// <summary>Told what the last answer's <c>Date</c> was.</summary>
    public Action<DateTimeOffset>? SawDate { get; set; }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var shown = request.RequestUri;
        request.RequestUri = WithToken(shown);
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            response.RequestMessage = null;
            if (response.Headers.Date is { } date)
            {
                SawDate?.Invoke(date);
            }

            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                await MendAsync(response, cancellationToken);
            }

            return response;
        }
        finally
        {
            request.RequestUri = shown;
        }
    }

    /// <summary>Reads how long a 429 asks to wait: whole or with a fraction, in its body or its header, or not at all.</summary>
    internal static int RetrySeconds(string body, RetryConditionHeaderValue? header)
    {
        var seconds = InBody(body) ?? header?.Delta?.TotalSeconds ?? DefaultRetrySeconds;
        return (int)Math.Clamp(Math.Ceiling(seconds), 0, 1_000_000);
    }

    private static double? InBody(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("parameters", out var parameters)
                && parameters.ValueKind == JsonValueKind.Object
                && parameters.TryGetProperty("retry_after", out var after)
                && after.ValueKind == JsonValueKind.Number
                && after.TryGetDouble(out var seconds) && double.IsFinite(seconds)
                    ? seconds
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task MendAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var seconds = RetrySeconds(body, response.Headers.RetryAfter).ToString(CultureInfo.InvariantCulture);
        response.Content.Dispose();
        response.Content = new StringContent(
            $$$"""{"ok":false,"error_code":429,"description":"Too Many Requests: retry after {{{seconds}}}","parameters":{"retry_after":{{{seconds}}}}}""",
            new MediaTypeHeaderValue("application/json"));
    }

    private Uri? WithToken(Uri? shown)
    {
        if (shown is null)
        {
            return null;
        }

        var path = shown.AbsolutePath.Replace($"/bot{Placeholder}/", $"/bot{token.Current}/", StringComparison.Ordinal);
        return new UriBuilder(shown) { Path = path }.Uri;
    }
}
