using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Gateway;
using UnionBot.DiscordApi.Models;

namespace UnionBot.Tests.Rehearsal;

/// <summary>Our Discord client against the doubles of the verb <c>doubles</c>, with members moved over HTTP.</summary>
public sealed class DoublesDiscordTests
{
    private static readonly Uri Product = new("https://example.org");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_slash_command_a_modal_and_a_message_go_both_ways()
    {
        // Arrange
        await using var doubles = await DoublesProcess.StartAsync(Stop);
        using var http = DiscordHttp.CreateClient("DiscordBot (https://example.org, 1)");
        var options = new DiscordClientOptions
        {
            Token = doubles.DiscordToken,
            ApiUrl = new Uri(doubles.DiscordUrl),
            ProductUrl = Product,
            ProductVersion = "1",
            Intents = GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.DirectMessages,
        };
        var rest = new DiscordRest(http, options, TimeProvider.System);
        var gateway = new DiscordGateway(options, rest, new GatewayMemory(TimeProvider.System), new GatewayPacing(), TimeProvider.System);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = gateway.RunAsync(leave.Token);
        await NextAsync<GatewayEvent.Ready>(gateway);
        var application = await rest.GetApplicationAsync(Stop);
        await rest.PutCommandsAsync(
            application.Id,
            [new ApplicationCommand { Name = "noter", Description = "Note.", Options = [new CommandOption { Type = CommandOptionType.Integer, Name = "combien", Description = "Combien.", Required = true }] }],
            Stop);

        // Act
        var slash = doubles.DoAsync(
            "discord/slash", new() { ["user"] = "Sacha", ["channel"] = "general", ["command"] = "noter", ["options"] = new JsonObject { ["combien"] = 3 }, ["wait"] = 30 }, Stop);
        var used = (await NextAsync<GatewayEvent.InteractionCreated>(gateway)).Interaction;
        await OpenModalAsync(doubles.DiscordUrl, used);
        var opened = await slash;
        var submit = doubles.DoAsync(
            "discord/submit", new() { ["interaction"] = opened["interaction"]!.DeepClone(), ["values"] = new JsonObject { ["mot"] = "bien" }, ["wait"] = 30 }, Stop);
        var sent = (await NextAsync<GatewayEvent.InteractionCreated>(gateway)).Interaction;
        await rest.RespondAsync(sent.Id, sent.Token, new InteractionResponse(InteractionResponseType.Message, new InteractionResponseData(Content: "noté")), Stop);
        var answered = await submit;
        await doubles.DoAsync("discord/say", new() { ["user"] = "Camille", ["text"] = "en privé" }, Stop);
        var heard = (await NextAsync<GatewayEvent.MessageCreated>(gateway, e => e.Message.Content is "en privé")).Message;
        var reply = await rest.CreateMessageAsync(heard.ChannelId, new CreateMessage { Content = "reçu", AllowedMentions = AllowedMentions.None }, [], Stop);

        // Assert
        used.Data!.Options!.Single().Value!.Value.GetInt32().ShouldBe(3);
        ((string)opened["modal"]!["custom_id"]!).ShouldBe("formulaire");
        sent.Data!.CustomId.ShouldBe("formulaire");
        ((string)answered["answer"]!["text"]!).ShouldBe("noté");
        var seen = await doubles.UntilAsync("discord", e => (string?)e["message"]!["text"] is "reçu", Stop);
        ((string)seen["message"]!["message"]!).ShouldBe(reply.Id.ToString());
        (await doubles.LookAsync("discord/findings", Stop))["findings"]!.AsArray().ShouldBeEmpty();

        // A fault of the gateway, and the client is back.
        await doubles.DoAsync("discord/gateway/close", new() { ["code"] = 4000 }, Stop);
        await NextAsync<GatewayEvent.Resumed>(gateway);
        var counters = await doubles.LookAsync("discord/counters", Stop);
        ((int)counters["resumed"]!, (int)counters["identifies"]!).ShouldBe((1, 1));

        await leave.CancelAsync();
        await running.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    [Fact]
    public async Task A_fault_of_a_route_meets_as_many_requests_as_it_was_told()
    {
        await using var doubles = await DoublesProcess.StartAsync(Stop);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", doubles.DiscordToken);
        http.DefaultRequestHeaders.UserAgent.ParseAdd("DiscordBot (https://example.org, 1)");
        var me = new Uri(doubles.DiscordUrl + "/users/@me");
        await doubles.DoAsync("discord/fault/error", new() { ["route"] = "GET /users/@me", ["status"] = 503, ["times"] = 2 }, Stop);
        await doubles.DoAsync("discord/fault/too-many-requests", new() { ["route"] = "GET /users/@me", ["retry_after"] = 1.5, ["scope"] = "shared" }, Stop);

        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            using var response = await http.GetAsync(me, Stop);
            statuses.Add((int)response.StatusCode);
        }

        await doubles.DoAsync("discord/reset-token", [], Stop);
        using var refused = await http.GetAsync(me, Stop);

        statuses.ShouldBe([503, 503, 429, 200]);
        ((int)refused.StatusCode).ShouldBe(401);
    }

    private static async Task<T> NextAsync<T>(DiscordGateway gateway, Func<T, bool>? fits = null)
        where T : GatewayEvent
    {
        while (true)
        {
            var next = await gateway.Events.ReadAsync(Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop);
            if (next is T found && (fits is null || fits(found)))
            {
                return found;
            }
        }
    }

    /// <summary>Our client opens no modals; another bot may.</summary>
    private static async Task OpenModalAsync(string api, Interaction interaction)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.UserAgent.ParseAdd("DiscordBot (https://example.org, 1)");
        var modal = new JsonObject
        {
            ["type"] = 9,
            ["data"] = new JsonObject
            {
                ["custom_id"] = "formulaire",
                ["title"] = "Noter",
                ["components"] = new JsonArray(new JsonObject
                {
                    ["type"] = 18,
                    ["label"] = "Un mot",
                    ["component"] = new JsonObject { ["type"] = 4, ["custom_id"] = "mot", ["style"] = 1 },
                }),
            },
        };
        using var response = await http.PostAsJsonAsync(new Uri($"{api}/interactions/{interaction.Id}/{interaction.Token}/callback"), modal, Stop);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(Stop));
    }
}
