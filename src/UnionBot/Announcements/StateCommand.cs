using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Announcements;

/// <summary><c>/etat</c>: the last tick, the next send, each platform.</summary>
internal sealed class StateCommand(CheckDesk desk) : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new() { Name = "etat", Summary = CheckFrench.StateSummary, For = Audience.Admins, OnlyInPrivate = true };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken) => Reply.Plain(await desk.StateAsync(cancellationToken));
}
