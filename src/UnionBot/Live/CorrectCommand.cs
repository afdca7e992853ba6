using System.Globalization;
using UnionBot.Announcements;
using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Live;

/// <summary><c>/corriger 12 | le texte juste</c>: every copy of what was published under a number says something else.</summary>
internal sealed class CorrectCommand(ChangeDesk desk, Dialogues dialogues) : ICommand
{
    private const string Name = "corriger";

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = Name,
        Summary = ChangesFrench.CorrectSummary,
        For = Audience.Delegates,
        OnlyInPrivate = true,
        Options = [new CommandOption("numero", ChangesFrench.NumberOption), new CommandOption("texte", ChangesFrench.TextOption)],
    };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
        dialogues.Follow(context.Incoming, Name, await GoOnAsync(context, context.Arguments.Trim(), Words(context), cancellationToken));

    /// <inheritdoc/>
    public Task<Reply?> PressAsync(CommandContext context, string action, CancellationToken cancellationToken) =>
        action.Length > 1 && action[0] == 'p' && long.TryParse(action.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var draft)
            ? desk.CorrectAsync(context, draft, cancellationToken)
            : Task.FromResult<Reply?>(Reply.Plain(ChangesFrench.Cancelled) with { ReplacesSource = true });

    /// <inheritdoc/>
    public async Task<Reply?> ContinueAsync(CommandContext context, string step, CancellationToken cancellationToken) =>
        string.Equals(context.Arguments.Trim(), "annuler", StringComparison.OrdinalIgnoreCase)
            ? dialogues.Follow(context.Incoming, Name, new DialogueReply(Reply.Plain(ChangesFrench.Cancelled), null))
            : dialogues.Follow(context.Incoming, Name, await GoOnAsync(context, step, context.ArgumentBlocks, cancellationToken));

    private async Task<DialogueReply?> GoOnAsync(CommandContext context, string number, IReadOnlyList<Block> text, CancellationToken cancellationToken)
    {
        var found = await desk.FindAsync(context, Name, number, cancellationToken);
        return found.Item switch
        {
            null => new DialogueReply(Reply.Plain(found.Refusal!), null),
            { Retracted: true } item => new DialogueReply(Reply.Plain(ChangesFrench.AlreadyRetracted(item)), null),
            { } item when BlockSplit.IsEmpty(text) => new DialogueReply(Reply.Plain(ChangesFrench.AskText(item)), item.Number.ToString(CultureInfo.InvariantCulture)),
            { } item => await desk.DraftAsync(context, item, text, cancellationToken),
        };
    }

    /// <summary>The words behind the number (« 12 », « n° 12 »): after « | », after the first line, or after the first space.</summary>
    private static IReadOnlyList<Block> Words(CommandContext context)
    {
        var (typed, blocks) = (context.Arguments.Trim(), context.ArgumentBlocks);
        if (typed.StartsWith("n° ", StringComparison.OrdinalIgnoreCase))
        {
            (typed, blocks) = (typed[3..].TrimStart(), BlockSplit.After(blocks, ' '));
        }

        var bar = typed.IndexOf('|', StringComparison.Ordinal);
        return bar is >= 0 and < 10 ? BlockSplit.After(blocks, '|')
            : typed.IndexOf(' ', StringComparison.Ordinal) is >= 0 and < 10 ? BlockSplit.After(blocks, ' ')
            : BlockSplit.AfterFirstLine(blocks);
    }
}
