using System.Net.Sockets;
using System.Net.WebSockets;
using UnionBot.Emulators.Discord;

namespace UnionBot.Tests.Emulators.Discord;

/// <summary>What a campaign does to connections and to the order of events, one by one.</summary>
public sealed class ConnectionActsTests
{
    private const string CreateMessage = "POST /channels/{channel_id}/messages";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_connections_can_be_cut_at_once_those_that_wait_too()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        using var idle = new TcpClient();
        await idle.ConnectAsync("127.0.0.1", ground.Dc.ApiUrl.Port, Stop);
        var (client, ready) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var c = client;
        using var held = ground.Dc.Faults.Hold(CreateMessage, times: 1);
        var sending = ground.Rest.SayAsync(ground.Channel, "perdu");
        await held.FirstHeld.WaitAsync(Stop);

        ground.Dc.CutConnections().ShouldBeGreaterThanOrEqualTo(3);

        await Should.ThrowAsync<HttpRequestException>(() => sending);
        (await ReadToEndAsync(idle)).ShouldBe(0);
        await Should.ThrowAsync<WebSocketException>(() => client.CloseCodeAsync());
        await ground.Dc.Gateway.WaitUntilAsync(() => ground.Dc.Gateway.Connections == 0, Stop);
        held.Release();
        (await ground.Rest.SayAsync(ground.Channel, "encore")).Number.ShouldBe(200);
        await using var again = await GatewayClient.ConnectAsync(new Uri((string)ready["resume_gateway_url"]!));
        await again.ResumeAsync(ground.Dc.Token, (string)ready["session_id"]!, 2);
        ((string)(await again.EventAsync("MESSAGE_CREATE"))["content"]!).ShouldBe("encore");
    }

    [Fact]
    public async Task Events_kept_back_come_in_the_order_they_are_let_go_in_each_under_the_next_number()
    {
        await using var ground = await DoubleGround.UnlimitedAsync(DiscordIntents.MessageContent);
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc, (1 << 9) | (1 << 15));
        await using var c = client;
        using var held = ground.Dc.Gateway.HoldEvents();
        var said = ground.Dc.Say(ground.Member, ground.Channel, "un");
        ground.Dc.Edit(ground.Member, said, "deux");
        ground.Dc.Delete(ground.Member, said);
        held.Names.ShouldBe(["MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE"]);

        held.ReleaseReversed();
        ground.Dc.Say(ground.Member, ground.Channel, "après");

        List<GatewayPayload> got = [await client.NextAsync(), await client.NextAsync(), await client.NextAsync(), await client.NextAsync()];
        got.ConvertAll(p => p.Name).ShouldBe(["MESSAGE_DELETE", "MESSAGE_UPDATE", "MESSAGE_CREATE", "MESSAGE_CREATE"]);
        got.ConvertAll(p => p.Number).ShouldBe([2, 3, 4, 5]);
        got.ConvertAll(p => (string?)p.Data!["content"]).ShouldBe([null, "deux", "un", "après"]);
    }

    [Fact]
    public async Task A_shuffle_is_decided_by_its_seed()
    {
        await using var ground = await DoubleGround.UnlimitedAsync(DiscordIntents.MessageContent);
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc, (1 << 9) | (1 << 15));
        await using var c = client;
        var orders = new List<string>();
        foreach (var seed in new[] { 7, 7, 8 })
        {
            using var held = ground.Dc.Gateway.HoldEvents();
            for (var i = 0; i < 6; i++)
            {
                ground.Dc.Say(ground.Member, ground.Channel, $"{i}");
            }

            held.ReleaseShuffled(seed);
            var order = "";
            for (var i = 0; i < 6; i++)
            {
                order += (string)(await client.NextAsync()).Data!["content"]!;
            }

            orders.Add(order);
        }

        (orders[0], orders[2]).ShouldBe((orders[1], orders[2]));
        orders[0].ShouldNotBe(orders[2]);
        orders.ShouldAllBe(order => order.Order().SequenceEqual("012345"));
    }

    [Fact]
    public async Task The_last_events_can_be_sent_once_more()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var c = client;
        ground.Dc.SayInPrivate(ground.Member, "un");
        ground.Dc.SayInPrivate(ground.Member, "deux");
        ground.Dc.Gateway.RepeatLast(2);

        var heard = new List<(int?, string)>();
        while (heard.Count < 4)
        {
            var next = await client.NextAsync();
            if (next.Name is "MESSAGE_CREATE")
            {
                heard.Add((next.Number, (string)next.Data!["content"]!));
            }
        }

        heard.ShouldBe([(3, "un"), (4, "deux"), (5, "un"), (6, "deux")]);
    }

    [Fact]
    public async Task A_payload_cut_in_its_middle_ends_the_connection_and_is_replayed()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var (client, ready) = await GatewayClient.IdentifiedAsync(ground.Dc, 1 << 12);
        await using var c = client;
        ground.Dc.Faults.CutPayload();
        ground.Dc.SayInPrivate(ground.Member, "coupé");
        await Should.ThrowAsync<WebSocketException>(() => client.NextAsync());

        await using var again = await GatewayClient.ConnectAsync(new Uri((string)ready["resume_gateway_url"]!));
        await again.ResumeAsync(ground.Dc.Token, (string)ready["session_id"]!, 1);
        ((string)(await again.EventAsync("MESSAGE_CREATE"))["content"]!).ShouldBe("coupé");
    }

    [Fact]
    public async Task A_gateway_can_be_refused_or_stay_silent()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        ground.Dc.Faults.RefuseHandshake(502);
        (await Should.ThrowAsync<WebSocketException>(() => GatewayClient.ConnectAsync(ground.Dc.GatewayUrl))).Message.ShouldContain("502");
        ground.Dc.Faults.NoHello();
        await using var client = await GatewayClient.ConnectAsync(ground.Dc.GatewayUrl);
        await client.SendAsync(1, data: null);
        (await client.NextAsync()).Op.ShouldBe(11);
    }

    [Fact]
    public async Task A_slow_reply_comes_in_two_halves()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        ground.Dc.Faults.SlowReply(CreateMessage, TimeSpan.FromSeconds(30));
        using var request = new HttpRequestMessage(HttpMethod.Post, ground.Dc.ApiUrl + ground.Messages)
        {
            Content = new StringContent("""{"content":"lent"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        using var response = await ground.Rest.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        var reading = response.Content.ReadAsStringAsync(Stop);
        reading.IsCompleted.ShouldBeFalse();
        while (!reading.IsCompleted)
        {
            ground.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        (await reading).ShouldContain("\"content\":\"lent\"");
    }

    private static async Task<int> ReadToEndAsync(TcpClient client)
    {
        try
        {
            return await client.GetStream().ReadAsync(new byte[16].AsMemory(), Stop);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
