using System.Globalization;
using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Live;

/// <summary><c>/direct</c>: what a delegate sends next, text or photos, goes to every subscribed place once they press.</summary>
internal sealed class LiveCommand(LiveDesk desk, Dialogues dialogues) : ICommand
{
    private const string Name = "direct";

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = Name,
        Summary = LiveFrench.Summary,
        For = Audience.Delegates,
        OnlyInPrivate = true,
        Options = [new CommandOption("texte", LiveFrench.TextOption)],
    };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(context.Arguments)
            ? dialogues.Follow(context.Incoming, Name, new DialogueReply(Reply.Plain(LiveFrench.AskPost), LiveDesk.PostStep))
            : dialogues.Follow(context.Incoming, Name, await desk.DraftAsync(context, draftId: null, context.ArgumentBlocks, photos: null, cancellationToken));

    /// <inheritdoc/>
    public async Task<Reply?> PressAsync(CommandContext context, string action, CancellationToken cancellationToken)
    {
        if (action.Length < 2 || !long.TryParse(action.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var draft))
        {
            return null;
        }

        return action[0] switch
        {
            'p' => dialogues.Follow(context.Incoming, Name, await desk.PublishAsync(context, draft, cancellationToken)),
            'x' => dialogues.Follow(context.Incoming, Name, await desk.CancelAsync(context, draft, cancellationToken)),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public async Task<Reply?> ContinueAsync(CommandContext context, string step, CancellationToken cancellationToken)
    {
        var colon = step.IndexOf(':', StringComparison.Ordinal);
        long? draft = colon < 0 ? null : long.Parse(step.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        if (string.Equals(context.Arguments.Trim(), "annuler", StringComparison.OrdinalIgnoreCase))
        {
            return dialogues.Follow(context.Incoming, Name, draft is { } open
                ? await desk.CancelAsync(context, open, cancellationToken)
                : new DialogueReply(Reply.Plain(LiveFrench.Abandoned), null));
        }

        return dialogues.Follow(context.Incoming, Name, await desk.DraftAsync(
            context, draft, context.ArgumentBlocks, context.Incoming.Content as IncomingContent.Photos, cancellationToken));
    }
}
