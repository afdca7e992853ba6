using System.Globalization;
using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Announcements;

/// <summary><c>/annoncer &lt;quand&gt; | &lt;texte&gt;</c>: plans an announcement, in one line or step by step.</summary>
internal sealed class AnnounceCommand(AnnounceDesk desk, WhenReader dates, Dialogues dialogues) : ICommand
{
    private const string Name = AnnounceButton.Command;

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
        Forms = PlatformTexts.Forms(prefix: ""),
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
        if (AnnounceButton.Read(action) is not { } button)
        {
            return null;
        }

        return dialogues.Follow(context.Incoming, Name, button.Act switch
        {
            'c' => await desk.ConfirmAsync(context, button, cancellationToken),
            'x' => await desk.CancelAsync(context, button.Draft, button.Version ?? -1, cancellationToken),
            't' when context.ArgumentBlocks.Count > 0 =>
                (await desk.ComposeAsync(context, button.Draft, when: null, context.ArgumentBlocks, said: null, cancellationToken))?.Replacing(),
            var act when context.ArgumentBlocks.Count > 0 && PlatformTexts.Of(act) is { } platform =>
                (await desk.TakeOwnAsync(context, button.Draft, platform, context.ArgumentBlocks, said: null, cancellationToken))?.Replacing(),
            _ => await desk.PressAsync(context, button, cancellationToken),
        });
    }

    /// <inheritdoc/>
    public async Task<Reply?> ContinueAsync(CommandContext context, string step, CancellationToken cancellationToken)
    {
        var colon = step.IndexOf(':', StringComparison.Ordinal);
        var draft = long.Parse(step.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        if (string.Equals(context.Arguments.Trim(), "annuler", StringComparison.OrdinalIgnoreCase))
        {
            return dialogues.Follow(context.Incoming, Name, await desk.CancelAsync(context, draft, version: null, cancellationToken));
        }

        string? said = null;
        if (context.Incoming.Content is IncomingContent.Photos)
        {
            if (string.IsNullOrWhiteSpace(context.Arguments))
            {
                dialogues.Open(context.Incoming, Name, step); // Ten more minutes.
                return Reply.Plain(AnnounceFrench.NoPhotoYet);
            }

            said = AnnounceFrench.CaptionKept;
        }

        return dialogues.Follow(context.Incoming, Name, step[..colon] switch
        {
            // A caption is words for the post, whatever was asked.
            AnnounceViews.WhereStep when said is null => await desk.AddressAsync(context, draft, context.Arguments, cancellationToken),
            AnnounceViews.WhenStep when said is null => await WhenAsync(context, draft, cancellationToken),
            [.. AnnounceViews.TextStep, var act] when PlatformTexts.Of(act) is { } platform =>
                await desk.TakeOwnAsync(context, draft, platform, context.ArgumentBlocks, said, cancellationToken),
            _ => await desk.ComposeAsync(context, draft, when: null, context.ArgumentBlocks, said, cancellationToken),
        });
    }

    /// <summary>Where a date is asked for, what is none may be the text, unless there is one: nothing typed is lost or replaced.</summary>
    private async Task<DialogueReply?> WhenAsync(CommandContext context, long draft, CancellationToken cancellationToken)
    {
        var (when, text) = Split(context);
        return when is null
            ? await desk.GuessAsync(context, draft, context.Arguments, text, cancellationToken)
            : await desk.ComposeAsync(context, draft, when, text, said: null, cancellationToken);
    }

    private async Task<Reply?> ComposeAsync(
        CommandContext context, long? draft, string? when, IReadOnlyList<Block> text, CancellationToken cancellationToken) =>
        dialogues.Follow(context.Incoming, Name, await desk.ComposeAsync(context, draft, when, text, said: null, cancellationToken));

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

    private static string Before(string typed) => typed[..typed.IndexOf('|', StringComparison.Ordinal)].Trim();
}
