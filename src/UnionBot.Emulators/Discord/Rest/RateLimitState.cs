namespace UnionBot.Emulators.Discord.Rest;

/// <summary>How a bucket stands after a request.</summary>
internal sealed record RateLimitState(string Bucket, int Limit, int Remaining, TimeSpan ResetAfter)
{
    /// <summary>The limit that was exceeded, or <see langword="null"/> when the request may pass.</summary>
    public RateLimitScope? Exceeded { get; init; }
}
