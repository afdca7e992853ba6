#pragma warning disable MA0048 // The reader and what it read are one idea.
using UnionBot.Agenda;
using UnionBot.Content;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>Reads when an announcement is to go out, against the agenda and the clock.</summary>
internal sealed class WhenReader(PackStore packs, AgendaService agenda, Calendar calendar)
{
    /// <summary>How near two announcements are too near.</summary>
    private static readonly TimeSpan Close = TimeSpan.FromMinutes(10);

    /// <summary>How long a change of the programme is news to an admin.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    /// <summary>More clashes than these tell nothing new.</summary>
    private const int MostClashes = 3;

    /// <summary>Reads a typed date, or « chaque lundi 18h jusqu'à J-1 ».</summary>
    public When Read(string text)
    {
        var pack = packs.Current;
        return PlanRuleText.TryParse(text, out var written) ? Check(written) : FrenchDates.Read(text, calendar.Now, pack.Event.Zone, Names(pack)) switch
        {
            FrenchDate.Read(var rule) => Check(new PlanRule.Once(rule)),
            FrenchDate.Unread unread => new When.Unusable(unread.Reason) { Instead = [.. unread.Instead.Select(a => new PlanRule.Once(a)).Where(IsAhead)] },
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

    /// <summary>Times that an admin often wants, in their order: each lies ahead and outside the quiet hours.</summary>
    public IReadOnlyList<When.Ahead> Proposals()
    {
        var programme = agenda.Current;
        var today = DateOnly.FromDateTime(CivilTime.ToLocal(calendar.Now, programme.Zone));
        Anchor[] often =
        [
            new Anchor.At(today.ToDateTime(new TimeOnly(12, 30))),
            new Anchor.At(today.ToDateTime(new TimeOnly(18, 0))),
            new Anchor.At(today.AddDays(1).ToDateTime(new TimeOnly(9, 0))),
            new Anchor.At(today.AddDays(1).ToDateTime(new TimeOnly(18, 0))),
            new Anchor.OnDay(-7, new TimeOnly(18, 0)),
            new Anchor.OnDay(-1, new TimeOnly(18, 0)),
            .. programme.Start is null ? Array.Empty<Anchor>() : [new Anchor.FromItem("start", -TimeSpan.FromHours(1))],
        ];
        return
        [
            .. Enumerable.Reverse(often) // What follows the programme goes before the same instant as a bare date.
                .Select(a => Check(new PlanRule.Once(a)))
                .OfType<When.Ahead>()
                .Where(w => !w.MovedByNight && w.Due.Instant - calendar.Now >= TimeSpan.FromMinutes(10))
                .DistinctBy(w => w.Due.Instant)
                .OrderBy(w => w.Due.Instant)
                .Take(6),
        ];
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
            : asked.Instant <= now ? new When.Unusable(AnnouncementsFrench.Past(FrenchText.Moment(asked.Instant, programme.Zone))) { Instead = Later(rule, asked.Instant) }
            : Ahead(rule, Occurrence.OnlyOne);

        When.Ahead Ahead(PlanRule of, string name)
        {
            var anchor = Occurrence.AnchorOf(of, name);
            var resolved = programme.Resolve(anchor)!.Value;
            var quiet = DueRule.Of(programme, anchor, night: false)!.Value != resolved.Instant;
            var due = DueRule.Of(programme, anchor, night)!.Value;
            return new When.Ahead(of, resolved with { Instant = due }, anchor, MovedByNight: quiet && !night, AtNight: quiet && night);
        }

        // The same hour on the next day that it lies ahead.
        PlanRule[] Later(PlanRule of, DateTimeOffset asked)
        {
            var local = CivilTime.ToLocal(asked, programme.Zone);
            var today = DateOnly.FromDateTime(CivilTime.ToLocal(now, programme.Zone));
            PlanRule[] days = [.. Enumerable.Range(0, 2).Select(d => new PlanRule.Once(new Anchor.At(today.AddDays(d).ToDateTime(TimeOnly.FromDateTime(local)))))];
            return of is PlanRule.Once { When: Anchor.At } ? [.. days.Where(IsAhead).Take(1)] : [];
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

        foreach (var item in MovedLately(when, programme))
        {
            yield return AnnouncementsFrench.WarnMoved(item.Title, FrenchText.Moment(programme.BeginningOf(item.Id)!.Value.Instant, programme.Zone));
        }

        var times = when.Rule is PlanRule.Each
            ? [.. DueRule.Occurrences(programme, when.Rule, when.AtNight, calendar.Now, calendar.Now).Values.OfType<DateTimeOffset>().Where(t => t > calendar.Now)]
            : (List<DateTimeOffset>)[when.Due.Instant];
        foreach (var other in planned.Where(o => o.DueAt is { } due && times.Exists(t => (due - t).Duration() < Close)).Take(MostClashes))
        {
            yield return AnnouncementsFrench.WarnClash(other.Title, FrenchText.Moment(other.DueAt!.Value, programme.Zone));
        }
    }

    /// <summary>What has moved of late and matters here: the beginning of the event, and what the rule hangs on.</summary>
    private IEnumerable<AgendaItem> MovedLately(When.Ahead when, Programme programme)
    {
        AgendaItem?[] items = [programme.Start, when.Anchor is Anchor.FromItem(var id, _) ? programme.Find(id) : null];
        return items.OfType<AgendaItem>().DistinctBy(i => i.Id, StringComparer.Ordinal).Where(i =>
            i is { Cancelled: false, Start: not null }
            && agenda.State.Versions.TryGetValue(i.Id, out var version) && version.Sequence > 0 && calendar.Now - version.At < Lately);
    }

    private bool IsAhead(PlanRule rule) => rule is PlanRule.Once(var when) && agenda.Current.Resolve(when) is { } asked && asked.Instant > calendar.Now;

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
    public sealed record Unusable(string Reason) : When
    {
        /// <summary>What may have been meant, each ahead.</summary>
        public IReadOnlyList<PlanRule> Instead { get; init; } = [];
    }
}
