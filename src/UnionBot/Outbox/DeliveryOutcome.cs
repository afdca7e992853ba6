namespace UnionBot.Outbox;

/// <summary>What became of one delivery.</summary>
internal abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>The platform took it.</summary>
    /// <param name="MessageId">The platform's id of the message (with an album: of the first, then the others, comma-separated).</param>
    public sealed record Delivered(string MessageId) : DeliveryOutcome;

    /// <summary>Not now; certain that nothing was sent.</summary>
    /// <param name="After">How long to wait at least, on the machine's clock.</param>
    /// <param name="WholePlatform">Whether every delivery of this platform should wait, not only this chat's.</param>
    /// <param name="Throttled">Whether the platform said that it was too much (429): then the pace goes down by a fifth, and recovers.</param>
    public sealed record Postponed(TimeSpan After, string Reason, bool WholePlatform = false, bool Throttled = false) : DeliveryOutcome;

    /// <summary>Never; certain that nothing was sent.</summary>
    /// <param name="Reason">In French, for an admin.</param>
    /// <param name="SuspendsChannel">Whether nothing more can go to this chat until a person acts.</param>
    public sealed record Refused(string Reason, bool SuspendsChannel = false) : DeliveryOutcome;

    /// <summary>Nobody knows whether it arrived.</summary>
    public sealed record Uncertain(string Reason) : DeliveryOutcome;

    /// <summary>The place is another one now and nothing was sent (a Telegram group that became a supergroup, a topic that is gone): note the move, then send again.</summary>
    /// <param name="To">Where it is now.</param>
    /// <param name="Told">What admins must know of it, in French; <see langword="null"/> where nobody will notice.</param>
    public sealed record Moved(Messages.ChatAddress To, string? Told = null) : DeliveryOutcome;
}
