using Microsoft.Extensions.Time.Testing;
using UnionBot.Announcements;
using UnionBot.Content;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

/// <summary>The plan on a real database: what is loaded, moved, sent, late and missed. Each bench is one life of the worker.</summary>
public sealed class PlanTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unionbot-test-").FullName;
    private readonly FakeTimeProvider _clock = new(TestPacks.March("19 17:00"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_due_before_the_first_load_is_passed_and_neither_sent_nor_reported()
    {
        _clock.AdjustTime(TestPacks.March("25 19:00"));
        await using var bench = await Life(TestPacks.With(("j-7", "J-7 18:00"), ("j-1", "J-1 18:00"), ("h-1", "start -1h"))).StartAsync();

        (await bench.States()).ShouldBe(["j-7 Passed", "j-1 Passed", "h-1 Planned"]);
        (await bench.Published()).ShouldBeEmpty();
        (await bench.Notices()).ShouldBeEmpty();
        (await bench.Plan.NextAsync(Stop)).ShouldBe(new NextAnnouncement("h-1", TestPacks.March("26 8:00"), "jeudi 26 mars 2026 à 8 h (UTC+1)"));
    }

    [Fact]
    public async Task What_is_due_is_published_once_with_its_number_however_often_the_job_runs()
    {
        await using var bench = await Life(TestPacks.With(("j-7", "J-7 18:00"), ("h-1", "start -1h"))).StartAsync();
        await bench.WithPeopleAsync();
        _clock.AdjustTime(TestPacks.March("19 18:00"));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bench.Publisher.PublishDueAsync("j-7", Stop)));
        await bench.Publisher.PublishDueAsync("h-1", Stop);

        (await bench.Published()).ShouldHaveSingleItem().PlainText.ShouldBe("Annonce n° 1\nTexte de j-7");
        (await bench.Deliveries()).ShouldBe(2);
        (await bench.States()).ShouldBe(["j-7 Sent", "h-1 Planned"]);
    }

    [Fact]
    public async Task After_35_minutes_down_across_two_due_times_one_is_sent_late_and_one_is_missed_and_reported_once()
    {
        var pack = TestPacks.With(("accueil", "start -10min"), ("start", "start"), ("afternoon", "item afternoon-debate -15min"));
        _clock.AdjustTime(TestPacks.March("26 8:45"));
        await using (var before = await Life(pack).StartAsync())
        {
            await before.WithPeopleAsync();
        }

        _clock.AdjustTime(TestPacks.March("26 9:25"));
        await using var bench = await Life(pack).StartAsync();

        (await bench.States()).ShouldBe(["accueil Missed", "start Sent", "afternoon Planned"]);
        (await bench.Published()).ShouldHaveSingleItem().PlainText.ShouldBe("Annonce n° 1 — en retard de 25 min\nTexte de start");
        (await bench.Notices()).ShouldHaveSingleItem().ShouldContain("« Texte de accueil », prévue jeudi 26 mars 2026 à 8 h 50 (UTC+1)");
        (await bench.Scheduler.ArmedAsync(Stop)).ShouldHaveSingleItem().ShouldBe(new("afternoon", TestPacks.March("26 13:45")));
    }

    [Fact]
    public async Task Five_missed_are_one_notice()
    {
        var pack = TestPacks.With([.. Enumerable.Range(1, 5).Select(n => ($"a{n}", $"start -{n}h"))]);
        await using (await (await Life(pack).StartAsync()).WithPeopleAsync())
        {
        }

        _clock.AdjustTime(TestPacks.March("26 9:00"));
        await using var bench = await Life(pack).StartAsync();

        (await bench.States()).ShouldAllBe(s => s.EndsWith("Missed", StringComparison.Ordinal));
        (await bench.Notices()).ShouldHaveSingleItem().ShouldStartWith("5 annonces sont manquées");
    }

    [Fact]
    public async Task Moving_the_debate_moves_what_hangs_on_it_and_nothing_else_and_never_sends_twice()
    {
        var pack = TestPacks.With(("j-1", "J-1 18:00"), ("afternoon", "item afternoon-debate -15min"), ("end", "end +30min"));
        await using (var first = await Life(pack).StartAsync())
        {
            await first.WithPeopleAsync();
        }

        await using (var moved = await Life(pack.DebateAt(14, 20)).StartAsync())
        {
            (await moved.Scheduler.ArmedAsync(Stop)).ShouldBe(
                new Dictionary<string, DateTimeOffset>
                {
                    ["j-1"] = TestPacks.March("25 18:00"),
                    ["afternoon"] = TestPacks.March("26 14:05"),
                    ["end"] = TestPacks.March("26 17:00"),
                },
                ignoreOrder: true);
            _clock.AdjustTime(TestPacks.March("26 14:05"));
            await moved.Reconciler.RunAsync(Stop);
        }

        await using var again = await Life(pack.DebateAt(15, 0)).StartAsync();
        _clock.AdjustTime(TestPacks.March("26 14:45"));
        await again.Reconciler.RunAsync(Stop);

        (await again.Published()).Count.ShouldBe(1);
        (await again.States()).ShouldBe(["j-1 Missed", "afternoon Sent", "end Planned"]);
    }

    [Fact]
    public async Task What_loses_its_hour_waits_and_the_admins_are_told_once()
    {
        var pack = TestPacks.With(("afternoon", "item afternoon-debate -15min"));
        await using (await (await Life(pack).StartAsync()).WithPeopleAsync())
        {
        }

        await using (var without = await Life(pack.DebateAt(hour: null, 0)).StartAsync())
        {
            await without.Reconciler.RunAsync(Stop);
            (await without.Scheduler.ArmedAsync(Stop)).ShouldBeEmpty();
            (await without.Notices()).ShouldHaveSingleItem().ShouldContain("« Texte de afternoon » (15 min avant « Débat avec Sophie Binet »)");
        }

        await using var back = await Life(pack.DebateAt(15, 0)).StartAsync();
        (await back.Scheduler.ArmedAsync(Stop))["afternoon"].ShouldBe(TestPacks.March("26 14:45"));
    }

    [Fact]
    public async Task A_file_that_changes_updates_its_row_and_a_removal_cancels_it_until_it_comes_back()
    {
        var pack = TestPacks.With(("j-1", "J-1 18:00"), ("h-1", "start -1h"));
        await using (await Life(pack).StartAsync())
        {
        }

        await using (var changed = await Life(TestPacks.With(("h-1", "start -2h")).Says("h-1", "Autre texte")).StartAsync())
        {
            (await changed.States()).ShouldBe(["j-1 Cancelled", "h-1 Planned"], ignoreOrder: true);
            // Two hours before is in the quiet hours: due at their end.
            var h1 = (await changed.Plan.AllAsync(Stop)).Single(o => o.AnnouncementId is "h-1");
            (h1.DueAt, h1.Message.PlainText).ShouldBe((TestPacks.March("26 7:30"), "Autre texte"));
            (await changed.Scheduler.ArmedAsync(Stop)).Keys.ShouldBe(["h-1"]);
        }

        await using var back = await Life(pack).StartAsync();
        (await back.States()).ShouldBe(["j-1 Planned", "h-1 Planned"]);
    }

    [Fact]
    public async Task Two_events_in_sequence_both_send_their_own_and_what_was_pending_of_the_first_is_passed()
    {
        var assises = TestPacks.Pack("assises-2026", ("j-7", "J-7 18:00"), ("h-1", "start -1h"));
        await using (var first = await (await Life(assises).StartAsync()).WithPeopleAsync())
        {
            _clock.AdjustTime(TestPacks.March("19 18:00"));
            await first.Reconciler.RunAsync(Stop);
        }

        await using (var second = await Life(TestPacks.Pack("congres-2026", ("j-7", "2026-03-19 18:30"))).StartAsync())
        {
            _clock.AdjustTime(TestPacks.March("19 18:30"));
            await second.Reconciler.RunAsync(Stop);

            (await second.States()).ShouldBe(["j-7 Sent"]);
            (await second.StatesOf("assises-2026")).ShouldBe(["j-7 Sent", "h-1 Passed"]);
            (await second.Published()).Select(m => m.PlainText).ShouldBe(["Annonce n° 1\nTexte de j-7", "Annonce n° 1\nTexte de j-7"]);
        }

        await using var back = await Life(assises).StartAsync();
        (await back.States()).ShouldBe(["j-7 Sent", "h-1 Planned"], "what still lies ahead of an event that comes back is planned again");
    }

    [Fact]
    public async Task A_thousand_are_armed_again_at_a_start_in_a_moment()
    {
        var pack = TestPacks.With([.. Enumerable.Range(1, 1000).Select(n => ($"a{n}", $"start -{n}min"))]);
        _clock.AdjustTime(TestPacks.March("19 17:00"));
        await using (await Life(pack).StartAsync())
        {
        }

        var began = TimeProvider.System.GetTimestamp();
        await using var bench = await Life(pack).StartAsync();

        (await bench.Scheduler.ArmedAsync(Stop)).Count.ShouldBe(1000);
        TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private PlanBench Life(ContentPack pack) => new(_folder, pack, new MachineCalendar(_clock));
}
