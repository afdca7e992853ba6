using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord;

namespace UnionBot.Tests.Emulators.Discord;

/// <summary>The ordinary life of two widespread clients, byte for byte what their sources do, since the clients themselves can't be had here.</summary>
public sealed class StockClientTests
{
    private const int Intents = (1 << 0) | (1 << 9) | (1 << 12) | (1 << 16);

    /// <summary>What <c>Guild._patch</c> of discord.js walks through, and what Discord.Net's <c>SocketGuild.Update</c> takes the length of.</summary>
    private static readonly string[] Lists =
        ["roles", "emojis", "features", "channels", "members", "presences", "voice_states", "threads", "stickers", "stage_instances", "guild_scheduled_events", "soundboard_sounds"];

    /// <summary>What Discord.Net's model reads into a number or an enum that can't be null.</summary>
    private static readonly string[] Numbers =
        ["verification_level", "default_message_notifications", "explicit_content_filter", "mfa_level", "premium_tier", "nsfw_level", "afk_timeout", "system_channel_flags", "member_count"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_bot_on_discord_js_logs_in_talks_answers_and_resumes(bool compressed)
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var url = (string)(await ground.Rest.GetAsync("/gateway/bot")).Json!["url"]!;
        await using var shard = await DiscordJsShard.ConnectAsync(url, compressed);
        await shard.IdentifyAsync(ground.Dc.Token, Intents);
        var ready = await shard.EventAsync("READY");
        CheckReady(ready, ground);
        CheckGuild(await shard.EventAsync("GUILD_CREATE"));
        await shard.HeartbeatAsync();
        await shard.OpAsync(11);

        await ground.RegisterAsync("""[{"name":"aide","description":"d"}]""");
        ground.Dc.Slash(ground.Member, ground.Channel, "aide");
        var interaction = await shard.EventAsync("INTERACTION_CREATE");

        // Read by the constructor of BaseInteraction without a look whether it is there.
        foreach (var name in new[] { "id", "token", "application_id", "channel", "app_permissions", "locale", "entitlements", "authorizing_integration_owners", "attachment_size_limit" })
        {
            interaction[name].ShouldNotBeNull(name);
        }

        // reply({ withResponse: true, files }) sends the files first, then payload_json without a Content-Type.
        using var http = JsHttp(ground);
        var callback = await SendLikeUndiciAsync(
            http, $"/interactions/{interaction["id"]}/{interaction["token"]}/callback?with_response=true",
            """{"type":4,"data":{"content":"Voici","flags":0,"attachments":[{"id":"0","description":"une affiche"}],"allowed_mentions":{"parse":[]}}}""");
        ((string?)callback["resource"]!["message"]!["attachments"]![0]!["filename"]).ShouldBe("affiche.png");
        ((string?)callback["interaction"]!["response_message_id"]).ShouldBe((string?)callback["resource"]!["message"]!["id"]);

        ((string)(await shard.EventAsync("MESSAGE_CREATE"))["content"]!).ShouldBe("Voici");
        await shard.DestroyAsync(toResume: true);
        ground.Dc.SayInPrivate(ground.Member, "pendant la coupure");
        await using var again = await DiscordJsShard.ConnectAsync(url, compressed, shard.Session);
        await again.ResumeAsync(ground.Dc.Token);
        ((string)(await again.EventAsync("MESSAGE_CREATE"))["content"]!).ShouldBe("pendant la coupure");
        await again.EventAsync("RESUMED");
        ground.Dc.Gateway.InvalidateSession(resumable: true);
        ((bool)(await again.OpAsync(9))["d"]!).ShouldBeTrue();
        ground.Dc.Gateway.RequestReconnect();
        await again.OpAsync(7);
        await again.DestroyAsync(toResume: false);
        await ground.Dc.Gateway.WaitUntilAsync(() => ground.Dc.Gateway.Connections == 0, Stop);
        ground.Dc.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bot_on_discord_net_logs_in_before_hello_reads_every_field_and_resumes()
    {
        await using var ground = await DoubleGround.UnlimitedAsync(DiscordIntents.GuildMembers);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "DiscordBot (https://github.com/discord-net/Discord.Net, v3.18.0)");
        http.DefaultRequestHeaders.TryAddWithoutValidation("accept", "*/*");
        http.DefaultRequestHeaders.TryAddWithoutValidation("authorization", $"Bot {ground.Dc.Token}");

        // LoginAsync asks who it is; ConnectAsync where the gateway is. Discord.Net reads the limits' headers of each.
        using (var me = await http.GetAsync(new Uri($"{ground.Dc.ApiUrl}/users/@me"), Stop))
        {
            me.Headers.GetValues("X-RateLimit-Bucket").Single().ShouldNotBeEmpty();
            me.Headers.Date.ShouldNotBeNull();
        }

        var gateway = JsonNode.Parse(await http.GetStringAsync(new Uri($"{ground.Dc.ApiUrl}/gateway/bot"), Stop))!;
        await using var socket = await DiscordNetSocket.ConnectAsync((string)gateway["url"]!);
        await socket.IdentifyAsync(ground.Dc.Token, Intents | (1 << 1));
        var hello = await socket.OpAsync(10);
        ((int)hello["d"]!["heartbeat_interval"]!).ShouldBe(41_250);
        await socket.HeartbeatAsync();
        var ready = await socket.EventAsync("READY");
        CheckReady(ready, ground);
        CheckGuild(await socket.EventAsync("GUILD_CREATE"));
        await socket.OpAsync(11);
        await socket.RequestMembersAsync(ground.Guild.Id);
        (await socket.EventAsync("GUILD_MEMBERS_CHUNK"))["members"]!.AsArray().Count.ShouldBe(3);

        ground.Dc.Gateway.RequestReconnect();
        await socket.OpAsync(7);
        await socket.DisconnectAsync(4000);
        ground.Dc.SayInPrivate(ground.Member, "pendant la coupure");
        await using var again = await DiscordNetSocket.ConnectAsync((string)ready["resume_gateway_url"]!);
        await again.ResumeAsync(ground.Dc.Token, (string)ready["session_id"]!, socket.LastSequence);
        ((string)(await again.EventAsync("MESSAGE_CREATE"))["content"]!).ShouldBe("pendant la coupure");
        await again.EventAsync("RESUMED");

        // The old names of the properties are all that differs from the documentation.
        ground.Dc.Findings.Select(f => (f.Where, f.Path)).ShouldBe([("gateway op 2", "properties")]);
    }

    [Fact]
    public async Task An_identify_that_asks_for_packed_payloads_gets_the_large_ones_packed_alone()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        await socket.ConnectAsync(new Uri($"{ground.Dc.GatewayUrl}?v=10&encoding=json"), Stop);
        var identify = """{"op":2,"d":{"token":"TOKEN","intents":1,"compress":true,"properties":{"os":"linux","browser":"t","device":"t"}}}"""
            .Replace("TOKEN", ground.Dc.Token, StringComparison.Ordinal);
        await socket.SendAsync(Encoding.UTF8.GetBytes(identify), System.Net.WebSockets.WebSocketMessageType.Text, endOfMessage: true, Stop);
        var packed = 0;
        var buffer = new byte[64 * 1024];
        for (var i = 0; i < 3; i++)
        {
            var result = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), Stop);
            using var bytes = new MemoryStream(buffer, 0, result.Count);
            if (result.MessageType == System.Net.WebSockets.WebSocketMessageType.Binary)
            {
                packed++;
                await using var plain = new System.IO.Compression.ZLibStream(bytes, System.IO.Compression.CompressionMode.Decompress);
                (await JsonNode.ParseAsync(plain, cancellationToken: Stop))!["op"]!.GetValue<int>().ShouldBe(0);
            }
        }

        packed.ShouldBeGreaterThan(0);
    }

    private static void CheckReady(JsonNode ready, DoubleGround ground)
    {
        ready["user"]!["id"]!.GetValue<string>().Length.ShouldBeInRange(17, 19);
        ready["guilds"]!.AsArray().ShouldHaveSingleItem()!["unavailable"]!.GetValue<bool>().ShouldBeTrue();
        ready["private_channels"]!.AsArray().ShouldBeEmpty();
        ready["session_id"]!.GetValue<string>().ShouldNotBeEmpty();
        ready["application"]!["id"]!.GetValue<string>().ShouldBe($"{ground.Dc.ApplicationId}");
        ready["application"]!["flags"]!.GetValue<int>().ShouldBe(0);
    }

    private static void CheckGuild(JsonNode guild)
    {
        Lists.Where(name => guild[name] is not JsonArray).ShouldBeEmpty();
        Numbers.Where(name => guild[name]?.GetValueKind() != System.Text.Json.JsonValueKind.Number).ShouldBeEmpty();
        guild["preferred_locale"]!.GetValue<string>().ShouldBe("fr");
        guild["joined_at"]!.GetValue<string>().ShouldNotBeEmpty();

        // Both look up the bot itself among the members, and the role that has the guild's id.
        guild["members"]!.AsArray().ShouldContain(member => (bool?)member!["user"]!["bot"] == true);
        guild["roles"]!.AsArray().ShouldContain(role => (string?)role!["id"] == (string?)guild["id"]);
    }

    /// <summary>The headers of <c>@discordjs/rest</c>.</summary>
    private static HttpClient JsHttp(DoubleGround ground)
    {
        var http = new HttpClient { BaseAddress = new Uri($"{ground.Dc.ApiUrl}/") };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "DiscordBot (https://discord.js.org, 2.5.0) Node.js/22.11.0");
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bot {ground.Dc.Token}");
        return http;
    }

    /// <summary>A multipart body as undici writes a FormData: boundary with many dashes, files with a quoted name, a field without a type.</summary>
    private static async Task<JsonNode> SendLikeUndiciAsync(HttpClient http, string path, string payload)
    {
        const string boundary = "----formdata-undici-041236541236";
        var body =
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"affiche.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n" +
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n\r\n{payload}\r\n--{boundary}--\r\n";
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
        using var response = await http.PostAsync(new Uri(path[1..], UriKind.Relative), content, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        ((int)response.StatusCode).ShouldBe(200, text);
        return JsonNode.Parse(text)!;
    }
}
