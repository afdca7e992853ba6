using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord;

namespace UnionBot.Tests.Emulators.Discord;

/// <summary>One long life in which every route is answered well and every event is told. Each answer and each object in an event has to fit the OpenAPI document.</summary>
/// <remarks>The answers are checked by <see cref="RestClient"/>, each as it comes.</remarks>
public sealed class BroadLifeTests
{
    private const string Quiet = "\"allowed_mentions\":{\"parse\":[]}";
    private const DiscordIntents All = DiscordIntents.All;

    [Fact]
    public async Task Every_route_answers_well_at_least_once_and_every_event_carries_what_the_document_knows()
    {
        await using var ground = await DoubleGround.UnlimitedAsync(DiscordIntents.Privileged);
        var (client, ready) = await GatewayClient.IdentifiedAsync(ground.Dc, (int)All);
        await using var c = client;
        EventCheck.Faults("READY", ready).ShouldBeEmpty();
        ground.Dc.SetBotPermissions(ground.Guild, DiscordPermissions.All & ~DiscordPermissions.Administrator);

        await PlacesAsync(ground);
        await MessagesAsync(ground);
        await ThreadsAsync(ground);
        await EventsAsync(ground);
        await RolesAsync(ground);
        await InteractionsAsync(ground);
        await client.SendAsync(8, new JsonObject { ["guild_id"] = $"{ground.Guild.Id}", ["query"] = "", ["limit"] = 0, ["nonce"] = "n1" });
        var events = await ReadToChunkAsync(client);
        await LeaveAsync(ground);

        var answered = ground.Dc.Requests.Where(r => r.Status is >= 200 and < 300).Select(r => r.Route).ToHashSet(StringComparer.Ordinal);
        DiscordDouble.Routes.Where(route => !answered.Contains(route)).ShouldBeEmpty();
        events.SelectMany(e => EventCheck.Faults(e.Name!, e.Data!)).Distinct(StringComparer.Ordinal).ShouldBeEmpty();
        EventCheck.Known.Except(events.Select(e => e.Name), StringComparer.Ordinal).ShouldBe(["READY"]);
    }

    private static async Task PlacesAsync(DoubleGround ground)
    {
        var guild = $"/guilds/{ground.Guild.Id}";
        foreach (var path in new[]
        {
            "/gateway", "/gateway/bot", "/users/@me", $"/users/{ground.Member.Id}", "/applications/@me", "/oauth2/applications/@me", "/voice/regions", "/sticker-packs",
            "/users/@me/guilds", guild, $"{guild}/channels", $"{guild}/roles", $"{guild}/emojis", $"{guild}/stickers", $"{guild}/members?limit=10",
            $"{guild}/members/search?query=ad", $"{guild}/members/{ground.Member.Id}", $"/channels/{ground.Channel.Id}",
        })
        {
            (await ground.Rest.GetAsync(path)).Number.ShouldBe(200, path);
        }

        var made = await ground.Rest.PostAsync($"{guild}/channels", """{"name":"neuf","type":0}""");
        made.Number.ShouldBe(201);
        (await ground.Rest.PatchAsync($"/channels/{made.Id}", """{"name":"renommé"}""")).Number.ShouldBe(200);
        (await ground.Rest.PutAsync($"/channels/{made.Id}/permissions/{ground.Guild.Id}", """{"type":0,"allow":"0","deny":"2048"}""")).Number.ShouldBe(204);
        (await ground.Rest.DeleteAsync($"/channels/{made.Id}/permissions/{ground.Guild.Id}")).Number.ShouldBe(204);
        (await ground.Rest.DeleteAsync($"/channels/{made.Id}")).Number.ShouldBe(200);
        var dm = await ground.Rest.PostAsync("/users/@me/channels", $$"""{"recipient_id":"{{ground.Member.Id}}"}""");
        (await ground.Rest.PostAsync($"/channels/{dm.Id}/messages", $$"""{"content":"bonjour",{{Quiet}}}""")).Number.ShouldBe(200);
    }

    private static async Task MessagesAsync(DoubleGround ground)
    {
        var rest = ground.Rest;
        (await rest.PostAsync($"/channels/{ground.Channel.Id}/typing", "")).Number.ShouldBe(204);
        var said = ground.Dc.Say(ground.Member, ground.Channel, "Question ?", new Upload("a.png", "image/png", new byte[] { 1 }));
        var sent = await rest.SendFilesAsync(
            HttpMethod.Post, ground.Messages,
            $$$"""{"content":"réponse",{{{Quiet}}},"message_reference":{"message_id":"{{{said.Id}}}"},"attachments":[{"id":0,"filename":"x.png","description":"une affiche"}],"embeds":[{"title":"t","image":{"url":"attachment://x.png"}}]}""",
            (0, "x.png", [1, 2, 3]));
        sent.Number.ShouldBe(200);
        var one = $"{ground.Messages}/{sent.Id}";
        (await rest.GetAsync(one)).Number.ShouldBe(200);
        (await rest.PatchAsync(one, $$"""{"content":"corrigée",{{Quiet}}}""")).Number.ShouldBe(200);
        (await rest.PutAsync($"{one}/reactions/👍/@me")).Number.ShouldBe(204);
        ground.Dc.React(ground.Member, ground.Dc.Find(ulong.Parse(sent.Id, System.Globalization.CultureInfo.InvariantCulture))!, "👍");
        (await rest.GetAsync($"{one}/reactions/👍")).Json!.AsArray().Count.ShouldBe(2);
        (await rest.GetAsync(ground.Messages)).Json!.AsArray().Count.ShouldBe(2);
        (await rest.DeleteAsync($"{one}/reactions/👍/@me")).Number.ShouldBe(204);
        (await rest.DeleteAsync($"{one}/reactions/👍/{ground.Member.Id}")).Number.ShouldBe(204);
        ground.Dc.React(ground.Member, said, "🎉");
        (await rest.DeleteAsync($"{ground.Messages}/{said.Id}/reactions/🎉")).Number.ShouldBe(204);
        (await rest.DeleteAsync($"{ground.Messages}/{said.Id}/reactions")).Number.ShouldBe(204);
        foreach (var pins in new[] { $"{ground.Messages}/pins", $"/channels/{ground.Channel.Id}/pins" })
        {
            (await rest.PutAsync($"{pins}/{sent.Id}")).Number.ShouldBe(204);
            (await rest.GetAsync(pins)).Number.ShouldBe(200);
            (await rest.DeleteAsync($"{pins}/{sent.Id}")).Number.ShouldBe(204);
        }

        (await rest.DeleteAsync(one)).Number.ShouldBe(204);
        List<string> many = [(await rest.SayAsync(ground.Channel, "un")).Id, (await rest.SayAsync(ground.Channel, "deux")).Id];
        (await rest.PostAsync($"{ground.Messages}/bulk-delete", $$"""{"messages":["{{many[0]}}","{{many[1]}}"]}""")).Number.ShouldBe(204);
        var news = ground.Dc.CreateChannel(ground.Guild, "nouvelles", DoubleChannelKind.Announcement);
        var published = await rest.SayAsync(news, "à publier");
        (await rest.PostAsync($"/channels/{news.Id}/messages/{published.Id}/crosspost", "")).Number.ShouldBe(200);
    }

    private static async Task ThreadsAsync(DoubleGround ground)
    {
        var rest = ground.Rest;
        var start = await rest.SayAsync(ground.Channel, "sujet");
        var thread = await rest.PostAsync($"{ground.Messages}/{start.Id}/threads", """{"name":"fil"}""");
        thread.Number.ShouldBe(201);
        (await rest.PostAsync($"/channels/{ground.Channel.Id}/threads", """{"name":"autre","type":11}""")).Number.ShouldBe(201);
        (await rest.GetAsync($"/guilds/{ground.Guild.Id}/threads/active")).Number.ShouldBe(200);
        (await rest.GetAsync($"/channels/{thread.Id}/thread-members")).Json!.AsArray().Count.ShouldBe(1);
        (await rest.DeleteAsync($"/channels/{thread.Id}/thread-members/@me")).Number.ShouldBe(204);
        (await rest.PutAsync($"/channels/{thread.Id}/thread-members/@me")).Number.ShouldBe(204);
        (await rest.PatchAsync($"/channels/{thread.Id}", """{"archived":true}""")).Number.ShouldBe(200);
        (await rest.DeleteAsync($"/channels/{thread.Id}")).Number.ShouldBe(200);
    }

    private static async Task EventsAsync(DoubleGround ground)
    {
        var root = $"/guilds/{ground.Guild.Id}/scheduled-events";
        var made = await ground.Rest.PostAsync(root, """
            {"name":"Assemblée","privacy_level":2,"entity_type":3,"entity_metadata":{"location":"Salle 4"},
             "scheduled_start_time":"2026-04-01T17:00:00Z","scheduled_end_time":"2026-04-01T19:00:00Z","description":"Ordre du jour"}
            """);
        made.Number.ShouldBe(200);
        var one = $"{root}/{made.Id}";
        ground.Dc.Mark(ground.Member, ground.Dc.Events(ground.Guild)[0]);
        (await ground.Rest.GetAsync($"{root}?with_user_count=true")).Json![0]!["user_count"]!.GetValue<int>().ShouldBe(1);
        (await ground.Rest.GetAsync(one)).Number.ShouldBe(200);
        (await ground.Rest.GetAsync($"{one}/users")).Json!.AsArray().Count.ShouldBe(1);
        (await ground.Rest.PatchAsync(one, """{"name":"Assemblée générale","status":2}""")).Json!["status"]!.GetValue<int>().ShouldBe(2);
        ground.Dc.Mark(ground.Member, ground.Dc.Events(ground.Guild)[0], comes: false);
        (await ground.Rest.DeleteAsync(one)).Number.ShouldBe(204);
        ground.Dc.Events(ground.Guild).ShouldBeEmpty();
    }

    private static async Task RolesAsync(DoubleGround ground)
    {
        var guild = $"/guilds/{ground.Guild.Id}";
        var role = ground.Dc.CreateRole(ground.Guild, "déléguée");
        var made = await ground.Rest.PostAsync($"{guild}/roles", """{"name":"à tous","mentionable":true}""");
        made.Number.ShouldBe(200);

        // A bot's own role stands lowest here, as it was made first: what it may move it has to stand above.
        ground.Dc.MoveBotRoleUp(ground.Guild);
        var held = $"{guild}/members/{ground.Member.Id}/roles/{role.Id}";
        (await ground.Rest.PutAsync(held)).Number.ShouldBe(204);
        (await ground.Rest.DeleteAsync(held)).Number.ShouldBe(204);
        (await ground.Rest.GetAsync($"{guild}/roles/{made.Id}")).Number.ShouldBe(200);
        (await ground.Rest.PatchAsync($"{guild}/roles/{made.Id}", """{"permissions":"1024"}""")).Number.ShouldBe(200);
        (await ground.Rest.DeleteAsync($"{guild}/roles/{made.Id}")).Number.ShouldBe(204);
        ground.Dc.Leave(ground.Dc.CreateUser("Grace", ground.Guild), ground.Guild);
    }

    private static async Task InteractionsAsync(DoubleGround ground)
    {
        var rest = ground.Rest;
        await ground.RegisterAsync("""[{"name":"aide","description":"d"},{"name":"Signaler","type":3},{"name":"Saluer","type":2}]""");
        var own = $"/applications/{ground.Dc.ApplicationId}/guilds/{ground.Guild.Id}/commands";
        (await rest.PutAsync(own, """[{"name":"lieu","description":"d"}]""")).Number.ShouldBe(200);
        foreach (var book in new[] { ground.Commands, own })
        {
            (await rest.GetAsync($"{book}?with_localizations=true")).Number.ShouldBe(200);
            var made = await rest.PostAsync(book, """{"name":"temps","description":"d"}""");
            made.Number.ShouldBe(201);
            (await rest.GetAsync($"{book}/{made.Id}")).Number.ShouldBe(200);
            (await rest.PatchAsync($"{book}/{made.Id}", """{"description":"autre"}""")).Json!["description"]!.GetValue<string>().ShouldBe("autre");
            (await rest.DeleteAsync($"{book}/{made.Id}")).Number.ShouldBe(204);
        }

        var slash = ground.Dc.Slash(ground.Member, ground.Channel, "aide");
        (await rest.PostAsync($"/interactions/{slash.Id}/{slash.Token}/callback?with_response=true", $$$"""
            {"type":4,"data":{"content":"Choisis",{{{Quiet}}},"components":[{"type":1,"components":[{"type":5,"custom_id":"qui"}]},{"type":1,"components":[{"type":8,"custom_id":"où"}]},
            {"type":1,"components":[{"type":7,"custom_id":"tous"}]},{"type":1,"components":[{"type":2,"style":1,"label":"Oui","custom_id":"oui"}]}]}}
            """)).Number.ShouldBe(200);
        var webhook = $"/webhooks/{ground.Dc.ApplicationId}/{slash.Token}";
        (await rest.GetAsync($"{webhook}/messages/@original")).Number.ShouldBe(200);
        (await rest.PatchAsync($"{webhook}/messages/@original", $$"""{"content":"Choisis bien",{{Quiet}}}""")).Number.ShouldBe(200);
        var shown = await slash.Answer.WaitAsync(TestContext.Current.CancellationToken);
        ground.Dc.Press(ground.Member, shown, "oui");
        ground.Dc.Select(ground.Member, shown, "qui", $"{ground.Member.Id}");
        ground.Dc.Select(ground.Member, shown, "tous", $"{ground.Guild.Id}", $"{ground.Member.Id}");
        ground.Dc.Select(ground.Member, shown, "où", $"{ground.Channel.Id}");
        ground.Dc.UseOn(ground.Member, shown, "Signaler");
        ground.Dc.UseOn(ground.Member, ground.Channel, ground.Dc.Bot, "Saluer");
        var next = await rest.PostAsync(webhook, $$"""{"content":"encore",{{Quiet}}}""");
        (await rest.GetAsync($"{webhook}/messages/{next.Id}")).Number.ShouldBe(200);
        (await rest.PatchAsync($"{webhook}/messages/{next.Id}", $$"""{"content":"enfin",{{Quiet}}}""")).Number.ShouldBe(200);
        (await rest.DeleteAsync($"{webhook}/messages/{next.Id}")).Number.ShouldBe(204);
        (await rest.DeleteAsync($"{webhook}/messages/@original")).Number.ShouldBe(204);
    }

    private static async Task LeaveAsync(DoubleGround ground) =>
        (await ground.Rest.DeleteAsync($"/users/@me/guilds/{ground.Guild.Id}")).Number.ShouldBe(204);

    private static async Task<List<GatewayPayload>> ReadToChunkAsync(GatewayClient client)
    {
        var events = new List<GatewayPayload>();
        do
        {
            events.Add(await client.NextAsync());
        }
        while (events[^1].Name is not "GUILD_MEMBERS_CHUNK");
        return [.. events.Where(e => e.Op == 0)];
    }
}
