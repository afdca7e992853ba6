namespace UnionBot.DiscordApi;

/// <summary>What kind of failure a call met; enough to decide what to do.</summary>
public enum DiscordFault
{
    /// <summary>Nothing answered, or not in time: see <see cref="DiscordException.MayHaveArrived"/>.</summary>
    Connection,

    /// <summary>Discord failed (5xx) or answered something that is no answer of its.</summary>
    Server,

    /// <summary>Discord's edge turned the caller away before the request was looked at (a block of the address or of the User-Agent).</summary>
    Edge,

    /// <summary>Not now: a rate limit.</summary>
    RateLimited,

    /// <summary>What was asked for is not there (any more).</summary>
    Gone,

    /// <summary>The bot lacks the access or the permission.</summary>
    Forbidden,

    /// <summary>That person can't be written to.</summary>
    Blocked,

    /// <summary>The request itself is wrong.</summary>
    Invalid,

    /// <summary>The token is refused.</summary>
    Unauthorized,
}
