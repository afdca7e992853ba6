using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Gateway;
using UnionBot.Tests.Discord;
using UnionBot.Tests.Emulators.Discord;

namespace UnionBot.Tests.DiscordApi;

/// <summary>What the gateway says about when it tries again is when it tries again.</summary>
public sealed class AnnouncedWaitTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lost_session_is_announced_with_the_pause_that_two_starts_of_sessions_need()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        await using var line = new Line(ground, DiscordGround.Quick with { BetweenIdentifies = TimeSpan.FromMinutes(10) });
        await ground.Dc.Gateway.WaitForSessionAsync(Stop);

        ground.Dc.Gateway.Close(4009);

        (await line.Lost.WaitAsync(Stop)).ShouldBeInRange(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task A_rate_limit_on_the_question_where_the_gateway_is_is_announced_and_not_waited_for_in_silence()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        ground.Dc.Faults.Limit("GET /gateway/bot", TimeSpan.FromSeconds(4));
        await using var line = new Line(ground, DiscordGround.Quick);

        (await line.Lost.WaitAsync(Stop)).ShouldBeInRange(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4));
        ground.Dc.Counters.Handshakes.ShouldBe(0);
    }

    /// <summary>A gateway client that runs.</summary>
    private sealed class Line : IAsyncDisposable
    {
        private readonly HttpClient _http;
        private readonly CancellationTokenSource _stop = new();
        private readonly TaskCompletionSource<TimeSpan> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task _running;

        public Line(DoubleGround ground, GatewayPacing pacing)
        {
            var options = new DiscordClientOptions
            {
                Token = ground.Dc.Token,
                ApiUrl = ground.Dc.ApiUrl,
                Intents = GatewayIntents.Guilds,
                ProductUrl = new Uri("https://example.org"),
                ProductVersion = "1",
            };
            _http = DiscordHttp.CreateClient(options.UserAgent);
            var gateway = new DiscordGateway(options, new DiscordRest(_http, options, TimeProvider.System), new GatewayMemory(TimeProvider.System), pacing, TimeProvider.System);
            gateway.StatusChanged += status =>
            {
                if (status is GatewayStatus.Lost { RetryIn: var wait })
                {
                    _lost.TrySetResult(wait);
                }
            };
            _running = gateway.RunAsync(_stop.Token);
        }

        /// <summary>In how long it said that it would try again, the first time.</summary>
        public Task<TimeSpan> Lost => _lost.Task;

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running.WaitAsync(Stop);
            _stop.Dispose();
            _http.Dispose();
        }
    }
}
