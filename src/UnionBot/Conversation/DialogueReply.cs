using UnionBot.Messages;

namespace UnionBot.Conversation;

/// <summary>An answer within a dialogue.</summary>
/// <param name="Reply">What is said.</param>
/// <param name="Step">What the command wants next, noted for <see cref="ICommand.ContinueAsync"/>, or <see langword="null"/> where the dialogue is over.</param>
internal sealed record DialogueReply(Reply Reply, string? Step)
{
    /// <summary>The same in place of the message whose button was pressed.</summary>
    public DialogueReply Replacing() => this with { Reply = Reply with { ReplacesSource = true } };
}
