using System.Globalization;
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Conversation;
using UnionBot.Messages;
using UnionBot.Storage;
using UnionBot.Time;
using Calendar = UnionBot.Time.Calendar;

namespace UnionBot.Announcements;

/// <summary>Puts a campaign together with an admin, and plans all of it at once, once.</summary>
/// <remarks>It stands in the database until then. Each answer is <see langword="null"/> where this update had its effect before.</remarks>
internal sealed class CampaignDesk(
    Database database, PackStore packs, AgendaService agenda, WhenReader dates, CampaignViews views, PlanEdits edits, Calendar calendar)
{
    /// <summary>Proposes a campaign, or goes on with the one that this admin left open.</summary>
    /// <param name="instead">The one that is thrown away for it, or <see langword="null"/>.</param>
    public async Task<DialogueReply?> ProposeAsync(CommandContext context, long? instead, CancellationToken cancellationToken)
    {
        var pack = packs.Current;
        var person = context.Person;
        var proposed = await database.WriteAsync(
            transaction =>
            {
                if (!context.Receipt.Take(transaction))
                {
                    return null;
                }

                if (instead is { } old && Campaigns.Find(transaction, old, person) is { State: "open" })
                {
                    Campaigns.Close(transaction, old, planned: false);
                }

                if (Campaigns.Open(transaction, pack.Event.Id, person) is { } left)
                {
                    return new Proposed(left, null);
                }

                var proposal = CampaignSuggestions.Of(pack, agenda.Current, Taken(PlanBook.All(transaction.Connection, transaction.Inner, pack.Event.Id)), calendar.Now);
                var campaign = proposal.Items.Count == 0 ? null
                    : Campaigns.Find(transaction, Campaigns.Add(transaction, pack.Event.Id, person, proposal.Items), person);
                return new Proposed(campaign, proposal);
            },
            cancellationToken);
        return proposed switch
        {
            null => null,
            { Campaign: null, Proposal: { } none } => new DialogueReply(Reply.Plain(none.Covered > 0 ? CampaignFrench.Complete : CampaignFrench.Over), null),
            { Campaign: { } left, Proposal: null } => new DialogueReply(
                new Reply { Message = await views.WholeAsync(left, CampaignFrench.Resumed, leftOut: null, restart: true, cancellationToken) }, null),
            { Campaign: { } fresh, Proposal: { } proposal } => new DialogueReply(
                new Reply
                {
                    Message = await views.WholeAsync(fresh, said: null, CampaignFrench.LeftOut(proposal.Past, proposal.Covered), restart: false, cancellationToken),
                    ReplacesSource = instead is not null,
                },
                null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Shows all of it.</summary>
    public Task<DialogueReply?> WholeAsync(CommandContext context, long id, CancellationToken cancellationToken) =>
        ChangeAsync(context, id, position: null, item => item, campaign => ShowAsync(campaign, said: null, cancellationToken), cancellationToken);

    /// <summary>Shows one announcement of it; <paramref name="change"/> is done to it first.</summary>
    public Task<DialogueReply?> OneAsync(CommandContext context, long id, int position, Func<CampaignItem, CampaignItem> change, CancellationToken cancellationToken) =>
        ChangeAsync(context, id, position, change, campaign => ShowOneAsync(campaign, position, context.Incoming.Platform, replaces: true, cancellationToken), cancellationToken);

    /// <summary>Asks for the words (<c>t</c>) or the time (<c>h</c>) of one.</summary>
    public Task<DialogueReply?> AskAsync(CommandContext context, long id, int position, char what, CancellationToken cancellationToken) =>
        ChangeAsync(
            context, id, position, item => item,
            campaign => Task.FromResult(what == 't' ? Ask(campaign, position, 't', PlanEditFrench.AskText) : Ask(campaign, position, 'h', PlanEditFrench.AskWhen, Forms())),
            cancellationToken);

    /// <summary>Takes the words of one in: it is then finished, and wanted.</summary>
    public Task<DialogueReply?> TakeTextAsync(CommandContext context, long id, int position, CancellationToken cancellationToken) =>
        BlockSplit.IsEmpty(context.ArgumentBlocks)
            ? Task.FromResult<DialogueReply?>(new DialogueReply(Reply.Plain(PlanEditFrench.NoText), Step('t', id, position)))
            : ChangeAsync(
                context, id, position, item => item with { Message = new BotMessage { Blocks = context.ArgumentBlocks }, Unfinished = false, Taken = true },
                campaign => ShowOneAsync(campaign, position, context.Incoming.Platform, replaces: false, cancellationToken), cancellationToken);

    /// <summary>Takes the time of one in, where it can be read.</summary>
    public Task<DialogueReply?> TakeWhenAsync(CommandContext context, long id, int position, CancellationToken cancellationToken)
    {
        var read = dates.Read(context.Arguments.Trim());
        return ChangeAsync(
            context, id, position, item => read is When.Ahead ahead ? item with { Rule = ahead.Rule, Taken = true } : item,
            campaign => read is When.Unusable(var reason)
                ? Task.FromResult(Ask(campaign, position, 'h', $"{reason} {PlanEditFrench.TextKept}", Forms()))
                : ShowOneAsync(campaign, position, context.Incoming.Platform, replaces: false, cancellationToken),
            cancellationToken);
    }

    /// <summary>Plans all that is ready, once.</summary>
    public async Task<DialogueReply?> PlanAsync(CommandContext context, long id, CancellationToken cancellationToken)
    {
        var outcome = await database.WriteAsync(transaction => Plan(transaction, context, id), cancellationToken);
        switch (outcome)
        {
            case null:
                return null;
            case { Refusal: { } refusal }:
                return Say(refusal);
            case { Campaign: { } campaign }:
                return await ShowAsync(campaign, outcome.Said ?? CampaignFrench.NothingReady, cancellationToken);
            default:
                edits.Ring();
                return new DialogueReply(
                    new Reply
                    {
                        Message = new BotMessage
                        {
                            Blocks =
                            [
                                PlanningFrench.Bold(CampaignFrench.Planned(outcome.Planned.Count)),
                                .. outcome.Planned.Select(p => new Block.Bullet([new Run($"{PlanningFrench.Capital(FrenchText.Moment(p.Due, packs.Current.Event.Zone))} · « {p.Title} »")])),
                                .. outcome.Said is { } said ? [PlanningFrench.Plain(said)] : Array.Empty<Block>(),
                                .. outcome.LeftOut.Select(PlanningFrench.Plain),
                            ],
                            Rows = [[PlanningFrench.To(CampaignFrench.SeePlan, "l0")]],
                        },
                        ReplacesSource = true,
                    },
                    null);
        }
    }

    /// <summary>Throws it away.</summary>
    public async Task<DialogueReply?> DropAsync(CommandContext context, long id, CancellationToken cancellationToken)
    {
        var said = await database.WriteAsync(
            transaction =>
            {
                if (!context.Receipt.Take(transaction))
                {
                    return null;
                }

                var campaign = Campaigns.Find(transaction, id, context.Person);
                if (campaign is { State: "open" })
                {
                    Campaigns.Close(transaction, id, planned: false);
                }

                return campaign?.State is "planned" ? CampaignFrench.Already : CampaignFrench.Dropped;
            },
            cancellationToken);
        return said is null ? null : Say(said);
    }

    /// <summary>What a dialogue notes between two steps.</summary>
    public static string Step(char what, long campaign, int position) => $"{what}{PlanningFrench.Number(campaign)}.{PlanningFrench.Number(position)}";

    private Outcome? Plan(WriteTransaction transaction, CommandContext context, long id)
    {
        if (!context.Receipt.Take(transaction))
        {
            return null;
        }

        var person = context.Person;
        if (Open(Campaigns.Find(transaction, id, person)) is { Refusal: { } refusal })
        {
            return new Outcome { Refusal = refusal };
        }

        var campaign = Campaigns.Find(transaction, id, person)!;
        if (edits.IsAlone(transaction, person))
        {
            return new Outcome { Campaign = campaign, Said = ApprovalFrench.Alone };
        }

        var others = PlanBook.All(transaction.Connection, transaction.Inner, campaign.EventId).Where(e => !e.Cancelled && IsOfCampaign(e)).Select(e => e.Form.Rule).ToHashSet();
        var outcome = new Outcome();
        for (var i = 0; i < campaign.Items.Count; i++)
        {
            var item = campaign.Items[i];
            if (views.Ready(item) is not { } ahead)
            {
                outcome.LeftOut.AddRange(item.Taken ? [CampaignFrench.NotPlanned(item.Title, item.Unfinished ? CampaignFrench.Unwritten : CampaignFrench.TooLate)] : []);
            }
            else if (others.Contains(item.Rule))
            {
                outcome.LeftOut.Add(CampaignFrench.NotPlanned(item.Title, CampaignFrench.Doubled));
            }
            else
            {
                var form = new AnnouncementForm { Rule = item.Rule, Message = item.Message };
                var approving = edits.Add(transaction, campaign.EventId, IdOf(id, i + 1), form, person);
                outcome.Said = approving.Needed ? ApprovalFrench.AskedForAll(approving.Asked) : null;
                outcome.Planned.Add((item.Title, ahead.Due.Instant));
            }
        }

        if (outcome.Planned.Count == 0)
        {
            return new Outcome { Campaign = campaign };
        }

        Campaigns.Close(transaction, id, planned: true);
        return outcome;
    }

    private async Task<DialogueReply?> ChangeAsync(
        CommandContext context, long id, int? position, Func<CampaignItem, CampaignItem> change, Func<Campaign, Task<DialogueReply>> answer, CancellationToken cancellationToken)
    {
        var person = context.Person;
        var outcome = await database.WriteAsync(
            transaction =>
            {
                if (!context.Receipt.Take(transaction))
                {
                    return null;
                }

                var found = Campaigns.Find(transaction, id, person);
                if (Open(found) is { Refusal: not null } refused)
                {
                    return refused;
                }

                if (position is { } at)
                {
                    if (at < 1 || at > found!.Items.Count)
                    {
                        return new Outcome { Refusal = CampaignFrench.Gone };
                    }

                    Campaigns.Put(transaction, id, at, change(found.Items[at - 1]));
                }

                return new Outcome { Campaign = Campaigns.Find(transaction, id, person) };
            },
            cancellationToken);
        return outcome switch
        {
            null => null,
            { Refusal: { } refusal } => Say(refusal),
            _ => await answer(outcome.Campaign!),
        };
    }

    private Outcome Open(Campaign? campaign) => new()
    {
        Refusal = campaign switch
        {
            null => CampaignFrench.Gone,
            { State: "planned" } => CampaignFrench.Already,
            { State: "dropped" } => CampaignFrench.AlreadyDropped,
            _ when !string.Equals(campaign.EventId, packs.Current.Event.Id, StringComparison.Ordinal) => CampaignFrench.OtherEvent,
            _ => null,
        },
    };

    private async Task<DialogueReply> ShowAsync(Campaign campaign, string? said, CancellationToken cancellationToken) =>
        new(new Reply { Message = await views.WholeAsync(campaign, said, leftOut: null, restart: false, cancellationToken), ReplacesSource = true }, null);

    private async Task<DialogueReply> ShowOneAsync(Campaign campaign, int position, Platform reader, bool replaces, CancellationToken cancellationToken) =>
        new(new Reply { Message = await views.OneAsync(campaign, position, reader, cancellationToken), ReplacesSource = replaces }, null);

    private static DialogueReply Ask(Campaign campaign, int position, char what, params string[] words) => new(
        new Reply { Message = BotMessage.Plain(words) with { Rows = [[CampaignFrench.Act(CampaignFrench.Back, 'o', campaign.Id)]] } }, Step(what, campaign.Id, position));

    private string Forms() => "Je sais lire : " + string.Join(" · ", dates.Forms());

    /// <summary>When something is planned, or went out.</summary>
    private static List<DateTimeOffset> Taken(IEnumerable<PlanEntry> plan) =>
    [
        .. plan.Where(e => !e.Cancelled).SelectMany(e => e.Occurrences)
            .Where(o => o is { State: OccurrenceState.Planned or OccurrenceState.Sent, DueAt: not null }).Select(o => o.DueAt!.Value),
    ];

    private static string IdOf(long campaign, int position) => string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}{campaign}.{position}");

    private static bool IsOfCampaign(PlanEntry entry) => entry.Id.StartsWith(IdPrefix, StringComparison.Ordinal);

    private const string IdPrefix = "campagne/";

    private static DialogueReply Say(string said) => new(Reply.Plain(said) with { ReplacesSource = true }, null);

    private sealed record Proposed(Campaign? Campaign, CampaignProposal? Proposal);

    private sealed record Outcome
    {
        public Campaign? Campaign { get; init; }

        public string? Refusal { get; init; }

        public string? Said { get; set; }

        public List<(string Title, DateTimeOffset Due)> Planned { get; } = [];

        public List<string> LeftOut { get; } = [];
    }
}
