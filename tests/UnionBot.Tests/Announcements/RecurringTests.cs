using Microsoft.Extensions.Time.Testing;
using NodaTime;
using UnionBot.Announcements;
using UnionBot.Content;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

/// <summary>Announcements that come again and again until something.</summary>
public sealed class RecurringTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unionbot-test-").FullName;
    private readonly FakeTimeProvider _clock = new(TestPacks.March("4 17:00")); // A Wednesday.

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Each_monday_until_the_day_is_one_occurrence_a_civil_date_under_one_job()
    {
        await using var bench = await Life(TestPacks.With(("lundi", "every monday 18:00 until J-0"))).StartAsync();

        (await Dates(bench)).ShouldBe(["20260309 Planned", "20260316 Planned", "20260323 Planned"]);
        (await bench.Scheduler.ArmedAsync(Stop)).ShouldHaveSingleItem().ShouldBe(new("lundi", TestPacks.March("9 18:00")));

        await bench.WithPeopleAsync();
        _clock.AdjustTime(TestPacks.March("9 18:00"));
        await bench.Reconciler.RunAsync(Stop);
        (await Dates(bench)).ShouldBe(["20260309 Sent", "20260316 Planned", "20260323 Planned"]);
        (await bench.Scheduler.ArmedAsync(Stop)).ShouldHaveSingleItem().ShouldBe(new("lundi", TestPacks.March("16 18:00")));
    }

    [Fact]
    public async Task After_three_of_them_only_the_latest_goes_out_and_the_others_are_reported_without_a_button()
    {
        var pack = TestPacks.With(("jour", "every day 9:00 until J-0"));
        await using (await (await Life(pack).StartAsync()).WithPeopleAsync())
        {
        }

        _clock.AdjustTime(TestPacks.March("7 9:30"));
        await using var bench = await Life(pack).StartAsync();

        // Planned on the 4th at 17:00: that day's 9:00 was before.
        (await Dates(bench)).Take(5).ShouldBe(["20260304 Passed", "20260305 Missed", "20260306 Missed", "20260307 Sent", "20260308 Planned"]);
        (await bench.Published()).ShouldHaveSingleItem().PlainText.ShouldStartWith("Annonce n° 1 — en retard de 30 min");
        (await bench.Notices()).ShouldHaveSingleItem().ShouldStartWith("2 annonces sont manquées");
        (await bench.Buttons()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recurring_one_is_worthless_once_the_next_is_due()
    {
        await using var bench = await Life(TestPacks.With(("jour", "every day 9:00 until J-0"), ("lundi", "every monday 18:00 until J-0"))).StartAsync();
        var all = await bench.Plan.AllAsync(Stop);

        Until("jour", "20260305").ShouldBe(TestPacks.March("6 9:00"));
        Until("lundi", "20260309").ShouldBe(TestPacks.March("10 18:00"));

        DateTimeOffset Until(string id, string name)
        {
            var one = all.Single(o => string.Equals(o.AnnouncementId, id, StringComparison.Ordinal) && string.Equals(o.Name, name, StringComparison.Ordinal));
            return Freshness.Until(bench.Agenda.Current, one.Form, name, one.DueAt!.Value);
        }
    }

    [Fact]
    public async Task Another_weekday_in_the_file_cancels_the_old_dates_and_adds_the_new_ones()
    {
        await using (await Life(TestPacks.With(("r", "every monday 18:00 until J-0"))).StartAsync())
        {
        }

        await using var bench = await Life(TestPacks.With(("r", "every tuesday 18:00 until J-8"))).StartAsync();

        (await Dates(bench)).ShouldBe(
            ["20260309 Cancelled", "20260310 Planned", "20260316 Cancelled", "20260317 Planned", "20260323 Cancelled"]);
    }

    [Fact]
    public async Task Three_years_with_both_clock_changes_every_nine_is_nine_on_the_clock_of_NodaTime()
    {
        _clock.AdjustTime(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
        var paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
        await using var bench = await Life(TestPacks.With(("lundi", "every monday 9:00 until 2028-12-31"))).StartAsync();
        var sent = 0;
        for (var monday = new LocalDate(2026, 1, 5); monday.Year < 2029; monday = monday.PlusWeeks(1))
        {
            var nine = monday.At(new LocalTime(9, 0)).InZoneStrictly(paris).ToDateTimeOffset();
            (await bench.Scheduler.ArmedAsync(Stop))["lundi"].UtcDateTime.ShouldBe(nine.UtcDateTime);
            _clock.AdjustTime(nine);
            await bench.Reconciler.RunAsync(Stop);
            sent++;
        }

        (await bench.Plan.AllAsync(Stop)).Count(o => o.State == OccurrenceState.Sent).ShouldBe(sent);
        (await bench.Published()).ShouldAllBe(m => !m.PlainText.Contains("retard", StringComparison.Ordinal));
        sent.ShouldBe(156);
    }

    private static async Task<string[]> Dates(PlanBench bench) =>
        [.. (await bench.Plan.AllAsync(Stop)).OrderBy(o => o.Name, StringComparer.Ordinal).Select(o => $"{o.Name} {o.State}")];

    private PlanBench Life(ContentPack pack) => new(_folder, pack, new MachineCalendar(_clock));
}
