namespace UnionBot.Emulators.Telegram;

/// <summary>What happened, in a <see cref="TranscriptEntry"/>.</summary>
public enum TranscriptKind
{
    /// <summary>A person, or a channel's author, wrote.</summary>
    Said,

    /// <summary>The bot sent a message.</summary>
    Sent,

    /// <summary>The content or the buttons of a message changed.</summary>
    Edited,

    /// <summary>A message was deleted.</summary>
    Deleted,

    /// <summary>A message was pinned.</summary>
    Pinned,

    /// <summary>A message was unpinned.</summary>
    Unpinned,

    /// <summary>A person pressed a button; the text is its callback data.</summary>
    Pressed,

    /// <summary>The bot answered a press; the text is what the person saw.</summary>
    Answered,

    /// <summary>Telegram itself wrote: somebody joined, a message was pinned, a group moved.</summary>
    Service,
}
