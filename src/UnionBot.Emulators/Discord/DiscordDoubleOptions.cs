using UnionBot.Emulators.Server;

namespace UnionBot.Emulators.Discord;

/// <summary>How a <see cref="DiscordDouble"/> behaves. The defaults are the platform's rules.</summary>
public sealed class DiscordDoubleOptions
{
    /// <summary>Protocol time: rate limits, interaction deadlines, nonce window, session life. Always the machine's pace.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Calendar time: what messages are stamped with. It may leap. <see langword="null"/> means <see cref="Clock"/>.</summary>
    public TimeProvider? Calendar { get; init; }

    /// <summary>The port to listen on; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Where clients reach it when something stands between, as <c>http://host:port</c>; it is told in every address. <see langword="null"/>: where it listens.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Overhears what clients send, before the double has read it; <see langword="null"/>: nobody.</summary>
    public WireTap? Wire { get; init; }

    /// <summary>The bot's token, or <see langword="null"/> for one that the double makes up.</summary>
    public string? Token { get; init; }

    /// <summary>The bot's user name.</summary>
    public string BotName { get; init; } = "union-bot";

    /// <summary>The privileged intents the application was granted; none by default, as ours needs none.</summary>
    public DiscordIntents GrantedPrivilegedIntents { get; init; }

    /// <summary>The interval told in HELLO. Default 41.25 s, as the platform's.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>Whether a client that misses two heartbeats is closed with 4009.</summary>
    public bool ClosesSilentClients { get; init; } = true;

    /// <summary>How long a session outlives its connection. Default 3 minutes.</summary>
    public TimeSpan SessionLife { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>At least this long between two identifies; a faster one is answered with op 9. Default 5 s.</summary>
    public TimeSpan IdentifySpacing { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Identifies a day; one more resets the token. Default 1000.</summary>
    public int IdentifiesPerDay { get; init; } = 1000;

    /// <summary>How long <c>enforce_nonce</c> finds the first message. Default 3 minutes.</summary>
    public TimeSpan NonceWindow { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long an interaction waits for its first response. Default 3 s.</summary>
    public TimeSpan InteractionDeadline { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long an interaction's token lives. Default 15 minutes.</summary>
    public TimeSpan InteractionTokenLife { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The rate limits.</summary>
    public RateLimitPlan RateLimits { get; init; } = new();
}
