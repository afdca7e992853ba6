namespace UnionBot.Emulators.Discord;

/// <summary>What happened to a message.</summary>
public enum TranscriptKind
{
    Created,
    Edited,
    Deleted,
    Pinned,
    Unpinned,

    /// <summary>The bot "thinks": a deferred response stands without content. <see cref="Created"/> follows when it gets some.</summary>
    Deferred,
}
