using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord;

namespace UnionBot.Tests.Emulators.Discord;

public sealed class GatewayTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bot_that_identifies_gets_ready_then_its_guilds_then_what_members_say()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var (client, ready) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var _ = client;

        ready["guilds"]![0]!.ToJsonString().ShouldBe($$"""{"id":"{{ground.Guild.Id}}","unavailable":true}""");
        ((string)ready["session_id"]!).ShouldNotBeEmpty();
        ((string)ready["resume_gateway_url"]!).ShouldStartWith("ws://127.0.0.1:");
        ((string)ready["application"]!["id"]!).ShouldBe(ground.Dc.ApplicationId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var guild = await client.EventAsync("GUILD_CREATE");
        ((string)guild["channels"]![0]!["name"]!).ShouldBe("annonces");

        ground.Dc.Say(ground.Member, ground.Channel, $"Bonjour <@{ground.Dc.Bot.Id}>, à quelle heure ?");
        var message = await client.EventAsync("MESSAGE_CREATE");
        ((string)message["content"]!).ShouldContain("à quelle heure ?");
        ((string)message["member"]!["joined_at"]!).ShouldBe("2026-03-17T17:00:00.000000+00:00");
        ((string)message["timestamp"]!).ShouldBe("2026-03-17T17:00:00.000000+00:00");
        ((string)message["id"]!).Length.ShouldBeInRange(17, 19);
    }

    [Fact]
    public async Task Without_the_message_content_intent_only_mentions_private_words_and_the_bots_own_can_be_read()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var c = client;

        ground.Dc.Say(ground.Member, ground.Channel, "entre nous", new Upload("a.png", "image/png", new byte[] { 1 }));
        ground.Dc.Say(ground.Member, ground.Channel, $"<@{ground.Dc.Bot.Id}> lis");
        ground.Dc.SayInPrivate(ground.Member, "en privé");
        await ground.Rest.SayAsync(ground.Channel, "du bot");

        var heard = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            var message = await client.EventAsync("MESSAGE_CREATE");
            heard.Add((string)message["content"]!);
            message["attachments"]!.AsArray().ShouldBeEmpty();
        }

        heard.ShouldBe(["", $"<@{ground.Dc.Bot.Id}> lis", "en privé", "du bot"]);
    }

    [Fact]
    public async Task The_message_content_intent_when_granted_lets_everything_be_read()
    {
        await using var ground = await DoubleGround.UnlimitedAsync(DiscordIntents.MessageContent);
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc, (1 << 9) | (1 << 15));
        await using var c = client;

        ground.Dc.Say(ground.Member, ground.Channel, "entre nous");

        ((string)(await client.EventAsync("MESSAGE_CREATE"))["content"]!).ShouldBe("entre nous");
    }

    [Fact]
    public async Task Intents_decide_which_events_come()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc, 1 << 12);
        await using var c = client;

        ground.Dc.Say(ground.Member, ground.Channel, "dans la guilde");
        ground.Dc.CreateChannel(ground.Guild, "autre");
        ground.Dc.SayInPrivate(ground.Member, "en privé");

        var next = await client.NextAsync();
        (next.Name, (string?)next.Data!["content"]).ShouldBe(("MESSAGE_CREATE", "en privé"));
    }

    [Fact]
    public async Task A_resume_replays_what_was_missed_and_then_says_resumed()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var (first, ready) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await first.EventAsync("GUILD_CREATE");
        await first.CloseAsync(4000);
        await ground.Dc.Gateway.WaitUntilAsync(() => ground.Dc.Gateway.Sessions == 0, Stop);
        ground.Dc.SayInPrivate(ground.Member, "un");
        ground.Dc.SayInPrivate(ground.Member, "deux");

        await using var second = await GatewayClient.ConnectAsync(new Uri((string)ready["resume_gateway_url"]!));
        await second.NextAsync();
        await second.ResumeAsync(ground.Dc.Token, (string)ready["session_id"]!, 2);

        var replay = new[] { await second.NextAsync(), await second.NextAsync(), await second.NextAsync() };
        replay.Select(p => (p.Number, p.Name)).ShouldBe([(3, "MESSAGE_CREATE"), (4, "MESSAGE_CREATE"), (5, "RESUMED")]);
        ground.Dc.Counters.Resumed.ShouldBe(1);
        ground.Dc.Findings.ShouldBeEmpty();
        await first.DisposeAsync();
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    public async Task A_session_ends_when_the_bot_closes_for_good(int code)
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var (first, ready) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var f = first;
        await first.CloseAsync(code);
        await ground.Dc.Gateway.WaitUntilAsync(() => ground.Dc.Gateway.Connections == 0, Stop);

        await using var second = await GatewayClient.ConnectAsync(new Uri((string)ready["resume_gateway_url"]!));
        await second.NextAsync();
        await second.ResumeAsync(ground.Dc.Token, (string)ready["session_id"]!, 1);

        var next = await second.NextAsync();
        (next.Op, (bool?)next.Data).ShouldBe((9, false));
    }

    [Fact]
    public async Task A_session_left_alone_for_too_long_is_gone()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var (first, ready) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await first.DisposeAsync();
        await ground.Dc.Gateway.WaitUntilAsync(() => ground.Dc.Gateway.Connections == 0, Stop);
        ground.Clock.Advance(TimeSpan.FromMinutes(4));

        await using var second = await GatewayClient.ConnectAsync(ground.Dc.GatewayUrl);
        await second.NextAsync();
        await second.ResumeAsync(ground.Dc.Token, (string)ready["session_id"]!, 1);

        (await second.NextAsync()).Op.ShouldBe(9);
    }

    [Fact]
    public async Task Heartbeats_are_acknowledged_and_can_be_asked_for()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        await using var client = await GatewayClient.ConnectAsync(ground.Dc.GatewayUrl);
        var hello = await client.NextAsync();
        ((int)hello.Data!["heartbeat_interval"]!).ShouldBe(41_250);
        await client.SendAsync(1, null);
        (await client.NextAsync()).Op.ShouldBe(11);
        ground.Dc.Gateway.RequestHeartbeat();
        (await client.NextAsync()).Op.ShouldBe(1);

        ground.Dc.Faults.NoHeartbeatAck = true;
        await client.SendAsync(1, null);
        await ground.Dc.Gateway.WaitUntilAsync(() => ground.Dc.Counters.Heartbeats == 2, Stop);
        ground.Dc.Gateway.RequestReconnect();
        (await client.NextAsync()).Op.ShouldBe(7);
    }

    [Theory]
    [InlineData("""{"op":2,"d":{"token":"wrong","intents":0,"properties":{"os":"","browser":"","device":""}}}""", 4004)]
    [InlineData("""{"op":2,"d":{"token":"TOKEN","intents":32768,"properties":{"os":"","browser":"","device":""}}}""", 4014)]
    [InlineData("""{"op":2,"d":{"token":"TOKEN","intents":2,"properties":{"os":"","browser":"","device":""}}}""", 4014)]
    [InlineData("""{"op":2,"d":{"token":"TOKEN","intents":1073741824,"properties":{"os":"","browser":"","device":""}}}""", 4013)]
    [InlineData("""{"op":2,"d":{"token":"TOKEN","properties":{"os":"","browser":"","device":""}}}""", 4013)]
    [InlineData("""{"op":2,"d":{"token":"TOKEN","intents":1,"shard":[3,2]}}""", 4010)]
    [InlineData("""{"op":6,"d":{"token":"wrong","session_id":"x","seq":1}}""", 4004)]
    [InlineData("""{"op":3,"d":{}}""", 4003)]
    [InlineData("""{"op":99,"d":null}""", 4001)]
    [InlineData("""{"d":null}""", 4002)]
    [InlineData("no json", 4002)]
    public async Task A_payload_the_platform_refuses_is_closed_with_its_code(string payload, int code)
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        await using var client = await GatewayClient.ConnectAsync(ground.Dc.GatewayUrl);
        await client.SendTextAsync(payload.Replace("TOKEN", ground.Dc.Token, StringComparison.Ordinal));
        (await client.CloseCodeAsync()).ShouldBe(code);
        ground.Dc.Counters.GatewayCloses[code].ShouldBe(1);
    }

    [Fact]
    public async Task Identifying_twice_on_one_connection_is_refused()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var c = client;
        await client.IdentifyAsync(ground.Dc.Token);
        (await client.CloseCodeAsync()).ShouldBe(4005);
    }

    [Fact]
    public async Task Payloads_over_4096_bytes_and_more_than_120_a_minute_are_refused()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        await using var big = await GatewayClient.ConnectAsync(ground.Dc.GatewayUrl);
        await big.SendAsync(1, new string('x', 4096));
        (await big.CloseCodeAsync()).ShouldBe(4002);

        await using var many = await GatewayClient.ConnectAsync(ground.Dc.GatewayUrl);
        for (var i = 0; i < 121; i++)
        {
            await many.SendAsync(1, null);
        }

        (await many.CloseCodeAsync()).ShouldBe(4008);
    }

    [Fact]
    public async Task A_second_identify_within_five_seconds_is_an_invalid_session()
    {
        await using var ground = await DoubleGround.StartAsync();
        var (first, _) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var f = first;
        await using var second = await GatewayClient.ConnectAsync(ground.Dc.GatewayUrl);
        await second.NextAsync();
        await second.IdentifyAsync(ground.Dc.Token);
        (await second.NextAsync()).Op.ShouldBe(9);

        ground.Clock.Advance(TimeSpan.FromSeconds(5));
        await second.IdentifyAsync(ground.Dc.Token);
        await second.EventAsync("READY");
        var bot = (await ground.Rest.GetAsync("/gateway/bot")).Json!;
        ((int)bot["session_start_limit"]!["remaining"]!).ShouldBe(998);
    }

    [Fact]
    public async Task One_identify_over_the_days_budget_resets_the_token()
    {
        await using var ground = await DoubleGround.StartAsync((clock, calendar) => new DiscordDoubleOptions
        {
            Clock = clock,
            Calendar = calendar,
            IdentifySpacing = TimeSpan.Zero,
            IdentifiesPerDay = 1,
        });
        var token = ground.Dc.Token;
        var (first, _) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var f = first;
        await using var second = await GatewayClient.ConnectAsync(ground.Dc.GatewayUrl);
        await second.IdentifyAsync(token);
        (await second.CloseCodeAsync()).ShouldBe(4004);
        ground.Dc.Token.ShouldNotBe(token, StringComparer.Ordinal);
        (await ground.Rest.GetAsync("/users/@me")).Number.ShouldBe(401);
    }

    [Fact]
    public async Task A_zlib_stream_carries_the_same()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var (client, ready) = await GatewayClient.IdentifiedAsync(ground.Dc, query: "v=10&encoding=json&compress=zlib-stream");
        await using var c = client;
        ((int)ready["v"]!).ShouldBe(10);
        ground.Dc.SayInPrivate(ground.Member, "é");
        ((string)(await client.EventAsync("MESSAGE_CREATE"))["content"]!).ShouldBe("é");
    }

    [Fact]
    public async Task Closing_dropping_and_invalidating_on_demand_look_like_the_platforms()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using (client)
        {
            ground.Dc.Gateway.InvalidateSession(resumable: true);
            await client.EventAsync("GUILD_CREATE");
            var invalid = await client.NextAsync();
            (invalid.Op, (bool?)invalid.Data).ShouldBe((9, true));
            ground.Dc.Gateway.Close(4009);
            (await client.CloseCodeAsync()).ShouldBe(4009);
        }

        var (dropped, _) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var d = dropped;
        await dropped.EventAsync("GUILD_CREATE");
        ground.Dc.Gateway.Drop();
        await Should.ThrowAsync<System.Net.WebSockets.WebSocketException>(dropped.NextAsync);
    }

    [Fact]
    public async Task Joining_leaving_and_deleting_are_told()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var c = client;
        await client.EventAsync("GUILD_CREATE");
        var other = ground.Dc.CreateGuild("Autre", withBot: false);

        ground.Dc.JoinGuild(other);
        ground.Dc.DeleteChannel(ground.Channel);
        ground.Dc.KickBot(other);

        ((string)(await client.EventAsync("GUILD_CREATE"))["name"]!).ShouldBe("Autre");
        ((string)(await client.EventAsync("CHANNEL_DELETE"))["name"]!).ShouldBe("annonces");
        ((JsonObject)await client.EventAsync("GUILD_DELETE")).ContainsKey("unavailable").ShouldBeFalse();
        (await ground.Rest.SayAsync(ground.Channel, "encore")).Code.ShouldBe(10003);
        (await ground.Rest.GetAsync($"/guilds/{other.Id}")).Code.ShouldBe(50001);
    }

    [Fact]
    public async Task A_client_that_misses_two_heartbeats_is_shut_out_and_one_that_beats_is_not()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var c = client;
        await client.EventAsync("GUILD_CREATE");
        ground.Clock.Advance(TimeSpan.FromSeconds(80));
        await client.SendAsync(1, 2);
        (await client.NextAsync()).Op.ShouldBe(11);
        ground.Clock.Advance(TimeSpan.FromSeconds(80));
        ground.Dc.SayInPrivate(ground.Member, "encore là ?");
        await client.EventAsync("MESSAGE_CREATE");
        ground.Clock.Advance(TimeSpan.FromSeconds(3));
        (await client.CloseCodeAsync()).ShouldBe(4009);
    }

    [Fact]
    public async Task An_event_can_be_made_to_come_twice()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var c = client;
        ground.Dc.Faults.RepeatEvents();
        ground.Dc.SayInPrivate(ground.Member, "un");
        var first = await client.EventAsync("MESSAGE_CREATE");
        JsonNode.DeepEquals(first, await client.EventAsync("MESSAGE_CREATE")).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1001, true)]
    [InlineData(4000, true)]
    [InlineData(4008, true)]
    [InlineData(1000, false)]
    [InlineData(4007, false)]
    [InlineData(4009, false)]
    public async Task After_a_close_by_the_platform_the_code_decides_whether_a_resume_works(int code, bool works)
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var (first, ready) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var f = first;
        ground.Dc.Gateway.Close(code);
        (await first.CloseCodeAsync()).ShouldBe(code);
        await first.CloseAsync(code);
        await ground.Dc.Gateway.WaitUntilAsync(() => ground.Dc.Gateway.Connections == 0, Stop);

        await using var second = await GatewayClient.ConnectAsync(new Uri((string)ready["resume_gateway_url"]!));
        await second.NextAsync();
        await second.ResumeAsync(ground.Dc.Token, (string)ready["session_id"]!, 2);

        var next = await second.NextAsync();
        (next.Op, next.Name).ShouldBe(works ? (0, "RESUMED") : (9, null));
    }

    [Fact]
    public async Task A_guild_in_an_outage_is_unavailable_until_it_is_back()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var c = client;
        await client.EventAsync("GUILD_CREATE");
        using (ground.Dc.MakeUnavailable(ground.Guild))
        {
            ((bool)(await client.EventAsync("GUILD_DELETE"))["unavailable"]!).ShouldBeTrue();
            var (late, ready) = await GatewayClient.IdentifiedAsync(ground.Dc);
            await using var l = late;
            ready["guilds"]!.AsArray().Count.ShouldBe(1);
            ground.Dc.SayInPrivate(ground.Member, "x");
            (await late.NextAsync()).Name.ShouldBe("MESSAGE_CREATE");
        }

        ((string)(await client.EventAsync("GUILD_CREATE"))["id"]!).ShouldBe($"{ground.Guild.Id}");
    }
}
