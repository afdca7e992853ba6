using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>A platform refuses this bot for good: the token, or an intent. Only this platform stops.</summary>
/// <param name="platform">Which platform.</param>
/// <param name="setting">The setting to look at, for example <c>Telegram:Token</c>. Never its value.</param>
/// <param name="message">In French: what the platform refused and what to do.</param>
internal sealed class PlatformRefusedException(Platform platform, string setting, string message) : Exception(message)
{
    public Platform Platform { get; } = platform;

    public string Setting { get; } = setting;
}
