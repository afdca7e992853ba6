namespace UnionBot.DiscordApi.Rest;

/// <summary>How long one call may take.</summary>
/// <param name="Timeout">How long each try may be unanswered.</param>
/// <param name="MaxWait">How long it may wait for rate limits, all tries together.</param>
/// <param name="EvenIfRefused">Whether it is sent although the token was refused before.</param>
internal sealed record CallLimits(TimeSpan Timeout, TimeSpan MaxWait, bool EvenIfRefused = false);
