using UnionBot.Messages;
using UnionBot.People;

namespace UnionBot.Conversation;

/// <summary><c>/start</c>: the first notice and how to begin; the payload of a start link may be a one-time code.</summary>
internal sealed class StartCommand(CodeDesk codes, EventTitle title) : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new() { Name = "start", Aliases = ["bonjour"], Summary = "Qui je suis et comment commencer", Listed = false };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (!context.IsPrivate)
        {
            return null;
        }

        // The router has taken the receipt of this public command; the code has its own guard: it works once.
        return PeopleDirectory.LooksLikeCode(context.Arguments)
            ? await codes.RedeemAsync(context.Incoming, context.Arguments, new Receipt($"{(int)context.Incoming.Platform}:{context.Incoming.UpdateId}:code"), cancellationToken)
            : Reply.Plain(ConversationFrench.Welcome(title.Current()));
    }
}
