using CsCheck;
using NodaTime;
using NodaTime.TimeZones;
using UnionBot.Time;

namespace UnionBot.Tests.Time;

public sealed class PlanRuleTests
{
    [Theory]
    [InlineData("every monday 18:00 until J-0", "every monday 18:00 until J 23:59")]
    [InlineData("chaque lundi 18h jusqu'à J-1", "every monday 18:00 until J-1 23:59")]
    [InlineData("tous les jours à 9h30 jusqu'à start -1h", "every day 9:30 until start -1h")]
    [InlineData("each Sunday 7:05 until 2026-03-20", "every sunday 7:05 until 2026-03-20 23:59")]
    [InlineData("chaque jeudi 12:00 jusqu’au J-2 8:00", "every thursday 12:00 until J-2 8:00")]
    [InlineData("J-7 18:00", "J-7 18:00")]
    [InlineData("item afternoon-debate -15min", "item afternoon-debate -15min")]
    public void A_rule_is_read_as_packs_and_admins_write_it_and_written_in_one_way(string text, string written)
    {
        PlanRuleText.TryParse(text, out var rule).ShouldBeTrue();

        PlanRuleText.Write(rule!).ShouldBe(written);
        PlanRuleText.TryParse(written, out var again).ShouldBeTrue();
        again.ShouldBe(rule);
    }

    [Theory]
    [InlineData("every monday 18:00")]
    [InlineData("every moonday 18:00 until J-0")]
    [InlineData("every monday 25:00 until J-0")]
    [InlineData("every monday 18:00 until demain")]
    [InlineData("chaque lundi")]
    public void What_says_no_end_or_no_day_is_no_rule(string text) => PlanRuleText.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("2h", "120min")]
    [InlineData("30 min", "30min")]
    [InlineData("1h30", "90min")]
    [InlineData("3j", "4320min")]
    [InlineData("start", "start")]
    [InlineData("J 12:00", "J 12:00")]
    public void How_long_something_is_fresh_is_a_span_or_an_anchor(string text, string written)
    {
        FreshRule.TryParse(text, out var rule).ShouldBeTrue();

        FreshRule.Write(rule!).ShouldBe(written);
    }

    [Theory]
    [InlineData("25 20:59", "25 20:59")]
    [InlineData("25 21:00", "26 7:30")]
    [InlineData("26 0:00", "26 7:30")]
    [InlineData("26 7:29", "26 7:30")]
    [InlineData("26 7:30", "26 7:30")]
    [InlineData("28 23:00", "29 7:30")]
    public void What_falls_in_the_quiet_hours_is_due_at_their_end(string due, string moved) =>
        QuietHours.Default.Move(March(due), CivilTimeTests.Paris).ShouldBe(March(moved));

    [Fact]
    public void Quiet_hours_within_a_day_do_not_reach_into_the_next()
    {
        QuietHours.TryParse("12h-13h30", out var hours).ShouldBeTrue();

        hours!.Move(March("26 12:10"), CivilTimeTests.Paris).ShouldBe(March("26 13:30"));
        hours.Move(March("26 14:00"), CivilTimeTests.Paris).ShouldBe(March("26 14:00"));
    }

    [Fact]
    public void Whatever_the_hours_and_the_night_nothing_rings_in_them_and_nothing_moves_back_or_more_than_a_day_as_NodaTime_sees_it()
    {
        var paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
        var earlier = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);
        Gen.Select(Gen.Int[0, 1439], Gen.Int[0, 1439], Gen.DateTime[new DateTime(2024, 1, 1), new DateTime(2040, 12, 31)]).Sample(
            (from, until, moment) =>
            {
                if (from == until)
                {
                    return true;
                }

                var quiet = new QuietHours(TimeOnly.MinValue.AddMinutes(from), TimeOnly.MinValue.AddMinutes(until));
                var due = CivilTime.Resolve(moment, CivilTimeTests.Paris).Instant;
                var local = Instant.FromDateTimeOffset(due).InZone(paris);
                var clock = (local.Hour * 60) + local.Minute;
                var inside = from < until ? clock >= from && clock < until : clock >= from || clock < until;
                var end = local.Date.PlusDays(clock >= until ? 1 : 0).At(LocalTime.Midnight.PlusMinutes(until));
                var expected = inside ? paris.ResolveLocal(end, earlier).ToInstant().ToDateTimeOffset() : due;
                return quiet.Move(due, CivilTimeTests.Paris) == (expected > due ? expected : due);
            },
            iter: 20_000);
    }

    private static DateTimeOffset March(string text) => CivilTime.Resolve(
        DateTime.ParseExact("2026-03-" + text, "yyyy-MM-dd H:mm", System.Globalization.CultureInfo.InvariantCulture), CivilTimeTests.Paris).Instant;
}
