#pragma warning disable MA0048 // The board and what stands on it are one idea.
using System.Collections.Concurrent;

namespace UnionBot.Health;

/// <summary>The state that rooms report: read by the start report, the state file and <c>health</c>.</summary>
internal sealed class HealthBoard
{
    private readonly ConcurrentDictionary<string, PlatformHealth> _platforms = new(StringComparer.Ordinal);

    /// <summary>What <see cref="Changed"/> says where it was the store that changed.</summary>
    public const string Store = "Store";

    /// <summary>Raised after each report, with the platform's name, and when a trouble of the store begins or ends.</summary>
    public event Action<string>? Changed;

    /// <summary>Every platform that reported, by name.</summary>
    public IReadOnlyDictionary<string, PlatformHealth> Platforms => _platforms;

    /// <summary>What is wrong with the store just now, in English for the log, or <see langword="null"/>.</summary>
    public string? StoreTrouble
    {
        get;
        set
        {
            var changed = !string.Equals(field, value, StringComparison.Ordinal);
            field = value;
            if (changed)
            {
                Changed?.Invoke(Store);
            }
        }
    }

    /// <summary>Reports a platform's state.</summary>
    public void Report(string platform, PlatformHealth health)
    {
        _platforms[platform] = health;
        Changed?.Invoke(platform);
    }
}

/// <summary>How a platform is doing.</summary>
/// <param name="State">Connecting, connected, in trouble, or stopped for good.</param>
/// <param name="BotName">What the bot is called there, once known.</param>
/// <param name="InviteLink">The link that adds it to a place with the permissions it needs, once known.</param>
/// <param name="Detail">What is wrong, or <see langword="null"/>. Never a token or a name.</param>
internal sealed record PlatformHealth(PlatformState State, string? BotName, Uri? InviteLink, string? Detail);

/// <summary>The states of a platform.</summary>
internal enum PlatformState
{
    Connecting,
    Connected,
    Trouble,
    Stopped,
}
