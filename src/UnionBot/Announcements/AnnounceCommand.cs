using System.Globalization;
using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Announcements;

/// <summary><c>/annoncer &lt;quand&gt; | &lt;texte&gt;</c>: plans an announcement, in one line or step by step.</summary>
internal sealed class AnnounceCommand(AnnounceDesk desk, WhenReader dates, Dialogues dialogues) : ICommand
{
    private const string Name = "annoncer";

    /// <summary>A line that is longer is a text without a date rather than a date that can't be read.</summary>
    private const int LongestDate = 40;

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = Name,
        Summary = AnnouncementsFrench.Summary,
        For = Audience.Admins,
        OnlyInPrivate = true,
        AsksByForm = true,
        Options = [new CommandOption("quand", AnnouncementsFrench.WhenOption), new CommandOption("texte", AnnouncementsFrench.TextOption)],
    };

    /// <inheritdoc/>
    public Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        dialogues.Close(context.Incoming);
        var (when, text) = Split(context);
        return ComposeAsync(context, draft: null, when, text, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Reply?> PressAsync(CommandContext context, string action, CancellationToken cancellationToken)
    {
        if (action.Length < 2 || Numbers(action.AsSpan(1)) is not var (draft, choice))
        {
            return null;
        }

        dialogues.Close(context.Incoming);
        return action[0] switch
        {
            'w' when choice is { } date && date < AnnounceButtons.Dates.Count =>
                await ComposeAsync(context, draft, AnnounceButtons.Dates[date], [], cancellationToken),
            _ => dialogues.Follow(context.Incoming, Name, action[0] switch
            {
                'c' => await desk.ConfirmAsync(context, draft, cancellationToken),
                'x' => await desk.CancelAsync(context, draft, cancellationToken),
                'h' => await desk.AskAgainAsync(context, draft, text: false, cancellationToken),
                'm' => await desk.AskAgainAsync(context, draft, text: true, cancellationToken),
                'n' => await desk.TurnNightAsync(context, draft, cancellationToken),
                'o' => await desk.AskWhereAsync(context, draft, cancellationToken),
                'g' => await desk.AimAsync(context, draft, choice ?? -1, cancellationToken),
                _ => null,
            }),
        };
    }

    /// <inheritdoc/>
    public async Task<Reply?> ContinueAsync(CommandContext context, string step, CancellationToken cancellationToken)
    {
        var colon = step.IndexOf(':', StringComparison.Ordinal);
        var draft = long.Parse(step.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        if (string.Equals(context.Arguments.Trim(), "annuler", StringComparison.OrdinalIgnoreCase))
        {
            dialogues.Close(context.Incoming);
            return dialogues.Follow(context.Incoming, Name, await desk.CancelAsync(context, draft, cancellationToken));
        }

        if (context.Incoming.Content is IncomingContent.Photos)
        {
            dialogues.Open(context.Incoming, Name, step); // Ten more minutes.
            return Reply.Plain(AnnouncementsFrench.NoPhotoYet);
        }

        if (step.StartsWith("text", StringComparison.Ordinal))
        {
            return await ComposeAsync(context, draft, when: null, context.ArgumentBlocks, cancellationToken);
        }

        return context.Arguments.Contains('|', StringComparison.Ordinal)
            ? await ComposeAsync(context, draft, Before(context.Arguments), BlockSplit.After(context.ArgumentBlocks, '|'), cancellationToken)
            : await ComposeAsync(context, draft, context.Arguments, [], cancellationToken);
    }

    private async Task<Reply?> ComposeAsync(
        CommandContext context, long? draft, string? when, IReadOnlyList<Block> text, CancellationToken cancellationToken) =>
        dialogues.Follow(context.Incoming, Name, await desk.ComposeAsync(context, draft, when, text, cancellationToken));

    /// <summary>Finds the date and the text in what was typed after the command.</summary>
    private (string? When, IReadOnlyList<Block> Text) Split(CommandContext context)
    {
        var typed = context.Arguments.Trim();
        if (typed.Contains('|', StringComparison.Ordinal))
        {
            return (Before(typed), BlockSplit.After(context.ArgumentBlocks, '|'));
        }

        var line = typed.IndexOf('\n', StringComparison.Ordinal);
        if (line > 0 && dates.Read(typed[..line]) is When.Ahead)
        {
            return (typed[..line], BlockSplit.AfterFirstLine(context.ArgumentBlocks));
        }

        return line < 0 && typed.Length <= LongestDate ? (typed, []) : (null, context.ArgumentBlocks);
    }

    /// <summary>« 12 » or « 12.3 »: a draft, and what was chosen for it.</summary>
    private static (long Draft, int? Choice)? Numbers(ReadOnlySpan<char> text)
    {
        var dot = text.IndexOf('.');
        var first = dot < 0 ? text : text[..dot];
        return !long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var draft) ? null
            : dot < 0 ? (draft, null)
            : int.TryParse(text[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var choice) ? (draft, choice)
            : null;
    }

    private static string Before(string typed) => typed[..typed.IndexOf('|', StringComparison.Ordinal)].Trim();
}
