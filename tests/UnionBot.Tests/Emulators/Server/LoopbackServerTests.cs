using System.Net;
using Microsoft.AspNetCore.Http;
using UnionBot.Emulators.Server;

namespace UnionBot.Tests.Emulators.Server;

public sealed class LoopbackServerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_answers_on_a_free_loopback_port_until_it_is_disposed()
    {
        var server = await LoopbackServer.StartAsync(context => context.Response.WriteAsync("là"), port: 0, Stop);
        using var http = new HttpClient { BaseAddress = server.BaseUrl };

        var said = await http.GetStringAsync("anything", Stop);
        await server.DisposeAsync();

        said.ShouldBe("là");
        IPAddress.Parse(server.BaseUrl.Host).ShouldBe(IPAddress.Loopback);
        await Should.ThrowAsync<HttpRequestException>(() => http.GetStringAsync("anything", Stop));
    }

    [Fact]
    public async Task Its_end_does_not_wait_for_a_request_that_hangs()
    {
        var server = await LoopbackServer.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted), port: 0, Stop);
        using var http = new HttpClient { BaseAddress = server.BaseUrl };
        var hanging = http.GetStringAsync("anything", Stop);

        await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), Stop);

        await Should.ThrowAsync<HttpRequestException>(() => hanging);
    }
}
