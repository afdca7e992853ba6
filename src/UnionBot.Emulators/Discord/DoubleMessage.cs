namespace UnionBot.Emulators.Discord;

/// <summary>A message as it stood at one moment.</summary>
public sealed record DoubleMessage
{
    public required ulong Id { get; init; }

    public required DoubleChannel Channel { get; init; }

    public required DoubleUser Author { get; init; }

    public required string Content { get; init; }

    /// <summary>The embeds as JSON, in order.</summary>
    public required IReadOnlyList<string> Embeds { get; init; }

    /// <summary>The buttons of all rows, in reading order.</summary>
    public required IReadOnlyList<DoubleButton> Buttons { get; init; }

    /// <summary>All components as JSON.</summary>
    public required string Components { get; init; }

    public required IReadOnlyList<DoubleAttachment> Attachments { get; init; }

    public required int Flags { get; init; }

    /// <summary>Calendar time.</summary>
    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Edited { get; init; }

    public bool IsPinned { get; init; }

    /// <summary>The only person who sees it, or <see langword="null"/>.</summary>
    public DoubleUser? EphemeralTo { get; init; }

    /// <summary>The message it replies to, or <see langword="null"/>.</summary>
    public ulong? RepliesTo { get; init; }

    /// <summary>The interaction that it responds to, or <see langword="null"/>.</summary>
    public ulong? InteractionId { get; init; }

    /// <summary>Users it really notifies.</summary>
    public required IReadOnlyList<ulong> MentionedUsers { get; init; }

    /// <summary>Roles it really notifies.</summary>
    public required IReadOnlyList<ulong> MentionedRoles { get; init; }

    /// <summary>Whether it really notifies everyone.</summary>
    public required bool MentionsEveryone { get; init; }

    /// <summary>The nonce it was sent with, as text, or <see langword="null"/>.</summary>
    public string? Nonce { get; init; }

    /// <summary>Whether it says by its flags that nobody's device should ring.</summary>
    public bool IsSilent => (Flags & (1 << 12)) != 0;
}
