#pragma warning disable MA0048 // What a place and what a platform lets the bot do are one check.
namespace UnionBot.Outbox;

/// <summary>What the bot may do in one place, by the platform's own word. <see langword="null"/> where it does not say.</summary>
/// <param name="Topic">Whether the subscribed topic or thread is there; <see langword="null"/> too where there is none.</param>
internal sealed record PlaceStanding(bool? View, bool? Send, bool? Photo, bool? Pin, bool? Topic)
{
    /// <summary>The bot is not there, or the place is gone.</summary>
    public static PlaceStanding Gone { get; } = new(View: false, Send: false, Photo: false, Pin: false, Topic: null);

    /// <summary>All is allowed.</summary>
    public static PlaceStanding All { get; } = new(View: true, Send: true, Photo: true, Pin: true, Topic: null);
}

/// <summary>How the bot itself stands on a platform.</summary>
internal sealed record PlatformStanding
{
    /// <summary>Whether the platform takes the token; <see langword="null"/> where it did not answer.</summary>
    public bool? TokenTaken { get; init; }

    /// <summary>Whether the bot is kept from reading what is not said to it, as it should be (Telegram's privacy mode).</summary>
    public bool? PrivacyKept { get; init; }

    /// <summary>Whether the platform offers the commands of this version.</summary>
    public bool? CommandsKept { get; init; }

    /// <summary>How far this machine's clock is ahead of the platform's <c>Date</c>.</summary>
    public TimeSpan? ClockAhead { get; init; }
}
