namespace UnionBot.Emulators.Telegram;

/// <summary>One thing that happened in a chat. Entries are never changed or removed.</summary>
public sealed record TranscriptEntry
{
    /// <summary>Its number, from 0 and without gaps.</summary>
    public required int Sequence { get; init; }

    /// <summary>When it happened, calendar time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it happened, machine time.</summary>
    public required DateTimeOffset MachineAt { get; init; }

    /// <summary>What happened.</summary>
    public required TranscriptKind Kind { get; init; }

    /// <summary>The message as it stood just after; for a deletion as it stood just before.</summary>
    public required TgMessage Message { get; init; }

    /// <summary>Who did it, or <see langword="null"/> for a channel's author.</summary>
    public TgUser? By { get; init; }

    /// <summary>The text of the message; of a press its data, of an answer what it shows.</summary>
    public required string Text { get; init; }

    /// <summary>Where.</summary>
    public TgChat Chat => Message.Chat;

    /// <summary>Which message.</summary>
    public int MessageId => Message.MessageId;

    /// <summary>Whether the bot did it.</summary>
    public bool ByBot { get; init; }
}
