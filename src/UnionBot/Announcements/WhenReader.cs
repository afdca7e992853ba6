#pragma warning disable MA0048 // The reader and what it read are one idea.
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Reads when an announcement is to go out, against the agenda and the clock.</summary>
internal sealed class WhenReader(PackStore packs, AgendaService agenda, Calendar calendar)
{
    /// <summary>Reads a typed date, or « chaque lundi 18h jusqu'à J-1 ».</summary>
    public When Read(string text)
    {
        var pack = packs.Current;
        return PlanRuleText.TryParse(text, out var written) ? Check(written) : FrenchDates.Read(text, calendar.Now, pack.Event.Zone, Names(pack)) switch
        {
            FrenchDate.Read(var rule) => Check(new PlanRule.Once(rule)),
            FrenchDate.Unread(var reason) => new When.Unusable(reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Forms that can be read here and now, to show to who typed another: those that hang on the agenda name what this one has.</summary>
    public IReadOnlyList<string> Forms()
    {
        var pack = packs.Current;
        var programme = agenda.Current;
        var names = Names(pack);
        var forms = FrenchDates.Forms.Where(Resolves).ToList();
        var known = programme.Items.Where(i => i.Start is not null).MinBy(i => i.Title.Length);
        return forms.Count == FrenchDates.Forms.Count || known is null ? forms : [.. forms, $"15 min avant « {known.Title} »"];

        bool Resolves(string form) =>
            FrenchDates.Read(form, calendar.Now, pack.Event.Zone, names) is FrenchDate.Read(var rule) && programme.Resolve(rule) is not null;
    }

    /// <summary>Resolves a rule as things stand now: a recurring one at its next date.</summary>
    /// <param name="night">Whether it may go in the quiet hours.</param>
    public When Check(PlanRule rule, bool night = false)
    {
        var programme = agenda.Current;
        var now = calendar.Now;
        if (rule is PlanRule.Each each)
        {
            return programme.Resolve(each.Until) is null ? new When.Unusable(NoHour(each.Until))
                : DueRule.Occurrences(programme, rule, night, now, now).Where(o => o.Value > now).OrderBy(o => o.Value).FirstOrDefault() is { Key: { } name }
                ? Ahead(rule, name)
                : new When.Unusable(AnnouncementsFrench.NoDate);
        }

        var when = Occurrence.AnchorOf(rule, Occurrence.OnlyOne);
        return programme.Resolve(when) is not { } asked ? new When.Unusable(NoHour(when))
            : asked.Instant <= now ? new When.Unusable(AnnouncementsFrench.Past(FrenchText.Moment(asked.Instant, programme.Zone)))
            : Ahead(rule, Occurrence.OnlyOne);

        When.Ahead Ahead(PlanRule of, string name)
        {
            var anchor = Occurrence.AnchorOf(of, name);
            var resolved = programme.Resolve(anchor)!.Value;
            var due = DueRule.Of(programme, anchor, night)!.Value;
            var quiet = DueRule.Of(programme, anchor, night: false) != resolved.Instant;
            return new When.Ahead(of, resolved with { Instant = due }, anchor, MovedByNight: quiet && !night, AtNight: quiet && night);
        }

        string NoHour(Anchor anchor)
        {
            var item = ((Anchor.FromItem)anchor).Item;
            return AnnouncementsFrench.NoHour(programme.Find(item)?.Title ?? item);
        }
    }

    /// <summary>What the clock of that night, or another announcement, has to say.</summary>
    public IEnumerable<string> Warnings(When.Ahead when, IEnumerable<Occurrence> planned)
    {
        var programme = agenda.Current;
        var asked = FrenchText.Hour(TimeOnly.FromDateTime(Asked(when, programme)));
        if (when.MovedByNight)
        {
            yield return AnnouncementsFrench.WarnQuiet(FrenchText.Moment(when.Due.Instant, programme.Zone));
            if (when.Due.Instant >= Freshness.Until(programme, when.Anchor, when.Due.Instant))
            {
                yield return AnnouncementsFrench.WarnWorthless();
            }
        }

        if (when.AtNight)
        {
            yield return AnnouncementsFrench.WarnAtNight;
        }

        if (when.Anchor is Anchor.At && Moved(programme))
        {
            yield return AnnouncementsFrench.WarnMoved(FrenchText.Day(programme.FirstDay));
        }

        switch (when.Due.Fit)
        {
            case CivilFit.Gap when !when.MovedByNight:
                yield return AnnouncementsFrench.WarnGap(asked);
                break;
            case CivilFit.Overlap when !when.MovedByNight:
                yield return AnnouncementsFrench.WarnOverlap(asked);
                break;
            default:
                if (CivilTime.ChangesOn(DateOnly.FromDateTime(CivilTime.ToLocal(when.Due.Instant, programme.Zone)), programme.Zone))
                {
                    yield return AnnouncementsFrench.WarnClockChange();
                }

                break;
        }

        foreach (var other in planned.Where(o => o.DueAt is { } due && (due - when.Due.Instant).Duration() < TimeSpan.FromMinutes(10)))
        {
            yield return AnnouncementsFrench.WarnClash(other.Title, FrenchText.Moment(other.DueAt!.Value, programme.Zone));
        }
    }

    /// <summary>Whether the assembly stands on another day, or a part of it at another hour, than the document says.</summary>
    private bool Moved(Programme programme)
    {
        var written = AgendaService.Of(packs.Current);
        return written.FirstDay != programme.FirstDay
            || written.Items.Any(w => programme.Find(w.Id) is { } now && (now.Day != w.Day || now.Start != w.Start || now.Cancelled));
    }

    private static DateTime Asked(When.Ahead when, Programme programme) => when.Anchor switch
    {
        Anchor.At(var local) => local,
        Anchor.OnDay(_, var clock) => DateOnly.MinValue.ToDateTime(clock),
        _ => CivilTime.ToLocal(when.Due.Instant, programme.Zone),
    };

    private static List<NamedItem> Names(ContentPack pack) =>
    [
        .. pack.Entries
            .Where(e => e.Schedule is not null)
            .Select(e => new NamedItem(e.Id, [e.Title, .. e.Label is null ? Array.Empty<string>() : [e.Label], .. e.Asks])),
    ];
}

/// <summary>What became of a date.</summary>
internal abstract record When
{
    private When()
    {
    }

    /// <summary>It lies ahead.</summary>
    /// <param name="Rule">The rule as it is kept.</param>
    /// <param name="Due">When it is due first.</param>
    /// <param name="Anchor">The anchor of that first time.</param>
    /// <param name="MovedByNight">Whether the quiet hours moved it.</param>
    /// <param name="AtNight">Whether it goes in the quiet hours because somebody said so.</param>
    public sealed record Ahead(PlanRule Rule, CivilInstant Due, Anchor Anchor, bool MovedByNight, bool AtNight) : When;

    /// <summary>It can't be used.</summary>
    /// <param name="Reason">Why, in French.</param>
    public sealed record Unusable(string Reason) : When;
}
