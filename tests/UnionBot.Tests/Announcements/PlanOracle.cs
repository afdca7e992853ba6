using NodaTime;
using UnionBot.Agenda;
using UnionBot.Announcements;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

/// <summary>What the agenda is just now, and when each thing is due then: in the words and by NodaTime's calendar.</summary>
internal sealed class PlanOracle(LocalDate day, LocalTime? debate)
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly Programme Assises = AgendaService.Of(TestPacks.With());

    /// <summary>The event's one day.</summary>
    public LocalDate Day { get; set; } = day;

    /// <summary>When the debate begins, or <see langword="null"/> while nobody knows.</summary>
    public LocalTime? Debate { get; set; } = debate;

    /// <summary>When an occurrence is due, by NodaTime's calendar and not ours.</summary>
    public DateTimeOffset? Belongs(PlanRule rule, string name) => rule switch
    {
        PlanRule.Once(Anchor.OnDay(var days, var clock)) => Civil(Day.PlusDays(days), new LocalTime(clock.Hour, clock.Minute)),
        PlanRule.Once(Anchor.FromItem("start", var offset)) => Civil(Day, new LocalTime(9, 0)) + offset,
        PlanRule.Once(Anchor.FromItem(_, var offset)) => Debate is { } debate ? Civil(Day, debate) + offset : null,
        PlanRule.Once(Anchor.At(var local)) => Civil(LocalDate.FromDateTime(local), LocalDateTime.FromDateTime(local).TimeOfDay),
        PlanRule.Each(_, var clock, _) => Civil(DateOf(name), new LocalTime(clock.Hour, clock.Minute)),
        _ => throw new InvalidOperationException("The pool has no such rule."),
    };

    /// <summary>Until when it is worth sending, in the words: what is anchored before something until that begins, all else 24 hours, of a recurring one only the latest.</summary>
    public DateTimeOffset? WorthUntil(Occurrence occurrence) => occurrence.Form.Rule switch
    {
        PlanRule.Once(Anchor.OnDay(< 0, _)) => Civil(Day, LocalTime.Midnight),
        PlanRule.Once(Anchor.FromItem("start", { Ticks: < 0 })) => Civil(Day, new LocalTime(9, 0)),
        PlanRule.Once(Anchor.FromItem(_, { Ticks: < 0 })) when Debate is { } debate => Civil(Day, debate),
        // A day of 23 hours: the next one of « each day » replaces it sooner.
        PlanRule.Each(null, var clock, _) when DateOf(occurrence.Name).PlusDays(1) is var next && next < Day && Civil(next, new LocalTime(clock.Hour, clock.Minute)) is var replaced
            && replaced - occurrence.DueAt < TimeSpan.FromHours(24) => replaced,
        _ => occurrence.DueAt + TimeSpan.FromHours(24),
    };

    private static LocalDate DateOf(string name) => NodaTime.Text.LocalDatePattern.CreateWithInvariantCulture("yyyyMMdd").Parse(name).Value;

    private static DateTimeOffset Civil(LocalDate on, LocalTime clock) => on.At(clock).InZoneLeniently(Paris).ToDateTimeOffset();

    /// <summary>The programme as it stands, as our rules are given it.</summary>
    public Programme Programme()
    {
        var onDay = Day.ToDateOnly();
        AgendaItem[] items =
        [
            .. Assises.Items.Select(i => i.Id is "agenda/afternoon-debate"
                ? i with { Day = onDay, Start = Debate?.ToTimeOnly() }
                : i with { Day = onDay }),
        ];
        return Assises with
        {
            FirstDay = onDay,
            LastDay = onDay,
            Items = items,
            Start = items.Single(i => i.Id is "agenda/start"),
            End = items.Single(i => i.Id is "agenda/end"),
        };
    }
}
