using UnionBot.Messages;
using UnionBot.People;

namespace UnionBot.Conversation;

/// <summary>What a command is told about the moment it is used.</summary>
internal sealed class CommandContext
{
    /// <summary>What reached the bot.</summary>
    public required Incoming Incoming { get; init; }

    /// <summary>What the person may do, asked just now.</summary>
    public required Rights Rights { get; init; }

    /// <summary>Who uses it; only where rights were asked for, which nobody has without an internal id.</summary>
    public PersonRef Person => Rights.Person ?? throw new InvalidOperationException("Somebody with rights has no internal id.");

    /// <summary>What was typed after the command's name, plain; for plain text the whole; for a press what was filled into its form, else empty.</summary>
    public required string Arguments { get; init; }

    /// <summary>The same with its formatting.</summary>
    public required IReadOnlyList<Block> ArgumentBlocks { get; init; }

    /// <summary>What must be noted in the transaction of an effect, so that the update never has it twice.</summary>
    public required Receipt Receipt { get; init; }

    /// <summary>Whether one person is alone with the bot.</summary>
    public bool IsPrivate => Incoming.ChatKind == ChatKind.Private;
}
