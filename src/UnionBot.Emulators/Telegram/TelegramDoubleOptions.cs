using UnionBot.Emulators.Server;

namespace UnionBot.Emulators.Telegram;

/// <summary>How a <see cref="TelegramDouble"/> is set up.</summary>
public sealed record TelegramDoubleOptions
{
    /// <summary>The machine's clock: long polls, rate limits, the life of a pressed button.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The clock that stamps messages and knows how old one is; it may leap. <see langword="null"/>: the same as <see cref="Clock"/>.</summary>
    public TimeProvider? Calendar { get; init; }

    /// <summary>The bot's token: its id, a colon and a secret of 35 characters.</summary>
    public string Token { get; init; } = "7000000001:AAF-double-of-the-Bot-API-000000000";

    /// <summary>The bot's username, without @.</summary>
    public string BotUsername { get; init; } = "UnionDoubleBot";

    /// <summary>The bot's first name.</summary>
    public string BotName { get; init; } = "Union (double)";

    /// <summary>Whether privacy mode is on, as BotFather sets it by default: in groups the bot then sees only what is meant for it.</summary>
    public bool PrivacyMode { get; init; } = true;

    /// <summary>The port to listen on; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>Overhears what clients send, before the double has read it; <see langword="null"/>: nobody.</summary>
    public WireTap? Wire { get; init; }

    /// <summary>What the double lets through before it answers 429; <see langword="null"/> never does.</summary>
    public FloodLimits? Limits { get; init; } = new();

    /// <summary>How long after a press a callback query can be answered.</summary>
    public TimeSpan CallbackLifetime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether short polls that repeat an offset are slowed down and cut to one update, as the real server does.</summary>
    public bool SlowsRepeatedPolls { get; init; } = true;

    /// <summary>Whether a webhook may be any address of this machine, as for a server with <c>--local</c>; otherwise it must be public and HTTPS.</summary>
    public bool LocalWebhooks { get; init; }

    /// <summary>Whether the bot takes inline queries, as BotFather's <c>/setinline</c> sets it.</summary>
    public bool InlineMode { get; init; }

    /// <summary>How many of the last requests are kept for <see cref="TelegramDouble.Requests"/>.</summary>
    public int KeptRequests { get; init; } = 100_000;

    /// <summary>The identifier of the first update.</summary>
    public int FirstUpdateId { get; init; } = 510_000_001;
}
