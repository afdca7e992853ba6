namespace UnionBot.Rehearsal.Doubles;

/// <summary>How the doubles stand alone. A port of 0 takes any free one; a token of <see langword="null"/> is made up.</summary>
internal sealed record DoublesOptions
{
    /// <summary>The port of Telegram's double.</summary>
    public int TelegramPort { get; init; }

    /// <summary>The port of Discord's double.</summary>
    public int DiscordPort { get; init; }

    /// <summary>The port of the control API.</summary>
    public int ControlPort { get; init; }

    /// <summary>The Telegram bot's token.</summary>
    public string? TelegramToken { get; init; }

    /// <summary>The Discord bot's token.</summary>
    public string? DiscordToken { get; init; }

    /// <summary>Whether the Discord application was granted the privileged intents, as many libraries' examples expect.</summary>
    public bool PrivilegedIntents { get; init; }

    /// <summary>Whether the Telegram bot takes inline queries.</summary>
    public bool InlineMode { get; init; }

    /// <summary>Whether a Telegram webhook may be any address of this machine.</summary>
    public bool LocalWebhooks { get; init; }
}
