namespace UnionBot.Messages;

/// <summary>What a person said or did.</summary>
internal abstract record IncomingContent
{
    private IncomingContent()
    {
    }

    /// <summary>Words, with the formatting they were typed in. A leading mention of the bot is taken off.</summary>
    public sealed record Text(string Plain, IReadOnlyList<Block> Blocks) : IncomingContent;

    /// <summary>A command.</summary>
    /// <param name="Name">Without slash, lower case.</param>
    /// <param name="Arguments">All that follows, plain and trimmed; on Discord the options' values joined with « | ».</param>
    /// <param name="ArgumentBlocks">The same with its formatting.</param>
    /// <param name="FromStartLink">Whether it came as the payload of a <c>/start</c> link.</param>
    public sealed record Command(string Name, string Arguments, IReadOnlyList<Block> ArgumentBlocks, bool FromStartLink = false) : IncomingContent;

    /// <summary>A button was pressed; <paramref name="SealedAction"/> is as the platform returned it.</summary>
    /// <param name="Words">What was filled into the form that it opened; <see langword="null"/> where it opened none.</param>
    public sealed record Press(string SealedAction, IReadOnlyList<Block>? Words = null) : IncomingContent;

    /// <summary>Photos with an optional caption. An album is one item.</summary>
    public sealed record Photos(IReadOnlyList<IncomingFile> Files, string PlainCaption, IReadOnlyList<Block> CaptionBlocks) : IncomingContent;

    /// <summary>Something the bot does not take: see <paramref name="Kind"/>.</summary>
    public sealed record Unsupported(UnsupportedKind Kind) : IncomingContent;

    /// <summary>An earlier message of theirs was edited.</summary>
    public sealed record Edited(string Plain) : IncomingContent;

    /// <summary>The bot's own standing in the chat changed.</summary>
    /// <param name="Change">What happened.</param>
    /// <param name="MovedTo">The new chat, for <see cref="MembershipChange.Migrated"/> only.</param>
    public sealed record Membership(MembershipChange Change, ChatAddress? MovedTo = null) : IncomingContent;
}
