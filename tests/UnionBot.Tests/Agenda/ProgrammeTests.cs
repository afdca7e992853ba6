using UnionBot.Agenda;
using UnionBot.Time;

namespace UnionBot.Tests.Agenda;

public sealed class ProgrammeTests
{
    private static readonly DateOnly Day = new(2026, 3, 26);

    private static readonly Programme Assises = AgendaOf(
        ("agenda/accueil", new TimeOnly(8, 30), null),
        ("agenda/start", new TimeOnly(9, 0), null),
        ("agenda/roundtable-1", null, DayPart.Morning),
        ("agenda/roundtable-2", null, DayPart.Morning),
        ("agenda/afternoon-debate", new TimeOnly(14, 0), DayPart.Afternoon),
        ("agenda/end", new TimeOnly(16, 30), null));

    [Theory]
    [InlineData("J-7 18:00", "2026-03-19 18:00")]
    [InlineData("J-1 18:00", "2026-03-25 18:00")]
    [InlineData("J 8:00", "2026-03-26 08:00")]
    [InlineData("J+4 9:00", "2026-03-30 09:00")]
    [InlineData("start -1h", "2026-03-26 08:00")]
    [InlineData("end +30min", "2026-03-26 17:00")]
    [InlineData("item afternoon-debate -15min", "2026-03-26 13:45")]
    [InlineData("2026-03-29 02:30", "2026-03-29 03:00")]
    public void Anchors_resolve_on_the_clock_of_the_event(string anchor, string local)
    {
        var instant = Assises.Resolve(Parse(anchor));

        CivilTime.ToLocal(instant!.Value.Instant, Assises.Zone).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(local);
    }

    [Fact]
    public void Days_count_from_the_first_day_before_and_from_the_last_day_after()
    {
        var twoDays = Assises with { LastDay = Day.AddDays(1) };

        (twoDays.Resolve(Parse("J-1 9:00"))!.Value.Instant.Day, twoDays.Resolve(Parse("J 9:00"))!.Value.Instant.Day, twoDays.Resolve(Parse("J+1 9:00"))!.Value.Instant.Day)
            .ShouldBe((25, 26, 28));
    }

    [Theory]
    [InlineData("item roundtable-1 -15min")]
    [InlineData("item nowhere -15min")]
    public void An_item_without_an_hour_resolves_to_nothing(string anchor) => Assises.Resolve(Parse(anchor)).ShouldBeNull();

    [Theory]
    [InlineData("2026-03-25 12:00", EventPhase.Before, "", "", "agenda/accueil")]
    [InlineData("2026-03-26 08:00", EventPhase.Before, "", "", "agenda/accueil")]
    [InlineData("2026-03-26 08:45", EventPhase.During, "agenda/accueil", "", "agenda/start")]
    [InlineData("2026-03-26 10:30", EventPhase.During, "agenda/start", "agenda/roundtable-1 agenda/roundtable-2", "agenda/afternoon-debate")]
    [InlineData("2026-03-26 12:30", EventPhase.During, "agenda/start", "", "agenda/afternoon-debate")]
    [InlineData("2026-03-26 14:10", EventPhase.During, "agenda/afternoon-debate", "", "agenda/end")]
    [InlineData("2026-03-26 16:30", EventPhase.After, "", "", "")]
    [InlineData("2026-03-27 09:00", EventPhase.After, "", "", "")]
    internal void Now_and_next_invent_no_hour(string local, EventPhase phase, string on, string possible, string next)
    {
        var moment = Assises.At(CivilTime.Resolve(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), Assises.Zone).Instant);

        (moment.Phase, Ids(moment.On), Ids(moment.Possible), moment.Next?.Id ?? "").ShouldBe((phase, on, possible, next));
        (moment.On.Count + moment.Possible.Count + moment.Ahead.Count + moment.Finished.Count).ShouldBe(Assises.Items.Count);
    }

    private static string Ids(IEnumerable<AgendaItem> items) => string.Join(' ', items.Select(i => i.Id));

    private static Anchor Parse(string text) => AnchorText.TryParse(text, out var anchor) ? anchor : throw new FormatException(text);

    private static Programme AgendaOf(params (string Id, TimeOnly? Start, DayPart? Part)[] items)
    {
        AgendaItem[] all = [.. items.Select(i => new AgendaItem { Id = i.Id, Title = i.Id, Day = Day, Start = i.Start, Part = i.Part })];
        return new Programme
        {
            Items = all,
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"),
            FirstDay = Day,
            LastDay = Day,
            Start = all[1],
            End = all[^1],
        };
    }
}
