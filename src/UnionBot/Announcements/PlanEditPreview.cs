using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Shows what a change makes of an announcement, or asks for the time that is missing.</summary>
internal sealed class PlanEditPreview(Database database, PackStore packs, AgendaService agenda, WhenReader dates, PlanningViews views, PostPreview posts, Calendar calendar)
{
    /// <summary>The preview with its buttons; where the time can't be used, the question for another.</summary>
    /// <param name="said">What is said first, or <see langword="null"/>.</param>
    public async Task<DialogueReply> ShowAsync(PlanEditDraft draft, PlanEntry entry, string? said, Platform platform, CancellationToken cancellationToken)
    {
        if (Problem(draft, entry) is { } problem)
        {
            return AskWhen(draft, problem.Length == 0 ? null : problem);
        }

        var form = draft.Apply(entry.Form);
        var shown = await posts.ShowAsync(form, number: null, platform, cancellationToken);
        var ahead = Ahead(form);
        List<string?> lines =
        [
            draft is { Rule: not null, Copies: false } && entry.Next?.DueAt is { } before ? PlanEditFrench.InsteadOf(FrenchText.Moment(before, Zone)) : null,
            AnnouncementsFrench.Rule(form.Rule, agenda.Current) is { } rule ? $"Règle : {rule} ; si le programme change, elle suit." : null,
            .. ahead is null ? [] : await WarningsAsync(ahead, draft, cancellationToken),
            PlanningFrench.To(await views.PlacesAsync(form.To, cancellationToken), form.To),
            entry.Form.Variants.Count > 0 && form.Variants.Count == 0 ? PlanEditFrench.SameText : null,
            AnnouncementsFrench.Call(PlatformTexts.All(form)),
            PlanningFrench.Extras(shown.Post),
            .. shown.Notes,
            shown.Header,
        ];
        return new DialogueReply(
            new Reply
            {
                Message = new BotMessage
                {
                    Blocks =
                    [
                        .. said is null ? Array.Empty<Block>() : [PlanningFrench.Bold(said)],
                        PlanningFrench.Bold(ahead is null
                            ? PlanningFrench.Capital(PlanningFrench.NoHour)
                            : $"{PlanningFrench.Capital(FrenchText.Moment(ahead.Due.Instant, Zone))}, {FrenchText.Countdown(ahead.Due.Instant - calendar.Now)}"),
                        .. lines.OfType<string>().Select(PlanningFrench.Plain),
                        .. shown.Post.Blocks,
                        .. shown.Below,
                    ],
                    Rows =
                    [
                        [PlanEditFrench.Act(draft.Copies ? PlanEditFrench.KeepCopy : PlanEditFrench.Keep, 's', draft.Id), PlanEditFrench.Act(PlanEditFrench.Drop, 'x', draft.Id)],
                        .. Changes(draft, form, platform),
                        .. EveryoneCall.In(draft.Called) is null ? Array.Empty<Button[]>()
                            : [[EveryoneCall.Rings(draft.Called) ? PlanEditFrench.Act(AnnounceFrench.RingNobody, 'B', draft.Id) : PlanEditFrench.Act(AnnounceFrench.Ring, 'b', draft.Id)]],
                    ],
                },
            },
            null);
    }

    /// <summary>Asks for the time, with what was wrong with the last one.</summary>
    public DialogueReply AskWhen(PlanEditDraft draft, string? problem) => new(
        new Reply
        {
            Message = BotMessage.Plain(
                $"{(problem is null ? "" : problem + " ")}{(draft.Words is not null ? PlanEditFrench.TextKept : draft.Copies ? PlanEditFrench.AskWhenOfCopy : PlanEditFrench.AskWhen)}",
                Forms()) with
            {
                Rows = OnlyDrop(draft.Id),
            },
        },
        PlanEditDesk.Step('h', draft.Id));

    /// <summary>What was written for an announcement that is no longer to come, and what can become of it.</summary>
    public DialogueReply OfferNew(PlanEditDraft draft, PlanEntry entry, string said) => new(
        new Reply
        {
            Message = new BotMessage
            {
                Blocks = [PlanningFrench.Bold(said), .. draft.Apply(entry.Form).Message.Blocks],
                Rows = [[PlanEditFrench.Act(PlanEditFrench.AsNew, 'c', draft.Id), PlanEditFrench.Act(PlanEditFrench.Drop, 'x', draft.Id)]],
            },
        },
        null);

    /// <summary>Why the time of a change can't be used.</summary>
    /// <returns>The reason, empty where there is no time yet; <see langword="null"/> where it can.</returns>
    public string? Problem(PlanEditDraft draft, PlanEntry entry) =>
        draft is { Copies: true, Rule: null } ? ""
        : draft.Rule is null && entry.Next is { DueAt: null } ? null // Only its words change: it goes on waiting for an hour.
        : (dates.Check(draft.Apply(entry.Form).Rule) as When.Unusable)?.Reason;

    /// <summary>The dates that can be read, as a sentence.</summary>
    public string Forms() => "Je sais lire : " + string.Join(" · ", dates.Forms());

    /// <summary>The buttons of the question for new words: they may be one platform's alone.</summary>
    public IReadOnlyList<IReadOnlyList<Button>> WordsOf(long draft) =>
        [.. posts.Running.Count > 1 ? [[.. posts.Running.Select(p => PlanEditFrench.Act(PostFrench.OnlyOn(p), PlatformTexts.Act(p), draft))]] : Array.Empty<Button[]>(), .. OnlyDrop(draft)];

    private IEnumerable<Button[]> Changes(PlanEditDraft draft, AnnouncementForm form, Platform reader)
    {
        var when = PlanEditFrench.Act(PlanningFrench.When, 'h', draft.Id);
        var others = posts.Running.Where(p => p != reader).Select(p => PlanEditFrench.Act(PostFrench.Another(p), PlatformTexts.Act(p), draft.Id)).ToArray();
        return form.Variants.Count > 0
            ?
            [
                [.. posts.Running.Select(p => PlanEditFrench.Act(PostFrench.TextOf(p), PlatformTexts.Act(p), draft.Id))],
                [PlanEditFrench.Act(PostFrench.SameEverywhere, PlatformTexts.Same, draft.Id), when],
            ]
            : [[PlanEditFrench.Act(PlanningFrench.Text, 't', draft.Id), when], .. others.Length == 0 ? Array.Empty<Button[]>() : [others]];
    }

    /// <summary>The one button of a question.</summary>
    public static IReadOnlyList<IReadOnlyList<Button>> OnlyDrop(long draft) => [[PlanEditFrench.Act(PlanEditFrench.Drop, 'x', draft)]];

    private TimeZoneInfo Zone => packs.Current.Event.Zone;

    /// <summary>When it is due; what may ring at night is not moved by it.</summary>
    private When.Ahead? Ahead(AnnouncementForm form) =>
        dates.Check(form.Rule) is not When.Ahead ahead ? null
        : form.Night && ahead.MovedByNight && agenda.Current.Resolve(ahead.Anchor) is { } asked ? ahead with { Due = asked, MovedByNight = false }
        : ahead;

    private async Task<IEnumerable<string>> WarningsAsync(When.Ahead ahead, PlanEditDraft draft, CancellationToken cancellationToken)
    {
        var planned = await database.ReadAsync(c => AnnouncementStore.Planned(c, draft.EventId), cancellationToken);
        return dates.Warnings(ahead, planned.Where(o => draft.Copies || !string.Equals(o.AnnouncementId, draft.AnnouncementId, StringComparison.Ordinal))).Select(w => "⚠ " + w);
    }
}
