namespace UnionBot.DiscordApi.Rest;

/// <summary>The right to send one request.</summary>
internal sealed class RatePermit(RateLimiter limiter, Route route, RateLimiter.Bucket? bucket) : IDisposable
{
    /// <summary>An answer that is no 429 came.</summary>
    public void Answered(RateHeaders headers, int status)
    {
        limiter.Note(route, headers, success: status is >= 200 and < 300);
        if (status is 401 or 403)
        {
            limiter.NoteInvalid();
        }
    }

    /// <summary>A 429 came.</summary>
    public void Limited(RateHeaders headers, TimeSpan after, bool wholeBot, bool counts) => limiter.NoteLimit(route, headers, after, wholeBot, counts);

    /// <summary>Lets the next one pass.</summary>
    public void Dispose()
    {
        if (bucket is not null)
        {
            limiter.Leave(bucket, entered: true);
        }
    }
}
