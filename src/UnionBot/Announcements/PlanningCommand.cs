using System.Globalization;
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Time;
using Calendar = UnionBot.Time.Calendar;

namespace UnionBot.Announcements;

/// <summary><c>/planning</c>: what is planned, as a list, by day or the next; and all that can be done with one announcement.</summary>
internal sealed class PlanningCommand(
    PlanningViews views, PlanningDesk desk, PlanEditDesk edits, PackStore packs, AgendaService agenda, Dialogues dialogues, Calendar calendar) : ICommand
{
    private const string Name = "planning";

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new()
    {
        Name = Name,
        Aliases = ["plan"],
        Summary = PlanningFrench.Summary,
        For = Audience.Admins,
        OnlyInPrivate = true,
        Forms = PlatformTexts.Forms(prefix: "e"),
        Options = [new CommandOption("vue", PlanningFrench.ViewOption)],
    };

    /// <inheritdoc/>
    public async Task<Reply?> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        dialogues.Close(context.Incoming);
        return new Reply { Message = await ViewAsync(context.Arguments.Trim(), context.Incoming.Platform, cancellationToken) };
    }

    /// <inheritdoc/>
    public async Task<Reply?> PressAsync(CommandContext context, string action, CancellationToken cancellationToken)
    {
        if (action.Length == 0)
        {
            return null;
        }

        var (act, rest) = (action[0], action[1..]);
        dialogues.Close(context.Incoming);
        if (act is 'l' or 'j' or 'J' or 'x' or 'v')
        {
            return new Reply { Message = await ShowAsync(act, rest, context.Incoming.Platform, cancellationToken), ReplacesSource = true };
        }

        if (act == 'e')
        {
            return dialogues.Follow(context.Incoming, Name, await EditAsync(context, rest, cancellationToken));
        }

        if (rest.Length != PlanEntry.ReferenceLength + PlanEntry.StampLength)
        {
            return null;
        }

        var (reference, stamp) = (rest[..PlanEntry.ReferenceLength], rest[PlanEntry.ReferenceLength..]);
        return act switch
        {
            'a' => await desk.AskCancelAsync(context, reference, cancellationToken),
            'A' => await desk.CancelAsync(context, reference, stamp, cancellationToken),
            'R' => await desk.RestoreAsync(context, reference, stamp, cancellationToken),
            'p' => await desk.PauseAsync(context, reference, stamp, cancellationToken),
            'r' => await desk.ResumeAsync(context, reference, stamp, cancellationToken),
            'n' => await desk.AskSendAsync(context, reference, cancellationToken),
            'N' => await desk.SendAsync(context, reference, stamp, cancellationToken),
            'm' => await desk.TestAsync(context, reference, cancellationToken),
            't' or 'h' or 'd' => dialogues.Follow(context.Incoming, Name, await edits.BeginAsync(context, reference, act, cancellationToken)),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public async Task<Reply?> ContinueAsync(CommandContext context, string step, CancellationToken cancellationToken)
    {
        var draft = long.Parse(step.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);
        if (string.Equals(context.Arguments.Trim(), "annuler", StringComparison.OrdinalIgnoreCase))
        {
            return dialogues.Follow(context.Incoming, Name, await edits.DropAsync(context, draft, cancellationToken));
        }

        if (context.Incoming.Content is IncomingContent.Photos)
        {
            dialogues.Open(context.Incoming, Name, step); // Ten more minutes.
            return Reply.Plain(PlanEditFrench.NoPhoto);
        }

        return dialogues.Follow(
            context.Incoming, Name,
            step[0] == 't' || PlatformTexts.Of(step[0]) is not null ? await edits.TakeTextAsync(context, draft, PlatformTexts.Of(step[0]), cancellationToken) : await edits.TakeWhenAsync(context, draft, cancellationToken));
    }

    private async Task<DialogueReply?> EditAsync(CommandContext context, string action, CancellationToken cancellationToken) =>
        action.Length < 2 || !long.TryParse(action.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var draft) ? null : action[0] switch
        {
            't' when context.ArgumentBlocks.Count > 0 => (await edits.TakeTextAsync(context, draft, platform: null, cancellationToken))?.Replacing(),
            var act when context.ArgumentBlocks.Count > 0 && PlatformTexts.Of(act) is { } platform => (await edits.TakeTextAsync(context, draft, platform, cancellationToken))?.Replacing(),
            't' or 'h' => await edits.AskAsync(context, draft, action[0], cancellationToken),
            PlatformTexts.Same => await edits.SameAsync(context, draft, cancellationToken),
            var act when PlatformTexts.Of(act) is not null => await edits.AskAsync(context, draft, act, cancellationToken),
            'b' or 'B' => await edits.CallAsync(context, draft, rings: action[0] == 'b', cancellationToken),
            's' => await edits.KeepAsync(context, draft, cancellationToken),
            'c' => await edits.AsNewAsync(context, draft, cancellationToken),
            'x' => await edits.DropAsync(context, draft, cancellationToken),
            _ => null,
        };

    private async Task<BotMessage> ShowAsync(char view, string rest, Platform platform, CancellationToken cancellationToken) => view switch
    {
        'j' => await views.DaysAsync(cancellationToken),
        'J' => await views.DayAsync(rest, cancellationToken),
        'x' => await views.NextAsync(platform, cancellationToken),
        'v' => await views.FindAsync(rest, cancellationToken) is { } entry
            ? await views.EntryAsync(entry, platform, said: null, cancellationToken)
            : await views.ListAsync(page: 0, PlanningFrench.Gone, cancellationToken),
        _ => await views.ListAsync(int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0, said: null, cancellationToken),
    };

    private async Task<BotMessage> ViewAsync(string typed, Platform platform, CancellationToken cancellationToken)
    {
        switch (FrenchFold.Fold(typed))
        {
            case "" or "liste" or "tout":
                return await views.ListAsync(page: 0, said: null, cancellationToken);
            case "prochaine" or "la prochaine" or "suivante" or "prochain":
                return await views.NextAsync(platform, cancellationToken);
            case "jour" or "jours" or "par jour":
                return await views.DaysAsync(cancellationToken);
            default:
                break;
        }

        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return await views.NumberedAsync(number, cancellationToken) is { } entry
                ? await views.EntryAsync(entry, platform, said: null, cancellationToken)
                : await views.ListAsync(page: 0, PlanningFrench.Unknown, cancellationToken);
        }

        // A day is read as a date at noon.
        return FrenchDates.Read($"{typed} 12h", calendar.Now, packs.Current.Event.Zone, []) is FrenchDate.Read(var anchor) && agenda.Current.Resolve(anchor) is { } noon
            ? await views.DayAsync(DateOnly.FromDateTime(CivilTime.ToLocal(noon.Instant, agenda.Current.Zone)), cancellationToken)
            : await views.ListAsync(page: 0, PlanningFrench.Unknown, cancellationToken);
    }
}
