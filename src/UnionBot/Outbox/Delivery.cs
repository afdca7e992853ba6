#pragma warning disable MA0048 // A delivery and what it does are one idea.
using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>One thing to do in one chat, claimed and ready for its platform.</summary>
internal sealed record Delivery
{
    /// <summary>The row's id.</summary>
    public required long Id { get; init; }

    /// <summary>Where to.</summary>
    public required ChatAddress Chat { get; init; }

    /// <summary>What to do.</summary>
    public required DeliveryAction Action { get; init; }

    /// <summary>What to say; already split so that the platform takes it in one message. Empty for a deletion or a pin.</summary>
    public required BotMessage Message { get; init; }

    /// <summary>The platform's id of the copy to change, or that a note answers; <see langword="null"/> for a new message.</summary>
    public string? CopyId { get; init; }

    /// <summary>Whether to ring. Quiet messages are delivered without a sound.</summary>
    public bool Silent { get; init; }

    /// <summary>How often it was tried before, this try included, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>At most 25 ASCII characters: equal on every try that is certain to be the same message, new for a marked resend.</summary>
    public required string Nonce { get; init; }
}

/// <summary>What a delivery does. The numbers stand in the database.</summary>
internal enum DeliveryAction
{
    Send = 0,
    Edit = 1,
    Delete = 2,
    Pin = 3,

    /// <summary>A short message of its own, in reply to a copy.</summary>
    Note = 4,
}

/// <summary>What actions have in common.</summary>
internal static class DeliveryActions
{
    /// <summary>Whether it makes a new message, so that doing it twice is seen.</summary>
    public static bool Posts(this DeliveryAction action) => action is DeliveryAction.Send or DeliveryAction.Note;
}
