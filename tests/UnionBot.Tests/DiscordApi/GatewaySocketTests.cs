using Microsoft.Extensions.Time.Testing;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Gateway;
using UnionBot.Tests.Emulators.Discord;

namespace UnionBot.Tests.DiscordApi;

public sealed class GatewaySocketTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Payloads_keep_to_their_size_and_to_their_number_a_minute_and_heartbeats_pass()
    {
        await using var world = await DoubleGround.UnlimitedAsync();
        using var http = new HttpMessageInvoker(DiscordHttp.CreateHandler());
        var time = new FakeTimeProvider();
        using var rest = DiscordHttp.CreateClient("DiscordBot (https://example.org, 1)");
        var options = new DiscordClientOptions { Token = world.Dc.Token, ApiUrl = world.Dc.ApiUrl, ProductUrl = new Uri("https://example.org"), ProductVersion = "1" };
        var address = (await new DiscordRest(rest, options, time).GetGatewayBotAsync(Stop)).Url;
        using var socket = await GatewaySocket.ConnectAsync(new Uri($"{address}?v=10&encoding=json"), options.UserAgent, http, TimeSpan.FromSeconds(15), time, Stop);

        await Should.ThrowAsync<ArgumentException>(() => socket.SendAsync(new byte[GatewaySocket.LongestPayload + 1], urgent: false, Stop));
        var beat = GatewayWriter.Heartbeat(null);
        for (var i = 0; i < GatewaySocket.PerMinute; i++)
        {
            (await socket.SendAsync(beat, urgent: false, Stop)).ShouldBeTrue();
        }

        var over = socket.SendAsync(beat, urgent: false, Stop);
        (await socket.SendAsync(beat, urgent: true, Stop)).ShouldBeTrue();
        over.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromMinutes(1));
        (await over).ShouldBeTrue();
    }
}
