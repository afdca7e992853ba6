namespace UnionBot.Emulators.Discord;

/// <summary>Whose limit a 429 tells of. Source: Discord, Rate Limits, <c>X-RateLimit-Scope</c>.</summary>
public enum RateLimitScope
{
    User,
    Global,
    Shared,
}
