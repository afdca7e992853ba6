using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.People;
using UnionBot.Storage;
using UnionBot.Time;
using Calendar = UnionBot.Time.Calendar;

namespace UnionBot.Announcements;

/// <summary>Shows a draft: asks for what is missing, or shows what will go out, with the buttons of what can be done next.</summary>
internal sealed class AnnounceViews(
    Database database, PackStore packs, AgendaService agenda, WhenReader dates, Subscriptions subscriptions, PostPreview preview, Approvals approvals, Calendar calendar)
{
    /// <summary>The steps of the dialogue, by what is asked.</summary>
    public const string WhenStep = "when", TextStep = "text", WhereStep = "where";

    private const int ProposalsInRow = 2;
    private const int GroupsInRow = 2;
    private const int MostGroups = 7;

    /// <summary>Asks for what is missing of a draft, or shows its preview.</summary>
    /// <param name="said">What is said first, or <see langword="null"/>.</param>
    /// <param name="read">What was just read as a date, or <see langword="null"/>.</param>
    public async Task<DialogueReply> ShowAsync(AnnounceDraft draft, string? said, When? read, CancellationToken cancellationToken)
    {
        // The rule of an earlier step counts again from now: it may have passed while the text was typed.
        var when = read is null or When.Ahead ? draft.Rule is { } rule ? dates.Check(rule, draft.Night) : null : read;
        if (when is not When.Ahead ahead)
        {
            return AskWhen(draft, said, when as When.Unusable);
        }

        if (draft.Message is null)
        {
            return new DialogueReply(
                new Reply { Message = AnnounceFrench.TextWanted(said, Moment(ahead), Countdown(ahead)) with { Rows = [[AbandonOf(draft)]] } }, Step(TextStep, draft));
        }

        var groups = await GroupsAsync(cancellationToken);
        return draft.To is null && groups.Count > 0
            ? await AskWhereAsync(draft, said, cancellationToken)
            : new DialogueReply(new Reply { Message = await PreviewAsync(draft, ahead, groups.Count > 0, said, cancellationToken) }, null);
    }

    /// <summary>Asks when, with what was wrong with the last date, and what may have been meant.</summary>
    public DialogueReply AskWhen(AnnounceDraft draft, string? said, When.Unusable? problem)
    {
        var meant = (problem?.Instead ?? []).Select(r => dates.Check(r)).OfType<When.Ahead>();
        var buttons = meant.Concat(dates.Proposals()).DistinctBy(w => w.Due.Instant).Take(6)
            .Select(w => AnnounceButton.TryMake(Label(w), 'w', draft, PlanRuleText.Write(w.Rule)))
            .OfType<Button>();
        return new DialogueReply(
            new Reply
            {
                Message = AnnounceFrench.WhenAgain(said, problem?.Reason, draft.Message is not null, dates.Forms()) with
                {
                    Rows = [.. buttons.Chunk(ProposalsInRow), [AnnounceButton.Make(AnnounceFrench.OtherDate, 'h', draft), AbandonOf(draft)]],
                },
            },
            Step(WhenStep, draft));
    }

    /// <summary>Asks for another text; the one that stands is kept until it comes.</summary>
    public static DialogueReply AskText(AnnounceDraft draft) =>
        new(new Reply { Message = BotMessage.Plain(AnnounceFrench.AskNewText) with { Rows = [[AbandonOf(draft)]] } }, Step(TextStep, draft));

    /// <summary>Asks for the words that one platform has of its own.</summary>
    public static DialogueReply AskOwn(AnnounceDraft draft, Platform platform) =>
        new(new Reply { Message = BotMessage.Plain(PostFrench.AskOwn(platform)) with { Rows = [[AbandonOf(draft)]] } }, Step(TextStep + PlatformTexts.Act(platform), draft));

    /// <summary>Asks who gets it.</summary>
    public async Task<DialogueReply> AskWhereAsync(AnnounceDraft draft, string? said, CancellationToken cancellationToken)
    {
        var buttons = new List<Button>();
        foreach (var group in (await GroupsAsync(cancellationToken)).Take(MostGroups))
        {
            buttons.Add(AnnounceButton.Make(AnnounceFrench.Group(group, await PlacesAsync([group], cancellationToken)), 'g', draft, Mark(group)));
        }

        return new DialogueReply(
            new Reply
            {
                Message = AnnounceFrench.WhereWanted(said) with
                {
                    Rows =
                    [
                        [AnnounceButton.Make(AnnounceFrench.Everywhere(await PlacesAsync([], cancellationToken)), 'g', draft)],
                        .. buttons.Chunk(GroupsInRow).Take(3),
                        [AbandonOf(draft)],
                    ],
                },
            },
            Step(WhereStep, draft));
    }

    /// <summary>The groups that there are: the pack's, and those of the subscribed places.</summary>
    public async Task<IReadOnlyList<string>> GroupsAsync(CancellationToken cancellationToken) =>
    [
        .. packs.Current.Announcements.SelectMany(a => a.To)
            .Concat((await subscriptions.GroupsAsync(cancellationToken)).Select(g => g.Key))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>The groups that a button or a typed name means: none for all places.</summary>
    /// <returns><see langword="null"/> where there is no such group.</returns>
    public async Task<IReadOnlyList<string>?> GroupOfAsync(string markOrName, CancellationToken cancellationToken) =>
        markOrName.Length == 0 || FrenchFold.Fold(markOrName) is "tous" or "tout" or "partout" or "tous les lieux" ? []
        : (await GroupsAsync(cancellationToken)).FirstOrDefault(g => string.Equals(Mark(g), markOrName, StringComparison.Ordinal)
            || string.Equals(g, FrenchFold.Fold(markOrName), StringComparison.Ordinal)) is { } group ? [group]
        : null;

    /// <summary>« 5 lieux (3 sur Telegram, 2 sur Discord) », with the groups' names.</summary>
    public async Task<string> TargetAsync(AnnounceDraft draft, CancellationToken cancellationToken) =>
        AnnounceFrench.Places(await PlacesAsync(draft.To ?? [], cancellationToken), draft.To ?? []);

    /// <summary>« jeudi 26 mars 2026 à 8 h 30 (UTC+1) ».</summary>
    public string Moment(When.Ahead ahead) => FrenchText.Moment(ahead.Due.Instant, packs.Current.Event.Zone);

    /// <summary>« dans 2 jours et 3 heures ».</summary>
    public string Countdown(When.Ahead ahead) => FrenchText.Countdown(ahead.Due.Instant - calendar.Now);

    /// <summary>What the button that confirms carries of the moment that its preview shows.</summary>
    public static string MinuteOf(When.Ahead ahead) => (ahead.Due.Instant.ToUnixTimeSeconds() / 60).ToString(CultureInfo.InvariantCulture);

    private async Task<BotMessage> PreviewAsync(AnnounceDraft draft, When.Ahead ahead, bool hasGroups, string? said, CancellationToken cancellationToken)
    {
        var planned = await database.ReadAsync(c => AnnouncementStore.Planned(c, draft.EventId), cancellationToken);
        var count = await subscriptions.CountAsync(draft.To ?? [], cancellationToken);
        var shown = await preview.ShowAsync(draft.FormFor(ahead.Rule), number: null, draft.On, cancellationToken);
        List<string?> notes =
        [
            AnnouncementsFrench.Rule(ahead.Rule, agenda.Current) is { } rule ? $"Règle : {rule} ; si le programme change, elle suit." : null,
            .. dates.Warnings(ahead, planned).Select(Warned),
            count.Values.Sum() == 0 ? Warned(draft.To is { Count: > 0 } ? AnnouncementsFrench.WarnNoPlaceOf(draft.To) : AnnouncementsFrench.WarnNoPlace()) : null,
            AnnouncementsFrench.Call(draft.Called),
            approvals.Second ? ApprovalFrench.Needed : null,
            .. shown.Notes,
        ];
        return AnnounceFrench.Preview(said, Moment(ahead), Countdown(ahead), notes.OfType<string>(), await TargetAsync(draft, cancellationToken), shown) with
        {
            Rows =
            [
                [AnnounceButton.Make(AnnounceFrench.Confirm, 'c', draft, MinuteOf(ahead))],
                .. Extra(draft, ahead),
                .. Changes(draft, hasGroups),
            ],
        };
    }

    /// <summary>What can be changed, in at most three rows: a platform takes five in all.</summary>
    private IEnumerable<Button[]> Changes(AnnounceDraft draft, bool hasGroups)
    {
        Button[] where = hasGroups ? [AnnounceButton.Make(AnnounceFrench.ChangeWhere, 'o', draft)] : [];
        var when = AnnounceButton.Make(AnnounceFrench.ChangeWhen, 'h', draft);
        if (draft.Variants.Count > 0)
        {
            return
            [
                [when, .. where],
                [.. preview.Running.Select(p => AnnounceButton.Make(PostFrench.TextOf(p), PlatformTexts.Act(p), draft))],
                [AnnounceButton.Make(PostFrench.SameEverywhere, PlatformTexts.Same, draft), AbandonOf(draft)],
            ];
        }

        Button[] second = [.. where, .. preview.Running.Where(p => p != draft.On).Select(p => AnnounceButton.Make(PostFrench.Another(p), PlatformTexts.Act(p), draft))];
        return [[when, AnnounceButton.Make(AnnounceFrench.ChangeText, 't', draft)], .. second.Length == 0 ? Array.Empty<Button[]>() : [second], [AbandonOf(draft)]];
    }

    /// <summary>What must be asked for beside confirming: the night, and ringing for everybody.</summary>
    private static IEnumerable<Button[]> Extra(AnnounceDraft draft, When.Ahead ahead)
    {
        List<Button> extra = [];
        if (ahead.MovedByNight || ahead.AtNight)
        {
            extra.Add(ahead.MovedByNight ? AnnounceButton.Make(AnnounceFrench.SendAnyway, 'n', draft) : AnnounceButton.Make(AnnounceFrench.KeepQuiet, 'm', draft));
        }

        if (EveryoneCall.In(draft.Called) is not null)
        {
            extra.Add(EveryoneCall.Rings(draft.Called) ? AnnounceButton.Make(AnnounceFrench.RingNobody, 'B', draft) : AnnounceButton.Make(AnnounceFrench.Ring, 'b', draft));
        }

        return extra.Count == 0 ? [] : [[.. extra]];
    }

    private string Label(When.Ahead ahead)
    {
        var label = AnnounceFrench.Short(ahead.Due.Instant, packs.Current.Event.Zone);
        return ahead.Anchor switch
        {
            Anchor.OnDay(var days, _) => string.Create(CultureInfo.InvariantCulture, $"J{days:+0;-0;} : {label}"),
            Anchor.FromItem => $"1 h avant le début : {label}",
            _ => AnnouncementsFrench.Capital(label),
        };
    }

    private async Task<string> PlacesAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        var count = await subscriptions.CountAsync(groups, cancellationToken);
        return AnnouncementsFrench.Places(count.GetValueOrDefault(Platform.Telegram), count.GetValueOrDefault(Platform.Discord));
    }

    private static string Warned(string warning) => "⚠ " + warning;

    private static Button.Press AbandonOf(AnnounceDraft draft) => AnnounceButton.Make(AnnounceFrench.Abandon, 'x', draft);

    private static string Step(string asked, AnnounceDraft draft) => string.Create(CultureInfo.InvariantCulture, $"{asked}:{draft.Id}");

    /// <summary>Short enough for a button, and of this group alone.</summary>
    private static string Mark(string group) => "#" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(group)))[..8];
}
