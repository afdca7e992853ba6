using Microsoft.Extensions.Time.Testing;
using UnionBot.Rehearsal;

namespace UnionBot.Tests.Rehearsal;

public sealed class LeapingCalendarTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 19, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _machine = new();

    [Fact]
    public void It_runs_at_the_machines_pace_and_leaps_ahead_but_never_back()
    {
        var calendar = new LeapingCalendar(Start, _machine);

        _machine.Advance(TimeSpan.FromSeconds(3));
        var paced = calendar.GetUtcNow();
        calendar.LeapTo(Start.AddDays(2));
        var leapt = calendar.GetUtcNow();
        calendar.LeapTo(Start.AddDays(1));
        _machine.Advance(TimeSpan.FromSeconds(1));

        paced.ShouldBe(Start.AddSeconds(3));
        leapt.ShouldBe(Start.AddDays(2));
        calendar.GetUtcNow().ShouldBe(Start.AddDays(2).AddSeconds(1));
        TimeSpan.FromTicks(calendar.GetTimestamp()).ShouldBe(TimeSpan.FromTicks(calendar.GetUtcNow().UtcTicks));
    }

    [Fact]
    public void A_timer_within_a_leap_fires_at_once_and_one_beyond_it_comes_nearer()
    {
        var calendar = new LeapingCalendar(Start, _machine);
        var (within, beyond) = (0, 0);
        using var first = calendar.CreateTimer(_ => within++, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        using var second = calendar.CreateTimer(_ => beyond++, null, TimeSpan.FromHours(2), Timeout.InfiniteTimeSpan);

        calendar.LeapTo(Start.AddHours(2).AddSeconds(-1));
        _machine.Advance(TimeSpan.FromMilliseconds(1));
        var afterTheLeap = (within, beyond);
        _machine.Advance(TimeSpan.FromMilliseconds(998));
        var justBefore = beyond;
        _machine.Advance(TimeSpan.FromMilliseconds(2));

        afterTheLeap.ShouldBe((1, 0));
        justBefore.ShouldBe(0);
        (within, beyond).ShouldBe((1, 1));
    }

    [Fact]
    public void A_periodic_timer_fires_once_for_a_leap_over_many_periods_and_goes_on()
    {
        var calendar = new LeapingCalendar(Start, _machine);
        var fired = 0;
        using var timer = calendar.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

        calendar.LeapTo(Start.AddHours(5));
        _machine.Advance(TimeSpan.FromMilliseconds(1));
        var afterTheLeap = fired;
        _machine.Advance(TimeSpan.FromSeconds(61));

        afterTheLeap.ShouldBe(1);
        fired.ShouldBe(2);
    }

    [Fact]
    public void A_timer_that_was_stopped_or_put_off_follows_its_last_word()
    {
        var calendar = new LeapingCalendar(Start, _machine);
        var (stopped, putOff) = (0, 0);
        using var first = calendar.CreateTimer(_ => stopped++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        using var second = calendar.CreateTimer(_ => putOff++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        first.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        second.Change(TimeSpan.FromHours(3), Timeout.InfiniteTimeSpan);
        calendar.LeapTo(Start.AddHours(2));
        _machine.Advance(TimeSpan.FromMilliseconds(1));
        var afterTwoHours = putOff;
        calendar.LeapTo(Start.AddHours(3));
        _machine.Advance(TimeSpan.FromMilliseconds(1));

        stopped.ShouldBe(0);
        (afterTwoHours, putOff).ShouldBe((0, 1));
    }
}
