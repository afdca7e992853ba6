using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Storage;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Shows a campaign that is being put together, whole or one announcement of it.</summary>
internal sealed class CampaignViews(Database database, PackStore packs, AgendaService agenda, WhenReader dates, PlanningViews plan, PostPreview posts, Calendar calendar)
{
    private const int ButtonsInRow = 4;

    /// <summary>All of it, with what is still to be done.</summary>
    /// <param name="said">What is said first, or <see langword="null"/>.</param>
    /// <param name="leftOut">What is not proposed, or <see langword="null"/>.</param>
    public async Task<BotMessage> WholeAsync(Campaign campaign, string? said, string? leftOut, bool restart, CancellationToken cancellationToken)
    {
        var places = await plan.PlacesAsync([], cancellationToken);
        var ready = campaign.Items.Count(i => Ready(i) is not null);
        IReadOnlyList<Button> last =
        [
            .. ready > 0 ? [CampaignFrench.Act(CampaignFrench.PlanAll(ready), 'c', campaign.Id)] : Array.Empty<Button>(),
            .. restart ? [CampaignFrench.Act(CampaignFrench.Again, 'n', campaign.Id)] : Array.Empty<Button>(),
            CampaignFrench.Act(CampaignFrench.Drop, 'x', campaign.Id),
        ];
        return new BotMessage
        {
            Blocks =
            [
                .. said is null ? Array.Empty<Block>() : [PlanningFrench.Bold(said)],
                PlanningFrench.Bold(CampaignFrench.Intro(packs.Current.Event.Title, campaign.Items.Count)),
                .. PlanningFrench.List(campaign.Items.Select((item, i) => Line(i + 1, item))),
                .. leftOut is null ? Array.Empty<Block>() : [PlanningFrench.Plain(leftOut)],
                PlanningFrench.Plain($"{PlanningFrench.To(places, [])} {CampaignFrench.Follows}"),
                PlanningFrench.Plain(ready == 0 ? CampaignFrench.NothingReady : CampaignFrench.How),
            ],
            Rows =
            [
                .. campaign.Items
                    .Select((_, i) => (Button)CampaignFrench.Act(PlanningFrench.Number(i + 1), 'i', campaign.Id, i + 1))
                    .Chunk(ButtonsInRow)
                    .Select(row => (IReadOnlyList<Button>)row),
                last,
            ],
        };
    }

    /// <summary>One announcement of it, as it would go out.</summary>
    /// <param name="position">From 1.</param>
    public async Task<BotMessage> OneAsync(Campaign campaign, int position, Platform reader, CancellationToken cancellationToken)
    {
        var item = campaign.Items[position - 1];
        var ahead = dates.Check(item.Rule) as When.Ahead;
        var planned = await database.ReadAsync(c => AnnouncementStore.Planned(c, campaign.EventId), cancellationToken);
        var shown = await posts.ShowAsync(new AnnouncementForm { Rule = item.Rule, Message = item.Message }, number: null, reader, cancellationToken);
        List<string?> lines =
        [
            AnnouncementsFrench.Rule(item.Rule, agenda.Current) is { } rule ? $"Règle : {rule} ; si le programme change, elle suit." : null,
            AnnouncementsFrench.Call(item.Message),
            item.Taken ? null : CampaignFrench.AsideHere,
            item is { Taken: true, Unfinished: true } ? CampaignFrench.ToWriteHere : null,
            .. dates.Check(item.Rule) switch
            {
                When.Ahead known => dates.Warnings(known, planned).Select(w => "⚠ " + w),
                When.Unusable(var reason) => [reason],
                _ => throw new System.Diagnostics.UnreachableException(),
            },
            .. shown.Notes,
            shown.Header,
        ];
        return new BotMessage
        {
            Blocks =
            [
                PlanningFrench.Bold(ahead is null
                    ? $"{PlanningFrench.Number(position)}."
                    : $"{PlanningFrench.Number(position)}. {PlanningFrench.Capital(FrenchText.Moment(ahead.Due.Instant, Zone))}, {FrenchText.Countdown(ahead.Due.Instant - calendar.Now)}"),
                .. lines.OfType<string>().Select(PlanningFrench.Plain),
                .. shown.Post.Blocks,
            ],
            Rows =
            [
                [CampaignFrench.Act(PlanningFrench.Text, 't', campaign.Id, position), CampaignFrench.Act(PlanningFrench.When, 'h', campaign.Id, position)],
                [
                    item.Taken ? CampaignFrench.Act(CampaignFrench.PutAside, 's', campaign.Id, position) : CampaignFrench.Act(CampaignFrench.Take, 'k', campaign.Id, position),
                    CampaignFrench.Act(CampaignFrench.Back, 'o', campaign.Id),
                ],
            ],
        };
    }

    /// <summary>When an announcement would be due, where it can be planned as it is.</summary>
    public When.Ahead? Ready(CampaignItem item) => item is { Taken: true, Unfinished: false } ? dates.Check(item.Rule) as When.Ahead : null;

    private TimeZoneInfo Zone => packs.Current.Event.Zone;

    private string Line(int position, CampaignItem item)
    {
        var ahead = dates.Check(item.Rule) as When.Ahead;
        var mark = Ready(item) is not null ? "✔" : item is { Taken: true, Unfinished: true } ? "✏" : "–";
        var when = ahead is null ? AnnouncementsFrench.Rule(item.Rule, agenda.Current) ?? "?" : PlanningFrench.Capital(PlanningFrench.Short(ahead.Due.Instant, Zone));
        var why = !item.Taken ? CampaignFrench.Aside : ahead is null ? CampaignFrench.Late : item.Unfinished ? CampaignFrench.ToWrite : "";
        return $"{PlanningFrench.Number(position)}. {mark} {when} · « {item.Title} »{why}";
    }
}
