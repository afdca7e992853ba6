#pragma warning disable MA0048 // The suggestions and what they came to are one idea.
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Proposes a campaign for an event: from its programme and the approved document alone. Pure.</summary>
/// <remarks>Nothing is made up: what the pack does not say is left to be written, and such a text is never planned as it is.</remarks>
internal static class CampaignSuggestions
{
    /// <summary>Something planned this near already does what a proposal would.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromHours(3);

    private static readonly TimeOnly Evening = new(18, 0);
    private static readonly TimeOnly Morning = new(9, 0);
    private static readonly TimeOnly Early = new(8, 0);
    private static readonly TimeOnly Noon = new(12, 0);

    /// <summary>What is worth proposing now.</summary>
    /// <param name="taken">When something is planned already, or was sent.</param>
    public static CampaignProposal Of(ContentPack pack, Programme programme, IReadOnlyCollection<DateTimeOffset> taken, DateTimeOffset now)
    {
        var (items, past, covered) = (new List<CampaignItem>(), 0, 0);
        foreach (var slot in Slots(pack, programme))
        {
            var dated = slot.Select(item => (Item: item, Due: DueRule.Of(programme, Occurrence.AnchorOf(item.Rule, Occurrence.OnlyOne), night: false))).ToList();
            if (dated.Exists(d => d.Due is { } due && taken.Any(t => (t - due).Duration() < Near)))
            {
                covered++;
            }
            else if (dated.Find(d => d.Due > now) is { Item: { } ahead })
            {
                items.Add(ahead);
            }
            else if (dated.Exists(d => d.Due is not null))
            {
                past++;
            }
        }

        return new CampaignProposal(items, past, covered);
    }

    /// <summary>What a campaign consists of; the first of each that still lies ahead is proposed.</summary>
    private static IEnumerable<CampaignItem[]> Slots(ContentPack pack, Programme programme)
    {
        yield return [Announce(pack, -7, "dans une semaine"), Announce(pack, -5, "dans cinq jours")];
        yield return [Practical(-3), Practical(-2)];
        yield return [Eve(pack, programme)];
        yield return programme.BeginningOf("start") is null ? [Today(pack)] : [Start(pack, programme.Start!)];
        if (programme.Items.FirstOrDefault(i => i is { Cancelled: false, Start: { } start } && start >= Noon && i != programme.Start && i != programme.End) is { } item)
        {
            yield return [Afternoon(pack, item)];
        }

        yield return [After(pack)];
    }

    private static CampaignItem Announce(ContentPack pack, int day, string when) => Item(
        new Anchor.OnDay(day, Evening),
        [
            Heading($"{pack.Event.Title}, {when}"),
            Text($"{PlanningFrench.Capital(Days(pack))}."),
            .. Quote(pack, "goal", "place", "date"),
            Text("Le programme, les horaires, le reste : pose-moi ta question."),
        ]);

    private static CampaignItem Practical(int day) => Item(
        new Anchor.OnDay(day, Evening), [Heading("Infos pratiques"), Text("[À compléter : lieu et heure de rendez-vous, transport, repas, qui appeler.]")]) with
    {
        Unfinished = true,
    };

    private static CampaignItem Eve(ContentPack pack, Programme programme)
    {
        var known = programme.Items.Where(i => i is { Start: not null, Cancelled: false } && i.Day == programme.FirstDay).OrderBy(i => i.Start).ToList();
        return Item(
            new Anchor.OnDay(-1, Evening),
            [
                Heading($"C'est demain : {pack.Event.Title}"),
                .. known.Count == 0 ? Quote(pack, "place", "date") : known.Select(i => (Block)new Block.Bullet([new Run(pack.Shown($"{FrenchText.Hour(i.Start!.Value)} : {i.Title}"))])),
                Text("Pour le détail, demande-moi « le programme »."),
            ]);
    }

    private static CampaignItem Start(ContentPack pack, AgendaItem start) => Item(
        new Anchor.FromItem("start", TimeSpan.Zero), [Heading("Ça commence"), Text("C'est l'heure prévue :"), .. QuoteOr(pack, start), Text("À tout moment, demande-moi « et maintenant ? ».")]);

    private static CampaignItem Today(ContentPack pack) => Item(
        new Anchor.OnDay(0, Early), [Heading($"C'est aujourd'hui : {pack.Event.Title}"), .. Quote(pack, "place", "date"), Text("Une question sur la journée ? Pose-la-moi.")]);

    private static CampaignItem Afternoon(ContentPack pack, AgendaItem item) => Item(
        new Anchor.FromItem(item.Id, TimeSpan.FromMinutes(-15)), [Heading("C'est prévu dans un quart d'heure"), .. QuoteOr(pack, item)]);

    private static CampaignItem After(ContentPack pack) => Item(
        new Anchor.OnDay(1, Morning),
        [Heading($"C'était hier : {pack.Event.Title}"), .. Quote(pack, "conclusion"), Text("Une question sur le document ou sur le programme ? Pose-la-moi.")]);

    private static CampaignItem Item(Anchor when, Block[] blocks) => new() { Rule = new PlanRule.Once(when), Message = new BotMessage { Blocks = blocks } };

    /// <summary>The document's words for an item, else its title.</summary>
    private static Block[] QuoteOr(ContentPack pack, AgendaItem item) => Quote(pack, item.Id) is [var quote] ? [quote] : [Text(pack.Shown(item.Title) + ".")];

    /// <summary>The first words that the document has for one of these entries.</summary>
    private static Block[] Quote(ContentPack pack, params string[] ids) =>
        ids.Select(pack.Find).FirstOrDefault(e => e?.Quotes.Count > 0) is { } entry ? [new Block.Quote([new Run(pack.Shown(entry.Quotes[0].Text))])] : [];

    private static string Days(ContentPack pack) => pack.Event.FirstDay == pack.Event.LastDay
        ? FrenchText.Day(pack.Event.FirstDay)
        : $"du {FrenchText.Day(pack.Event.FirstDay)} au {FrenchText.Day(pack.Event.LastDay)}";

    private static Block.Heading Heading(string text) => new([new Run(text)]);

    private static Block.Paragraph Text(string text) => new([new Run(text)]);
}

/// <summary>What is worth proposing.</summary>
/// <param name="Items">The proposals, in order.</param>
/// <param name="Past">How many come too late.</param>
/// <param name="Covered">How many are planned already.</param>
internal sealed record CampaignProposal(IReadOnlyList<CampaignItem> Items, int Past, int Covered);
