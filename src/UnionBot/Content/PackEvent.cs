using UnionBot.Time;

namespace UnionBot.Content;

/// <summary>The event a pack is about.</summary>
internal sealed record PackEvent
{
    /// <summary>Its id, in every key of the database that belongs to it: lower case, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>The zone of all its civil times.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The hours at which nothing planned rings, or <see langword="null"/> where the pack wants none.</summary>
    public QuietHours? Quiet { get; init; } = QuietHours.Default;

    /// <summary>Its first day; J-n counts from it.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Its last day; J+n counts from it.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>The agenda entry it starts with, or <see langword="null"/> without an agenda.</summary>
    public string? StartItem { get; init; }

    /// <summary>The agenda entry that ends it, or <see langword="null"/> without an agenda.</summary>
    public string? EndItem { get; init; }

    /// <summary>Whether no phone is to ring at an instant.</summary>
    public bool IsQuietAt(DateTimeOffset instant) => Quiet?.Hold(instant, Zone) is true;

    /// <summary>How the document is named in a source line, for example « Document de la délégation, non daté ».</summary>
    public required string DocumentName { get; init; }
}
