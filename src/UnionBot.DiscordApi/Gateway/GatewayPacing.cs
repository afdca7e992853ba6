namespace UnionBot.DiscordApi.Gateway;

/// <summary>How patient a gateway is. The defaults are for Discord; tests take shorter ones.</summary>
public sealed record GatewayPacing
{
    /// <summary>The first back-off; each further one doubles it.</summary>
    public TimeSpan FirstBackOff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest back-off.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The shortest and the longest pause before a new session when one was invalid. Source: events/gateway.mdx, Resuming.</summary>
    public (TimeSpan Shortest, TimeSpan Longest) InvalidSessionPause { get; init; } = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));

    /// <summary>Between two starts of sessions; <c>max_concurrency</c> of a small bot is 1 in 5 seconds.</summary>
    public TimeSpan BetweenIdentifies { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long connecting, and the first frame, may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long it may take from the first frame to READY or RESUMED.</summary>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the server may take to answer our closing.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Random numbers in [0, 1).</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;
}
