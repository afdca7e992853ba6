using System.Collections.Concurrent;
using CsCheck;
using NodaTime;
using NodaTime.TimeZones;
using UnionBot.Time;

namespace UnionBot.Tests.Time;

public sealed class CivilTimeTests
{
    private static readonly string[] Zones =
        ["Europe/Paris", "Europe/London", "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Auckland", "Asia/Kolkata", "UTC"];

    /// <summary>NodaTime with the house's two choices: first instant after a gap, first pass of an overlap.</summary>
    private static readonly ZoneLocalMappingResolver Oracle =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    [Fact]
    public void Twenty_thousand_civil_times_become_the_instants_that_NodaTime_says_every_other_one_near_a_clock_change()
    {
        var fits = new ConcurrentDictionary<CivilFit, int>();
        Gen.Select(Gen.OneOf(Zones), Gen.DateTime[new DateTime(2024, 1, 1), new DateTime(2040, 12, 31)], Gen.Bool, Gen.Int[-120, 120])
            .Sample(
                (id, moment, near, minutes) =>
                {
                    var zone = DateTimeZoneProviders.Tzdb[id];
                    var interval = zone.GetZoneInterval(Instant.FromDateTimeUtc(DateTime.SpecifyKind(moment, DateTimeKind.Utc)));
                    var local = near && interval.HasEnd ? interval.IsoLocalEnd.ToDateTimeUnspecified().AddMinutes(minutes) : Minute(moment);
                    fits.AddOrUpdate(CivilTime.Resolve(local, TimeZoneInfo.FindSystemTimeZoneById(id)).Fit, 1, (_, n) => n + 1);
                    return Agrees(id, local);
                },
                iter: 20_000);

        (fits[CivilFit.Gap], fits[CivilFit.Overlap]).ShouldSatisfyAllConditions(f => f.Item1.ShouldBeGreaterThan(500), f => f.Item2.ShouldBeGreaterThan(500));
    }

    [Fact]
    public void The_nights_of_clock_changes_become_the_instants_that_NodaTime_says()
    {
        foreach (var id in Zones)
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            var changes = zone.GetZoneIntervals(Instant.FromUtc(2024, 1, 2, 0, 0), Instant.FromUtc(2040, 12, 31, 0, 0)).Where(i => i.HasStart && i.Start > Instant.FromUtc(2024, 1, 2, 0, 0));
            foreach (var change in changes)
            {
                var around = change.Start.InZone(zone).ToDateTimeUnspecified();
                for (var minutes = -180; minutes <= 180; minutes += 5)
                {
                    Agrees(id, around.AddMinutes(minutes)).ShouldBeTrue($"{id} {around.AddMinutes(minutes):s}");
                }
            }
        }
    }

    [Theory]
    [InlineData("2026-03-29 02:30", "2026-03-29T01:00:00Z", CivilFit.Gap)]
    [InlineData("2026-03-29 03:00", "2026-03-29T01:00:00Z", CivilFit.Exact)]
    [InlineData("2026-10-25 02:30", "2026-10-25T00:30:00Z", CivilFit.Overlap)]
    [InlineData("2026-10-25 03:00", "2026-10-25T02:00:00Z", CivilFit.Exact)]
    [InlineData("2026-03-30 09:00", "2026-03-30T07:00:00Z", CivilFit.Exact)]
    internal void A_gap_moves_on_and_an_overlap_takes_its_first_pass(string local, string instant, CivilFit fit)
    {
        var resolved = CivilTime.Resolve(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), Paris);

        resolved.ShouldBe(new CivilInstant(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), fit));
    }

    [Theory]
    [InlineData(28, false)]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void The_day_of_a_clock_change_is_known(int day, bool changes) =>
        CivilTime.ChangesOn(new DateOnly(2026, 3, day), Paris).ShouldBe(changes);

    [Fact]
    public void The_ends_of_time_do_not_throw()
    {
        CivilTime.Resolve(DateTime.MinValue, Paris).Instant.Year.ShouldBe(1);
        CivilTime.Resolve(DateTime.MaxValue, Paris).Instant.Year.ShouldBe(9999);
    }

    internal static TimeZoneInfo Paris { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    private static DateTime Minute(DateTime moment) => new(moment.Year, moment.Month, moment.Day, moment.Hour, moment.Minute, 0);

    private static bool Agrees(string id, DateTime local)
    {
        var ours = CivilTime.Resolve(local, TimeZoneInfo.FindSystemTimeZoneById(id));
        var zone = DateTimeZoneProviders.Tzdb[id];
        var civil = LocalDateTime.FromDateTime(local);
        var theirs = zone.ResolveLocal(civil, Oracle).ToInstant().ToDateTimeOffset();
        var fit = zone.MapLocal(civil).Count switch
        {
            0 => CivilFit.Gap,
            1 => CivilFit.Exact,
            _ => CivilFit.Overlap,
        };
        return ours == new CivilInstant(theirs, fit);
    }
}
