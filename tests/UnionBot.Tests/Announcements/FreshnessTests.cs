using UnionBot.Agenda;
using UnionBot.Announcements;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

public sealed class FreshnessTests
{
    private static readonly Programme Assises = AgendaService.Of(TestPacks.With());

    [Theory]
    [InlineData("start -1h", "26 8:00", "OnTime")]
    [InlineData("start -1h", "26 8:04", "OnTime")]
    [InlineData("start -1h", "26 8:05", "Late")]
    [InlineData("start -1h", "26 8:59", "Late")]
    [InlineData("start -1h", "26 9:00", "TooLate")]
    [InlineData("item afternoon-debate -15min", "26 13:59", "Late")]
    [InlineData("item afternoon-debate -15min", "26 14:00", "TooLate")]
    [InlineData("J-7 18:00", "25 23:59", "Late")]
    [InlineData("J-7 18:00", "26 0:00", "TooLate")]
    [InlineData("J-1 18:00", "26 0:00", "TooLate")]
    [InlineData("start", "26 9:25", "Late")]
    [InlineData("start", "27 8:59", "Late")]
    [InlineData("start", "27 9:00", "TooLate")]
    [InlineData("J 8:00", "27 8:00", "TooLate")]
    [InlineData("J+1 9:00", "28 8:59", "Late")]
    [InlineData("J+1 9:00", "28 9:00", "TooLate")]
    [InlineData("2026-03-20 18:30", "21 18:29", "Late")]
    [InlineData("2026-03-20 18:30", "21 18:30", "TooLate")]
    public void What_precedes_something_is_worthless_once_that_begins_and_all_else_after_a_day(string rule, string now, string verdict)
    {
        var anchor = TestPacks.Rule(rule);
        var due = Assises.Resolve(anchor)!.Value.Instant;

        Freshness.Judge(Freshness.Until(Assises, anchor, due), due, TestPacks.March(now)).ToString().ShouldBe(verdict);
    }

    [Fact]
    public void Over_three_years_with_their_clock_changes_every_nine_is_nine_and_every_distance_is_elapsed_time()
    {
        for (var day = new DateOnly(2026, 1, 1); day < new DateOnly(2029, 1, 1); day = day.AddDays(1))
        {
            var programme = On(day);
            foreach (var days in (int[])[-7, -1, 0, 1, 4])
            {
                var due = programme.Resolve(new Anchor.OnDay(days, new TimeOnly(9, 0)))!.Value;
                due.Fit.ShouldBe(CivilFit.Exact);
                CivilTime.ToLocal(due.Instant, programme.Zone).ShouldBe(day.AddDays(days).ToDateTime(new TimeOnly(9, 0)));
            }

            var starts = programme.BeginningOf("start")!.Value.Instant;
            (starts - programme.Resolve(new Anchor.FromItem("start", TimeSpan.FromHours(-12)))!.Value.Instant).ShouldBe(TimeSpan.FromHours(12));
        }

        static Programme On(DateOnly day)
        {
            var start = Assises.Start! with { Day = day };
            return Assises with { FirstDay = day, LastDay = day, Start = start, Items = [start] };
        }
    }
}
