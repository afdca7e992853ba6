using Microsoft.Extensions.Logging.Abstractions;
using UnionBot.Announcements;
using UnionBot.Messages;
using UnionBot.Rehearsal;
using UnionBot.Time;

namespace UnionBot.Tests.Announcements;

/// <summary>Real Quartz on a calendar that leaps.</summary>
public sealed class ClockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unionbot-test-").FullName;
    private readonly LeapingCalendar _calendar = new(TestPacks.March("19 17:00"), TimeProvider.System);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_leap_to_just_before_each_instant_publishes_each_on_its_time()
    {
        var pack = TestPacks.With(("j-7", "J-7 18:00"), ("j-1", "J-1 18:00"), ("h-1", "start -1h"), ("start", "start"), ("j+1", "J+1 9:00"), ("j+4", "J+4 9:00"));
        await using var bench = await Life(pack).StartAsync();
        await bench.WithPeopleAsync();
        var due = (await bench.Plan.AllAsync(Stop)).ToDictionary(o => o.AnnouncementId, o => o.DueAt!.Value, StringComparer.Ordinal);
        due["j+4"].ShouldBe(TestPacks.March("30 9:00"));

        foreach (var (id, at) in due)
        {
            var ear = bench.OutboxBell.EarOf(Platform.Telegram);
            _calendar.LeapTo(at - TimeSpan.FromMilliseconds(200));
            while (!(await bench.SettledAt()).ContainsKey(id))
            {
                await ear.WaitAsync(TimeSpan.FromSeconds(1), TimeProvider.System, Stop);
            }
        }

        var settled = await bench.SettledAt();
        settled.Keys.ShouldBe(due.Keys, ignoreOrder: true);
        due.ShouldAllBe(d => settled[d.Key] >= d.Value.AddMilliseconds(-50) && settled[d.Key] < d.Value.AddSeconds(20)); // 20 ms on an idle machine.
        (await bench.Published()).Select(m => m.Blocks[0].PlainText).ShouldBe(Enumerable.Range(1, 6).Select(n => $"Annonce n° {n}"));
        (await bench.Deliveries()).ShouldBe(12);
    }

    [Fact]
    public async Task A_leap_far_past_an_instant_still_publishes_once_and_says_how_late_it_is()
    {
        await using var bench = await Life(TestPacks.With(("j-7", "J-7 18:00"))).StartAsync();
        await bench.WithPeopleAsync();
        var ear = bench.OutboxBell.EarOf(Platform.Telegram);

        _calendar.LeapTo(TestPacks.March("19 20:00"));
        while (!(await bench.SettledAt()).ContainsKey("j-7"))
        {
            await ear.WaitAsync(TimeSpan.FromSeconds(1), TimeProvider.System, Stop);
        }

        (await bench.Published()).ShouldHaveSingleItem().PlainText.ShouldStartWith("Annonce n° 1 — en retard de 2 h");
    }

    [Fact]
    public async Task The_running_clock_loads_the_plan_at_start_and_arms_an_edit_when_the_bell_rings()
    {
        await using var bench = await Life(TestPacks.With(("j-1", "J-1 18:00"))).WithPeopleAsync();
        using var clock = new AnnouncementClock(
            bench.Reconciler, bench.Scheduler, bench.Bell, bench.Packs, bench.Moves, _calendar, NullLogger<AnnouncementClock>.Instance);
        await clock.StartAsync(Stop);
        (await bench.Plan.NextAsync(Stop))!.Id.ShouldBe("j-1");

        await bench.Write(t =>
        {
            AnnouncementStore.Add(
                t,
                new NewAnnouncement
                {
                    EventId = "assises-2026",
                    Id = "chat/1",
                    Form = new AnnouncementForm { Rule = new PlanRule.Once(TestPacks.Rule("2026-03-19 18:00")), Message = BotMessage.Plain("Bonjour") },
                },
                _calendar.Now);
            return true;
        });
        bench.Bell.Ring();
        var ear = bench.OutboxBell.EarOf(Platform.Telegram);
        _calendar.LeapTo(TestPacks.March("19 18:00"));
        while (!(await bench.SettledAt()).ContainsKey("chat/1"))
        {
            await ear.WaitAsync(TimeSpan.FromSeconds(1), TimeProvider.System, Stop);
        }

        await clock.StopAsync(Stop);
        (await bench.Published()).ShouldHaveSingleItem().PlainText.ShouldBe("Annonce n° 1\nBonjour");
    }

    private PlanBench Life(UnionBot.Content.ContentPack pack) => new(_folder, pack, _calendar);
}
