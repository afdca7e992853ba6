using Microsoft.Extensions.Time.Testing;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Tests.Outbox;

public sealed class PacerTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly List<Task> _asked = [];
    private int _ended;

    [Fact]
    public void Telegram_gets_at_most_30_in_any_second_and_nearly_that_many()
    {
        using var pacer = new Pacer(PaceRules.Telegram, _time);
        var granted = Run(pacer, TimeSpan.FromSeconds(20), Enumerable.Range(0, 620).Select(i => (Lane.Announcement, TemporaryOutbox.Chat(i), ChatKind.Private)));

        Busiest(granted, TimeSpan.FromSeconds(1)).ShouldBeLessThanOrEqualTo(30);
        granted.Count.ShouldBeInRange((int)(20 * 30 / 1.04), 600);
    }

    [Fact]
    public void What_a_slow_disk_or_a_late_timer_held_up_is_caught_up_and_no_second_holds_more_than_30()
    {
        using var pacer = new Pacer(PaceRules.Telegram, _time);
        _asked.AddRange(Enumerable.Range(0, 620).Select(i => pacer.TakeAsync(Lane.Announcement, TemporaryOutbox.Chat(i), ChatKind.Private, TemporaryOutbox.Stop)));
        List<TimeSpan> given = [];
        var (passed, turn) = (TimeSpan.Zero, 0);
        while (passed < TimeSpan.FromSeconds(20))
        {
            // Every five seconds or so nothing moves for a while; else the timers are up to 19 ms late.
            var step = TimeSpan.FromMilliseconds(++turn % 500 == 0 ? 150 : 1 + (turn * 7 % 19));
            passed += step;
            var before = pacer.Granted;
            _time.Advance(step);
            given.AddRange(Enumerable.Repeat(passed, pacer.Granted - before));
            EndAll(pacer.Granted);
        }

        Busiest(given, TimeSpan.FromSeconds(1)).ShouldBeLessThanOrEqualTo(30);
        given.Count.ShouldBeGreaterThanOrEqualTo((20 * 29) - 7);
    }

    [Fact]
    public async Task What_may_have_reached_the_platform_late_counts_there_when_it_did()
    {
        using var pacer = new Pacer(PaceRules.Telegram, _time);
        List<(TimeSpan Given, TimeSpan Arrived)> calls = [];
        List<(TimeSpan Due, Permit Permit)> answers = [];
        var (passed, random) = (TimeSpan.Zero, new Random(7));
        for (var i = 0; i < 300; i++)
        {
            // Each is up to 60 ms later on its way than the quickest; its answer comes 60 ms after it arrived.
            var take = pacer.TakeAsync(Lane.Announcement, TemporaryOutbox.Chat(i), ChatKind.Private, TemporaryOutbox.Stop);
            while (pacer.Granted == i)
            {
                _time.Advance(Step);
                passed += Step;
                foreach (var (due, permit) in answers.Where(a => a.Due <= passed).ToList())
                {
                    permit.End();
                    answers.Remove((due, permit));
                }
            }

            var arrived = passed + TimeSpan.FromMilliseconds(random.Next(60));
            calls.Add((passed, arrived));
            answers.Add((arrived + TimeSpan.FromMilliseconds(60), await take));
        }

        Busiest([.. calls.Select(c => c.Arrived)], TimeSpan.FromSeconds(1)).ShouldBeLessThanOrEqualTo(30);
    }

    [Fact]
    public async Task After_a_quiet_while_only_a_few_go_close_together_and_after_a_pause_none()
    {
        using var pacer = new Pacer(PaceRules.Telegram, _time);
        await pacer.TakeAsync(Lane.Announcement, TemporaryOutbox.Chat(0), ChatKind.Private, TemporaryOutbox.Stop);
        _time.Advance(TimeSpan.FromMinutes(1));
        var quiet = Run(pacer, TimeSpan.FromMilliseconds(100), Enumerable.Range(1, 60).Select(i => (Lane.Announcement, TemporaryOutbox.Chat(i), ChatKind.Private)));
        pacer.Pause(TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(5));
        var before = pacer.Granted;
        for (var i = 0; i < 100; i++)
        {
            _time.Advance(Step);
        }


        quiet.Count.ShouldBeInRange(5, 11);
        (pacer.Granted - before).ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public void A_chat_gets_two_at_once_and_then_one_a_second()
    {
        using var pacer = new Pacer(PaceRules.Telegram, _time);
        var granted = Run(pacer, TimeSpan.FromSeconds(10), Enumerable.Repeat((Lane.Answer, TemporaryOutbox.Chat(1), ChatKind.Private), 100));

        granted.Count(t => t < TimeSpan.FromSeconds(0.5)).ShouldBe(2);
        Busiest(granted, TimeSpan.FromSeconds(1)).ShouldBeLessThanOrEqualTo(3);
        granted.Count.ShouldBeInRange(10, 12);
    }

    [Theory]
    [InlineData((int)ChatKind.Group)]
    [InlineData((int)ChatKind.Channel)]
    public void A_group_gets_at_most_20_in_any_61_seconds_over_all_its_topics(int kind)
    {
        using var pacer = new Pacer(PaceRules.Telegram, _time);
        var granted = Run(
            pacer, TimeSpan.FromSeconds(200), Enumerable.Range(0, 100).Select(i => (Lane.Answer, TemporaryOutbox.Chat(1) with { ThreadId = i % 2 == 0 ? null : "7" }, (ChatKind)kind)),
            TimeSpan.FromMilliseconds(10));

        Busiest(granted, TimeSpan.FromSeconds(60.99)).ShouldBe(20);
        granted.Count.ShouldBeInRange(60, 80);
    }

    [Fact]
    public void Discord_gets_at_most_51_in_any_second_and_no_chat_has_a_limit_of_ours()
    {
        using var pacer = new Pacer(PaceRules.Discord, _time);
        var granted = Run(pacer, TimeSpan.FromSeconds(5), Enumerable.Repeat((Lane.Announcement, TemporaryOutbox.Chat(1, Platform.Discord), ChatKind.Group), 400));

        Busiest(granted, TimeSpan.FromSeconds(1)).ShouldBeLessThanOrEqualTo(51);
        granted.Count.ShouldBeInRange(240, 252);
    }

    [Fact]
    public async Task Lanes_go_in_their_order()
    {
        using var pacer = new Pacer(PaceRules.Telegram, _time);
        List<Lane> order = [];
        await pacer.TakeAsync(Lane.Announcement, TemporaryOutbox.Chat(0), ChatKind.Private, TemporaryOutbox.Stop);
        var takes = new[] { Lane.Announcement, Lane.Live, Lane.Answer, Lane.Retraction }
            .Select(async (lane, i) =>
            {
                await pacer.TakeAsync(lane, TemporaryOutbox.Chat(i + 1), ChatKind.Private, TemporaryOutbox.Stop);
                order.Add(lane);
            }).ToList();
        foreach (var _ in takes)
        {
            var before = order.Count;
            _time.Advance(TimeSpan.FromMilliseconds(36));
            await Until(() => order.Count > before);
        }

        order.ShouldBe([Lane.Retraction, Lane.Answer, Lane.Live, Lane.Announcement]);
    }

    [Fact]
    public void A_flood_of_answers_leaves_live_updates_a_third()
    {
        using var pacer = new Pacer(PaceRules.Telegram, _time);
        var answers = Run(pacer, TimeSpan.FromSeconds(3), Enumerable.Range(0, 400).Select(i =>
            (i % 2 == 0 ? Lane.Answer : Lane.Live, TemporaryOutbox.Chat(i), ChatKind.Private)));
        var live = _asked.Where((take, i) => i % 2 == 1 && take.IsCompletedSuccessfully).Count();

        answers.Count.ShouldBeInRange(85, 90);
        live.ShouldBeInRange(27, 31);
    }

    [Fact]
    public async Task An_outbox_row_whose_chat_takes_nothing_now_is_sent_back_and_costs_no_permit()
    {
        using var pacer = new Pacer(PaceRules.Telegram, _time);
        var chat = TemporaryOutbox.Chat(1);
        pacer.Hold(chat, TimeSpan.FromSeconds(5));

        (await pacer.TryTakeAsync(Lane.Live, chat, ChatKind.Private, TimeSpan.FromSeconds(1), TemporaryOutbox.Stop)).ShouldBeNull();
        pacer.ChatWait(chat, ChatKind.Private).ShouldBe(TimeSpan.FromSeconds(5));
        (await pacer.TryTakeAsync(Lane.Live, TemporaryOutbox.Chat(2), ChatKind.Private, TimeSpan.FromSeconds(1), TemporaryOutbox.Stop)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_row_that_waits_too_long_for_a_permit_is_sent_back()
    {
        using var pacer = new Pacer(PaceRules.Telegram, _time);
        pacer.Pause(TimeSpan.FromSeconds(30));
        var take = pacer.TryTakeAsync(Lane.Live, TemporaryOutbox.Chat(1), ChatKind.Private, TimeSpan.FromMilliseconds(250), TemporaryOutbox.Stop);

        take.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(250));
        (await take).ShouldBeNull();
    }

    [Fact]
    public async Task Who_waits_can_be_stopped()
    {
        using var pacer = new Pacer(PaceRules.Telegram, _time);
        using var stop = new CancellationTokenSource();
        pacer.Pause(TimeSpan.FromSeconds(30));
        var take = pacer.TakeAsync(Lane.Answer, TemporaryOutbox.Chat(1), ChatKind.Private, stop.Token);
        await stop.CancelAsync();

        await take.ShouldThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void After_a_429_the_pace_goes_down_by_a_fifth_once_and_comes_back()
    {
        using var pacer = new Pacer(PaceRules.Telegram, _time);
        pacer.SlowDown();
        pacer.SlowDown(); // Told by another that was under way.
        pacer.Pace.ShouldBe(0.8, 0.0001);

        var slow = Run(pacer, TimeSpan.FromSeconds(9), Enumerable.Range(0, 230).Select(i => (Lane.Announcement, TemporaryOutbox.Chat(i), ChatKind.Private)));
        slow.Count.ShouldBeInRange(205, 212);
        for (var i = 0; i < 50; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            _asked.Add(pacer.TakeAsync(Lane.Retraction, TemporaryOutbox.Chat(1000 + i), ChatKind.Private, TemporaryOutbox.Stop));
        }

        pacer.Pace.ShouldBe(1);
    }

    /// <summary>Everybody asks at once; time passes in small steps.</summary>
    /// <returns>When each permit was given, from the start.</returns>
    private List<TimeSpan> Run(Pacer pacer, TimeSpan length, IEnumerable<(Lane Lane, ChatAddress Chat, ChatKind Kind)> takes, TimeSpan? step = null)
    {
        _asked.Clear();
        _ended = 0;
        List<TimeSpan> given = [];
        var before = pacer.Granted;
        foreach (var (lane, chat, kind) in takes)
        {
            _asked.Add(pacer.TakeAsync(lane, chat, kind, TemporaryOutbox.Stop));
        }


        var counted = before;
        for (var passed = TimeSpan.Zero; passed < length; passed += step ?? Step)
        {
            _time.Advance(step ?? Step);
            for (var granted = pacer.Granted; counted < granted; counted++)
            {
                given.Add(passed);
            }

            EndAll(counted - before);
        }

        SpinWait.SpinUntil(() => _asked.Count(a => a.IsCompleted) >= counted - before, TimeSpan.FromSeconds(5));
        return given;
    }

    /// <summary>No time passes between a permit and its answer.</summary>
    private void EndAll(int granted)
    {
        while (_ended < granted)
        {
            foreach (var take in _asked.Where(t => t.IsCompletedSuccessfully).ToList())
            {
                ((Task<Permit>)take).Result.End();
            }

            _ended = _asked.Count(t => t.IsCompletedSuccessfully);
            Thread.Yield();
            TemporaryOutbox.Stop.ThrowIfCancellationRequested();
        }
    }

    private static int Busiest(List<TimeSpan> granted, TimeSpan window) => granted.Max(t => granted.Count(u => u >= t && u < t + window));

    private static async Task Until(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Yield();
            TemporaryOutbox.Stop.ThrowIfCancellationRequested();
        }
    }
}
