namespace UnionBot.Outbox;

/// <summary>What is known of one delivery's fate: all that <see cref="DeliveryRules"/> decides on.</summary>
internal sealed record DeliveryProgress
{
    /// <summary>What its doubt leads to.</summary>
    public DoubtRule Rule { get; init; }

    /// <summary>How far it is.</summary>
    public DeliveryState State { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempt { get; init; }

    /// <summary>0: as composed; 1: what goes now is the one marked resend; more: a person asked for another.</summary>
    public int Doubt { get; init; }

    /// <summary>Whether a try under the nonce in use went unanswered.</summary>
    public bool Unsure { get; init; }

    /// <summary>How often a try ended in an exception nobody knew.</summary>
    public int Faults { get; init; }

    /// <summary>The first try under the nonce in use that may have arrived, machine time; <see langword="null"/> before it.</summary>
    public DateTimeOffset? FirstTryAt { get; init; }

    /// <summary>Not before this, machine time.</summary>
    public DateTimeOffset NextAt { get; init; }

    /// <summary>The platform's id of the copy, once delivered.</summary>
    public string? CopyId { get; init; }

    /// <summary>Why it is postponed, refused or uncertain, in French.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether a copy may be there without our knowing.</summary>
    public bool MayHaveArrived => Unsure || Doubt > 0;
}
