namespace UnionBot.DiscordApi;

/// <summary>Makes the HTTP client.</summary>
public static class DiscordHttp
{
    /// <summary>The longest answer that is read, in bytes.</summary>
    public const int LongestAnswer = 16 * 1024 * 1024;

    /// <summary>A client for REST.</summary>
    public static HttpClient CreateClient(string userAgent)
    {
        var client = new HttpClient(CreateHandler())
        {
            Timeout = Timeout.InfiniteTimeSpan, // Each call has its own, on the clock it was given.
            MaxResponseContentBufferSize = LongestAnswer,
            DefaultRequestVersion = System.Net.HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        return client;
    }

    /// <summary>A handler that writes no trace: a trace would hold addresses, and interactions' tokens stand in theirs.</summary>
    internal static SocketsHttpHandler CreateHandler() => new()
    {
        ActivityHeadersPropagator = null, // Without it .NET makes no activity and no diagnostic event of a request.
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10), // So that a change of DNS is seen.
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        MaxConnectionsPerServer = 128,
        EnableMultipleHttp2Connections = true,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
    };
}
