using System.Globalization;
using UnionBot.Emulators.Discord;

namespace UnionBot.Tests.Emulators.Discord;

public sealed class LimitAndFaultTests
{
    private const string CreateMessage = "POST /channels/{channel_id}/messages";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_channels_sixth_message_in_five_seconds_is_told_to_wait()
    {
        await using var ground = await DoubleGround.StartAsync();
        var other = ground.Dc.CreateChannel(ground.Guild, "autre");
        RestAnswer? last = null;
        for (var i = 0; i < 5; i++)
        {
            last = await ground.Rest.SayAsync(ground.Channel, "x");
        }

        (last!.Number, last.Headers["X-RateLimit-Limit"], last.Headers["X-RateLimit-Remaining"], last.Headers["X-RateLimit-Reset-After"])
            .ShouldBe((200, "5", "0", "5.000"));
        ground.Clock.Advance(TimeSpan.FromSeconds(1.5));
        var refused = await ground.Rest.SayAsync(ground.Channel, "x");
        refused.Number.ShouldBe(429);
        (refused.Headers["X-RateLimit-Scope"], refused.Headers["Retry-After"], (double)refused.Json!["retry_after"]!, (bool)refused.Json["global"]!)
            .ShouldBe(("user", "4", 3.5, false));
        refused.Headers["X-RateLimit-Bucket"].ShouldBe(last.Headers["X-RateLimit-Bucket"]);
        double.Parse(refused.Headers["X-RateLimit-Reset"], CultureInfo.InvariantCulture)
            .ShouldBe(ground.Clock.GetUtcNow().AddSeconds(3.5).ToUnixTimeMilliseconds() / 1000.0, 0.01);
        (await ground.Rest.SayAsync(other, "x")).Number.ShouldBe(200);
        ground.Clock.Advance(TimeSpan.FromSeconds(3.5));
        (await ground.Rest.SayAsync(ground.Channel, "x")).Number.ShouldBe(200);
        ground.Dc.Counters.RateLimited.ShouldBe(1);
    }

    [Fact]
    public async Task The_global_limit_counts_everything_but_interactions()
    {
        await using var ground = await DoubleGround.StartAsync((clock, calendar) => new DiscordDoubleOptions
        {
            Clock = clock,
            Calendar = calendar,
            RateLimits = new RateLimitPlan { Global = new(2, TimeSpan.FromSeconds(1)) },
        });
        await ground.RegisterAsync("""[{"name":"a","description":"d"}]""");
        var handle = ground.Dc.Slash(ground.Member, ground.Channel, "a");
        (await ground.Rest.GetAsync("/users/@me")).Number.ShouldBe(200);
        var refused = await ground.Rest.GetAsync("/users/@me");
        (refused.Number, refused.Headers["X-RateLimit-Global"], refused.Headers["X-RateLimit-Scope"], (bool)refused.Json!["global"]!)
            .ShouldBe((429, "true", "global", true));
        (await ground.Rest.PostAsync($"/interactions/{handle.Id}/{handle.Token}/callback", """{"type":5}""")).Number.ShouldBe(204);
    }

    [Fact]
    public async Task Too_many_invalid_requests_shut_the_address_out()
    {
        await using var ground = await DoubleGround.StartAsync((clock, calendar) => new DiscordDoubleOptions
        {
            Clock = clock,
            Calendar = calendar,
            RateLimits = new RateLimitPlan { InvalidRequests = 3 },
        });
        using var stranger = new RestClient(ground.Dc, "wrong");
        for (var i = 0; i < 3; i++)
        {
            (await stranger.GetAsync("/users/@me")).Number.ShouldBe(401);
        }

        var shut = await ground.Rest.GetAsync("/users/@me");
        (shut.Number, shut.Json).ShouldBe((429, null));
    }

    [Fact]
    public async Task Faults_on_a_route_happen_as_often_as_told()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        ground.Dc.Faults.Fail(CreateMessage, 500);
        ground.Dc.Faults.Limit(CreateMessage, TimeSpan.FromSeconds(41.2), RateLimitScope.Shared);
        ground.Dc.Faults.Limit(CreateMessage, TimeSpan.FromSeconds(2), withJson: false);
        ground.Dc.Faults.FailWithoutJson(CreateMessage, 502);

        (await ground.Rest.SayAsync(ground.Channel, "x")).Number.ShouldBe(500);
        var shared = await ground.Rest.SayAsync(ground.Channel, "x");
        (shared.Number, shared.Headers["X-RateLimit-Scope"], (double)shared.Json!["retry_after"]!).ShouldBe((429, "shared", 41.2));
        (await ground.Rest.SayAsync(ground.Channel, "x")).Json.ShouldBeNull();
        (await ground.Rest.SayAsync(ground.Channel, "x")).Number.ShouldBe(502);
        (await ground.Rest.SayAsync(ground.Channel, "x")).Number.ShouldBe(200);
        ground.Dc.Counters.InvalidRequests.ShouldBe(1);
        ground.Dc.Transcript.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_cut_before_processing_leaves_nothing_and_a_cut_after_it_leaves_the_message()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        ground.Dc.Faults.ResetBefore(CreateMessage);
        await Should.ThrowAsync<HttpRequestException>(() => ground.Rest.SayAsync(ground.Channel, "avant"));
        ground.Dc.Faults.ResetAfter(CreateMessage);
        await Should.ThrowAsync<HttpRequestException>(() => ground.Rest.SayAsync(ground.Channel, "après"));
        ground.Dc.Messages(ground.Channel).Select(m => m.Content).ShouldBe(["après"]);
        ground.Dc.Requests.Select(r => r.Status).ShouldBe([0, 0]);
    }

    [Fact]
    public async Task A_held_request_is_processed_once_it_is_released()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        using var held = ground.Dc.Faults.Hold(CreateMessage);
        var sending = ground.Rest.SayAsync(ground.Channel, "x");
        await held.FirstHeld.WaitAsync(Stop);
        (ground.Dc.Transcript.Count, ground.Dc.Idle).ShouldBe((0, false));
        held.Release();
        (await sending).Number.ShouldBe(200);
    }

    [Fact]
    public async Task A_lost_reply_is_processed_and_never_comes()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        ground.Dc.Faults.LoseReply(CreateMessage);
        var sending = ground.Rest.SayAsync(ground.Channel, "x");
        await ground.Dc.WaitForAsync(line => string.Equals(line.Content, "x", StringComparison.Ordinal), Stop);
        ground.Rest.Http.CancelPendingRequests();
        await Should.ThrowAsync<OperationCanceledException>(() => sending);
        await ground.Dc.WaitUntilIdleAsync(Stop);
    }

    [Fact]
    public async Task The_log_tells_route_body_and_status()
    {
        await using var ground = await DoubleGround.StartAsync();
        await ground.Rest.PostAsync(ground.Messages, """{"content":"été"}""");
        var record = ground.Dc.Requests.ShouldHaveSingleItem();
        (record.Route, record.Body, record.Status).ShouldBe((CreateMessage, """{"content":"été"}""", 200));
        record.Path.ShouldBe(ground.Messages);
    }

    [Fact]
    public async Task A_cut_answer_leaves_the_message()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        ground.Dc.Faults.CutReply(CreateMessage);
        await Should.ThrowAsync<HttpRequestException>(() => ground.Rest.SayAsync(ground.Channel, "coupé"));
        ground.Dc.Messages(ground.Channel).Count.ShouldBe(1);
    }

    [Fact]
    public async Task In_an_outage_nothing_gets_through_until_it_ends()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        ground.Dc.Faults.Outage = true;
        await Should.ThrowAsync<HttpRequestException>(() => ground.Rest.SayAsync(ground.Channel, "x"));
        await Should.ThrowAsync<System.Net.WebSockets.WebSocketException>(() => GatewayClient.ConnectAsync(ground.Dc.GatewayUrl));
        ground.Dc.Faults.Outage = false;
        (await ground.Rest.SayAsync(ground.Channel, "x")).Number.ShouldBe(200);
        ground.Dc.Messages(ground.Channel).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_slow_request_is_processed_when_its_time_has_come()
    {
        await using var dc = await DiscordDouble.StartAsync(new DiscordDoubleOptions { Clock = TimeProvider.System }, Stop);
        var channel = dc.CreateChannel(dc.CreateGuild("Union locale"), "annonces");
        using var rest = new RestClient(dc);
        dc.Faults.Delay(CreateMessage, TimeSpan.FromMilliseconds(60));
        var started = TimeProvider.System.GetTimestamp();
        (await rest.SayAsync(channel, "lent")).Number.ShouldBe(200);
        TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(50));
    }
}
