using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Announcements;

/// <summary><c>/verifier</c>: whether all can go out, and how to mend what can't.</summary>
internal sealed class CheckCommand(CheckDesk desk) : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new() { Name = "verifier", Summary = CheckFrench.CheckSummary, For = Audience.Admins, OnlyInPrivate = true };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken) => Reply.Plain(await desk.CheckAsync(cancellationToken));
}
