using UnionBot.Emulators.Server;

namespace UnionBot.Rehearsal;

/// <summary>What to rehearse.</summary>
internal sealed record RehearsalOptions
{
    /// <summary>The pack's folder.</summary>
    public required string Pack { get; init; }

    /// <summary>The first day, counted from the event's first day: -7 is J-7.</summary>
    public int From { get; init; } = -7;

    /// <summary>The last day, counted from the event's last day: 4 is J+4.</summary>
    public int To { get; init; } = 4;

    /// <summary><c>telegram</c>, <c>discord</c>, or <see langword="null"/> for both.</summary>
    public string? Only { get; init; }

    /// <summary>Where the whole transcript goes as JSON, or <see langword="null"/>.</summary>
    public string? Json { get; init; }

    /// <summary>Called once everything is set up and before the worker starts; tests break things here on purpose.</summary>
    public Action<IReadOnlyList<PlatformStage>>? Sabotage { get; init; }

    /// <summary>Overhears what the worker sends to Telegram's double; tests hold it against the specification.</summary>
    public WireTap? TelegramWire { get; init; }

    /// <summary>The same for Discord's.</summary>
    public WireTap? DiscordWire { get; init; }

    /// <summary>Whether this platform takes part (<c>telegram</c> or <c>discord</c>).</summary>
    public bool Plays(string platform) => Only is null || string.Equals(Only, platform, StringComparison.OrdinalIgnoreCase);
}
