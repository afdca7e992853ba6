namespace UnionBot.Emulators.Discord;

/// <summary>So many requests in so long, counted from the first.</summary>
/// <param name="Limit">Requests a window holds; at least 1.</param>
/// <param name="Window">How long a window is.</param>
public sealed record RateLimitRule(int Limit, TimeSpan Window);
