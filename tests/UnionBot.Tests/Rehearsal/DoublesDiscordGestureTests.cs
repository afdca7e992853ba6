using System.Text.Json.Nodes;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Gateway;
using UnionBot.DiscordApi.Models;

namespace UnionBot.Tests.Rehearsal;

/// <summary>What members do on Discord around messages, and how its events come, moved over HTTP.</summary>
public sealed class DoublesDiscordGestureTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Threads_reactions_removals_and_moved_roles_are_told_over_the_gateway_held_back_reversed_and_repeated()
    {
        // Arrange
        await using var doubles = await DoublesProcess.StartAsync(Stop);
        await using var client = await RawGateway.ConnectAsync(new Uri((string)doubles.World["discord"]!["gateway"]! + "?v=10&encoding=json"), doubles.DiscordToken, Stop);
        var guild = doubles.World["discord"]!["guilds"]![0]!;
        var first = await doubles.DoAsync("discord/say", new() { ["user"] = "Sacha", ["channel"] = "general", ["text"] = "un" }, Stop);
        var second = await doubles.DoAsync("discord/say", new() { ["user"] = "Sacha", ["channel"] = "general", ["text"] = "deux" }, Stop);

        // Act: one after the other, as they come.
        var atMessage = await doubles.DoAsync("discord/start-thread", new() { ["user"] = "Sacha", ["message"] = first["message"]!.DeepClone(), ["name"] = "Suite" }, Stop);
        var told = await client.UntilAsync("THREAD_CREATE", Stop);
        var alone = await doubles.DoAsync("discord/start-thread", new() { ["user"] = "Camille", ["channel"] = "annonces", ["name"] = "Débat" }, Stop);
        var toldToo = await client.UntilAsync("THREAD_CREATE", Stop);
        var twice = await doubles.PostAsync(
            "discord/start-thread", new JsonObject { ["user"] = "Sacha", ["message"] = first["message"]!.DeepClone(), ["name"] = "Encore" }.ToJsonString(), Stop);
        var nowhere = await doubles.PostAsync("discord/start-thread", """{"user":"Sacha","name":"Rien"}""", Stop);
        await doubles.DoAsync("discord/say", new() { ["user"] = "Camille", ["channel"] = atMessage["id"]!.DeepClone(), ["text"] = "dans le fil" }, Stop);
        await doubles.DoAsync("discord/react", new() { ["user"] = "Camille", ["message"] = second["message"]!.DeepClone(), ["emoji"] = "👍" }, Stop);
        var liked = await doubles.LookAsync($"discord/reactions?message={(string)second["message"]!}&emoji=%F0%9F%91%8D", Stop);
        await doubles.DoAsync("discord/move-bot-role-up", new() { ["guild"] = guild["id"]!.DeepClone() }, Stop);

        // Act: kept back, then the last first, then once more.
        var held = await doubles.DoAsync("discord/gateway/hold-events", new() { ["order"] = "reversed" }, Stop);
        await doubles.DoAsync("discord/new-channel", new() { ["guild"] = guild["id"]!.DeepClone(), ["name"] = "a" }, Stop);
        await doubles.DoAsync("discord/new-channel", new() { ["guild"] = guild["id"]!.DeepClone(), ["name"] = "b" }, Stop);
        await doubles.DoAsync("release", new() { ["fault"] = held["fault"]!.DeepClone() }, Stop);
        var order = new[] { (string)(await client.UntilAsync("CHANNEL_CREATE", Stop))["name"]!, (string)(await client.UntilAsync("CHANNEL_CREATE", Stop))["name"]! };
        await doubles.DoAsync("discord/gateway/repeat-last", [], Stop);
        var again = (string)(await client.UntilAsync("CHANNEL_CREATE", Stop))["name"]!;
        await doubles.DoAsync("discord/remove-many", new()
        {
            ["channel"] = "general",
            ["messages"] = new JsonArray(first["message"]!.DeepClone(), second["message"]!.DeepClone()),
        }, Stop);
        var gone = await client.UntilAsync("MESSAGE_DELETE_BULK", Stop);
        var outage = await doubles.DoAsync("discord/guild-outage", new() { ["guild"] = guild["id"]!.DeepClone() }, Stop);
        var away = await client.UntilAsync("GUILD_DELETE", Stop);
        await doubles.DoAsync("release", new() { ["fault"] = outage["fault"]!.DeepClone() }, Stop);
        var back = await client.UntilAsync("GUILD_CREATE", Stop);

        // Assert
        ((string)told["id"]!, (string)told["name"]!, (int)told["type"]!, (bool)told["newly_created"]!).ShouldBe(((string)first["message"]!, "Suite", 11, true));
        ((string)told["owner_id"]!).ShouldBe((string)first["by"]!);
        ((string)toldToo["id"]!, (int)toldToo["type"]!).ShouldBe(((string)alone["id"]!, 10));
        (twice.Status, nowhere.Status).ShouldBe((409, 400));
        ((string)liked["users"]!.AsArray().ShouldHaveSingleItem()!["name"]!).ShouldBe("Camille");
        order.ShouldBe(["b", "a"]);
        again.ShouldBe("a");
        gone["ids"]!.AsArray().Count.ShouldBe(2);
        ((bool)away["unavailable"]!, (string)back["id"]!).ShouldBe((true, (string)guild["id"]!));
        (await doubles.LookAsync("discord/findings", Stop))["findings"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_client_comes_back_from_a_refused_handshake_a_silent_gateway_and_cut_connections()
    {
        await using var doubles = await DoublesProcess.StartAsync(Stop);
        using var http = DiscordHttp.CreateClient("DiscordBot (https://example.org, 1)");
        var options = new DiscordClientOptions
        {
            Token = doubles.DiscordToken,
            ApiUrl = new Uri(doubles.DiscordUrl),
            ProductUrl = new("https://example.org"),
            ProductVersion = "1",
            Intents = GatewayIntents.Guilds | GatewayIntents.GuildMessages,
        };
        var rest = new DiscordRest(http, options, TimeProvider.System);
        var gateway = new DiscordGateway(options, rest, new GatewayMemory(TimeProvider.System), new GatewayPacing(), TimeProvider.System);
        await doubles.DoAsync("discord/fault/refuse-handshake", new() { ["status"] = 503 }, Stop);
        await doubles.DoAsync("discord/fault/slow-reply", new() { ["route"] = "GET /gateway/bot", ["seconds"] = 0.05 }, Stop);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = gateway.RunAsync(leave.Token);
        await NextAsync<GatewayEvent.Ready>(gateway);

        var cut = await doubles.DoAsync("discord/cut-connections", [], Stop);
        await NextAsync<GatewayEvent.Resumed>(gateway);

        ((int)cut["cut"]!).ShouldBeGreaterThan(0);
        var counters = await doubles.LookAsync("discord/counters", Stop);
        ((int)counters["identifies"]!, (int)counters["resumed"]!).ShouldBe((1, 1));
        await leave.CancelAsync();
        await running.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static async Task NextAsync<T>(DiscordGateway gateway)
        where T : GatewayEvent
    {
        while (await gateway.Events.ReadAsync(Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop) is not T)
        {
            // Others may come before it.
        }
    }
}
