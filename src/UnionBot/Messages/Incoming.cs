namespace UnionBot.Messages;

/// <summary>Something that reached the bot, in neutral words. Lives in memory only.</summary>
internal sealed record Incoming
{
    /// <summary>The platform's id of this update, event or interaction: what repeats when it is delivered twice.</summary>
    public required string UpdateId { get; init; }

    /// <summary>Where it was said, and where the answer goes.</summary>
    public required ChatAddress Chat { get; init; }

    /// <summary>What kind of chat that is.</summary>
    public required ChatKind ChatKind { get; init; }

    /// <summary>Who said it, or <see langword="null"/> where no person answers for it: channel posts, anonymous group admins, other bots. Then no right is checked and none is given.</summary>
    public PersonAddress? Person { get; init; }

    /// <summary>When it was said, by the platform's clock, UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Whether it speaks to the bot: always in private; in a group a command, a mention, a reply to the bot or a press.</summary>
    public required bool Addressed { get; init; }

    /// <summary>What was said or done.</summary>
    public required IncomingContent Content { get; init; }

    /// <summary>How the adapter brings the answer back; opaque to all others.</summary>
    public required AnswerRoute Route { get; init; }

    /// <summary>The platform the chat is on.</summary>
    public Platform Platform => Chat.Platform;

    /// <summary>Hides the words and the ids, so that no log line can hold them.</summary>
    public override string ToString() => $"{Platform} {Content.GetType().Name}";
}
