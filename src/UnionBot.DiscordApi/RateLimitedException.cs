namespace UnionBot.DiscordApi;

/// <summary>A rate limit lasts longer than the call may wait. Nothing was sent.</summary>
/// <param name="after">From now, how long to wait at least.</param>
/// <param name="wholeBot">Whether it holds for every call of this bot, not only for this route.</param>
public sealed class RateLimitedException(string route, TimeSpan after, bool wholeBot)
    : DiscordException(DiscordFault.RateLimited, mayHaveArrived: false, $"{route}: rate limited for {after.TotalSeconds:F1} s.")
{
    public TimeSpan After { get; } = after;

    public bool WholeBot { get; } = wholeBot;
}
