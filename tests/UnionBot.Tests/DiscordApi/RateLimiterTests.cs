using Microsoft.Extensions.Time.Testing;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Rest;

namespace UnionBot.Tests.DiscordApi;

public sealed class RateLimiterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider _time = new();
    private readonly RateLimiter _limiter;

    public RateLimiterTests() => _limiter = new RateLimiter(_time);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_an_unknown_route_one_goes_and_the_others_wait_until_its_bucket_is_known()
    {
        var first = await _limiter.AcquireAsync(To(1), Patience, Stop);
        var second = _limiter.AcquireAsync(To(2), Patience, Stop);
        var third = _limiter.AcquireAsync(To(3), Patience, Stop);
        second.IsCompleted.ShouldBeFalse();

        first.Answered(new RateHeaders("abc", 4, TimeSpan.FromSeconds(5)), 200);
        first.Dispose();

        (await second).Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task An_empty_bucket_waits_for_its_reset_and_another_channel_does_not()
    {
        await EmptyAsync(To(1), TimeSpan.FromSeconds(2));

        var same = _limiter.AcquireAsync(To(1), Patience, Stop);
        using var other = await _limiter.AcquireAsync(To(2), Patience, Stop);
        same.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1.9));
        same.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(0.1));

        (await same).Dispose();
    }

    [Fact]
    public async Task A_longer_wait_than_the_call_may_take_is_refused_at_once_with_its_end()
    {
        await EmptyAsync(To(1), TimeSpan.FromMinutes(10));

        var refused = await Should.ThrowAsync<RateLimitedException>(() => _limiter.AcquireAsync(To(1), Patience, Stop));

        refused.After.ShouldBe(TimeSpan.FromMinutes(10));
        refused.WholeBot.ShouldBeFalse();
    }

    [Fact]
    public async Task A_place_in_a_queue_that_takes_too_long_is_refused_too()
    {
        using var slow = await _limiter.AcquireAsync(To(1), Patience, Stop);
        var waiting = _limiter.AcquireAsync(To(1), Patience, Stop);

        _time.Advance(Patience);

        await Should.ThrowAsync<RateLimitedException>(() => waiting);
    }

    [Fact]
    public async Task One_bucket_is_shared_by_the_routes_that_answer_with_its_hash()
    {
        await KnowAsync(To(1));
        var pins = Route.Put($"channels/{new Snowflake(1)}/messages/pins/{new Snowflake(9)}");
        using (var probe = await _limiter.AcquireAsync(pins, Patience, Stop))
        {
            probe.Answered(new RateHeaders("abc", 0, TimeSpan.FromSeconds(3)), 204);
        }

        var waiting = _limiter.AcquireAsync(To(1), Patience, Stop);
        waiting.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(3));
        (await waiting).Dispose();
    }

    [Fact]
    public async Task A_global_limit_stops_all_but_interactions()
    {
        using (var permit = await _limiter.AcquireAsync(To(1), Patience, Stop))
        {
            permit.Limited(default, TimeSpan.FromSeconds(60), wholeBot: true, counts: true);
        }

        var refused = await Should.ThrowAsync<RateLimitedException>(() => _limiter.AcquireAsync(To(2), Patience, Stop));
        refused.WholeBot.ShouldBeTrue();
        (await _limiter.AcquireAsync(Route.Patch($"webhooks/{new Snowflake(1)}/{"t"}/messages/@original"), Patience, Stop)).Dispose();
        (await _limiter.AcquireAsync(Callback(1), Patience, Stop)).Dispose();
    }

    [Fact]
    public async Task Callbacks_pass_all_queues()
    {
        using var first = await _limiter.AcquireAsync(Callback(1), Patience, Stop);
        using var second = await _limiter.AcquireAsync(Callback(1), Patience, Stop);
        second.ShouldNotBeNull();
    }

    [Fact]
    public async Task No_second_holds_more_than_fifty_requests()
    {
        await KnowAsync(To(1));
        for (ulong channel = 2; channel < 2 + RateLimiter.PerSecond - 1; channel++)
        {
            (await _limiter.AcquireAsync(To(channel), Patience, Stop)).Dispose();
        }

        var over = _limiter.AcquireAsync(To(1000), Patience, Stop);
        over.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        (await over).Dispose();
    }

    [Fact]
    public async Task A_limit_that_others_caused_is_obeyed_but_does_not_count_as_invalid()
    {
        for (var i = 0; i < InvalidRequests.Limit; i++)
        {
            _limiter.NoteLimit(To(1), default, TimeSpan.Zero, wholeBot: false, counts: false);
        }

        (await _limiter.AcquireAsync(To(2), Patience, Stop)).Dispose();
    }

    [Fact]
    public async Task Too_many_invalid_requests_stop_everything_for_a_while()
    {
        for (var i = 0; i < InvalidRequests.Limit; i++)
        {
            _limiter.NoteInvalid();
        }

        (await Should.ThrowAsync<RateLimitedException>(() => _limiter.AcquireAsync(To(1), Patience, Stop))).WholeBot.ShouldBeTrue();
        _time.Advance(InvalidRequests.Window + TimeSpan.FromMinutes(1));
        (await _limiter.AcquireAsync(To(1), Patience, Stop)).Dispose();
    }

    [Fact]
    public async Task The_buckets_of_ten_thousand_interactions_are_not_kept()
    {
        for (var i = 0; i < 10_000; i++)
        {
            var route = Route.Patch($"webhooks/{new Snowflake(1)}/{"token" + i}/messages/@original");
            using var permit = await _limiter.AcquireAsync(route, Patience, Stop);
            permit.Answered(new RateHeaders("hook", 4, TimeSpan.FromSeconds(1)), 200);
        }

        _limiter.Buckets.ShouldBeLessThan(1000);
    }

    private static Route To(ulong channel) => Route.Post($"channels/{new Snowflake(channel)}/messages");

    private static Route Callback(ulong id) => Route.Post($"interactions/{new Snowflake(id)}/{"t"}/callback");

    private async Task KnowAsync(Route route)
    {
        using var permit = await _limiter.AcquireAsync(route, Patience, Stop);
        permit.Answered(new RateHeaders("abc", 4, TimeSpan.FromSeconds(5)), 200);
    }

    private async Task EmptyAsync(Route route, TimeSpan after)
    {
        using var permit = await _limiter.AcquireAsync(route, Patience, Stop);
        permit.Answered(new RateHeaders("abc", 0, after), 200);
    }
}
