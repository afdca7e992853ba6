namespace UnionBot.Messages;

/// <summary>What the bot says, before a platform dresses it: blocks, then photos, files and rows of buttons.</summary>
/// <remarks>Immutable and serialisable (<see cref="MessageJson"/>): outbox rows hold it as JSON.</remarks>
internal sealed record BotMessage
{
    /// <summary>The text, in order.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>Photos, at most ten. The text is their caption where it fits, else it follows them.</summary>
    public IReadOnlyList<Photo> Photos { get; init; } = [];

    /// <summary>Documents, at most ten, such as an .ics.</summary>
    public IReadOnlyList<Document> Files { get; init; } = [];

    /// <summary>Rows of at most five buttons, at most five rows.</summary>
    public IReadOnlyList<IReadOnlyList<Button>> Rows { get; init; } = [];

    /// <summary>A message of one plain paragraph for each text.</summary>
    public static BotMessage Plain(params IEnumerable<string> paragraphs) =>
        new() { Blocks = [.. paragraphs.Select(p => new Block.Paragraph([new Run(p)]))] };

    /// <summary>The words alone, blocks separated by line breaks; what a test or a terminal shows.</summary>
    public string PlainText => string.Join('\n', Blocks.Select(b => b.PlainText));
}
