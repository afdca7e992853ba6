using System.Globalization;
using UnionBot.Conversation;
using UnionBot.Messages;

namespace UnionBot.Announcements;

/// <summary><c>/campagne</c>: proposes a set of announcements for the event; each can be changed or put aside, all are planned at once.</summary>
internal sealed class CampaignCommand(CampaignDesk desk, Dialogues dialogues) : ICommand
{
    private const string Name = "campagne";

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = Name,
        Summary = CampaignFrench.Summary,
        For = Audience.Admins,
        OnlyInPrivate = true,
    };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
        dialogues.Follow(context.Incoming, Name, await desk.ProposeAsync(context, instead: null, cancellationToken));

    /// <inheritdoc/>
    public async Task<Reply?> PressAsync(CommandContext context, string action, CancellationToken cancellationToken) =>
        Read(action) is (var act, var campaign, var position)
            ? dialogues.Follow(context.Incoming, Name, await PressAsync(context, act, campaign, position, cancellationToken))
            : null;

    /// <inheritdoc/>
    public async Task<Reply?> ContinueAsync(CommandContext context, string step, CancellationToken cancellationToken)
    {
        if (Read(step) is not (var what, var campaign, { } position))
        {
            return null;
        }

        if (context.Incoming.Content is IncomingContent.Photos)
        {
            dialogues.Open(context.Incoming, Name, step); // Ten more minutes.
            return Reply.Plain(PlanEditFrench.NoPhoto);
        }

        return dialogues.Follow(
            context.Incoming, Name,
            string.Equals(context.Arguments.Trim(), "annuler", StringComparison.OrdinalIgnoreCase) ? await desk.WholeAsync(context, campaign, cancellationToken)
            : what == 't' ? await desk.TakeTextAsync(context, campaign, position, cancellationToken)
            : await desk.TakeWhenAsync(context, campaign, position, cancellationToken));
    }

    private Task<DialogueReply?> PressAsync(CommandContext context, char act, long campaign, int? position, CancellationToken cancellationToken) => (act, position) switch
    {
        ('o', null) => desk.WholeAsync(context, campaign, cancellationToken),
        ('c', null) => desk.PlanAsync(context, campaign, cancellationToken),
        ('x', null) => desk.DropAsync(context, campaign, cancellationToken),
        ('n', null) => desk.ProposeAsync(context, campaign, cancellationToken),
        ('i', { } at) => desk.OneAsync(context, campaign, at, item => item, cancellationToken),
        ('s', { } at) => desk.OneAsync(context, campaign, at, item => item with { Taken = false }, cancellationToken),
        ('k', { } at) => desk.OneAsync(context, campaign, at, item => item with { Taken = true }, cancellationToken),
        ('t' or 'h', { } at) => desk.AskAsync(context, campaign, at, act, cancellationToken),
        _ => Task.FromResult<DialogueReply?>(null),
    };

    /// <summary>Reads <c>i12.3</c>, <c>c12</c>.</summary>
    private static (char Act, long Campaign, int? Position)? Read(string text)
    {
        if (text.Length < 2)
        {
            return null;
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var head = dot < 0 ? text[1..] : text[1..dot];
        int? position = dot >= 0 && int.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : null;
        return long.TryParse(head, NumberStyles.None, CultureInfo.InvariantCulture, out var campaign) ? (text[0], campaign, position) : null;
    }
}
