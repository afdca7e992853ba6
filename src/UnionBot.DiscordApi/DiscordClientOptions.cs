namespace UnionBot.DiscordApi;

/// <summary>What the client needs to know.</summary>
public sealed class DiscordClientOptions
{
    /// <summary>Where the REST interface stands unless another is given.</summary>
    public static readonly Uri DefaultApiUrl = new("https://discord.com/api/v10");

    /// <summary>The bot's token, without the word <c>Bot</c>. It may be exchanged while nothing is connected: each request and each session reads it anew.</summary>
    public required string Token { get; set; }

    /// <summary>The base of the REST interface, version included.</summary>
    public Uri ApiUrl { get; init; } = DefaultApiUrl;

    /// <summary>The gateway, or <see langword="null"/> to ask <c>GET /gateway/bot</c> for it.</summary>
    public Uri? GatewayUrl { get; init; }

    /// <summary>What the gateway sends.</summary>
    public GatewayIntents Intents { get; init; }

    /// <summary>Where whoever runs this client says what it is; part of the mandatory User-Agent.</summary>
    public required Uri ProductUrl { get; init; }

    /// <summary>The product's version; part of the mandatory User-Agent.</summary>
    public required string ProductVersion { get; init; }

    /// <summary>How long one request may be unanswered. Default 15 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a call waits for a rate limit before it throws <see cref="RateLimitedException"/>. Default 5 s.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The User-Agent that Discord asks for; another shape is blocked at its edge. Source: reference.mdx, User Agent.</summary>
    public string UserAgent => $"DiscordBot ({ProductUrl}, {ProductVersion})";

    /// <summary>Hides the token.</summary>
    public override string ToString() => $"{nameof(DiscordClientOptions)} for {ApiUrl.Host}";
}
