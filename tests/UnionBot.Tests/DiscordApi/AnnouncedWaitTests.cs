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
        var options = new DiscordClientOptions
        {
            Token = ground.Dc.Token,
            ApiUrl = ground.Dc.ApiUrl,
            Intents = GatewayIntents.Guilds,
            ProductUrl = new Uri("https://example.org"),
            ProductVersion = "1",
        };
        using var http = DiscordHttp.CreateClient(options.UserAgent);
        var pacing = DiscordGround.Quick with { BetweenIdentifies = TimeSpan.FromMinutes(10) };
        var gateway = new DiscordGateway(options, new DiscordRest(http, options, TimeProvider.System), new GatewayMemory(TimeProvider.System), pacing, TimeProvider.System);
        var lost = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        gateway.StatusChanged += status =>
        {
            if (status is GatewayStatus.Lost { RetryIn: var wait })
            {
                lost.TrySetResult(wait);
            }
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = gateway.RunAsync(stop.Token);
        await ground.Dc.Gateway.WaitForSessionAsync(Stop);

        ground.Dc.Gateway.Close(4009);

        (await lost.Task.WaitAsync(Stop)).ShouldBeInRange(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
        await stop.CancelAsync();
        await running.WaitAsync(Stop);
    }
}
