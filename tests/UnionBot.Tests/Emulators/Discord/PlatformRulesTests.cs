using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord;

namespace UnionBot.Tests.Emulators.Discord;

/// <summary>The limits that no header announces, and the refusals by their codes.</summary>
public sealed class PlatformRulesTests
{
    private const string Event =
        """{"name":"AG","privacy_level":2,"entity_type":3,"entity_metadata":{"location":"Salle 4"},"scheduled_start_time":"2026-04-01T17:00:00Z","scheduled_end_time":"2026-04-01T19:00:00Z"}""";

    [Fact]
    public async Task A_fourth_edit_of_messages_older_than_an_hour_in_six_seconds_is_30046_for_the_channel()
    {
        await using var ground = await UnannouncedAsync();
        List<string> old = [(await ground.Rest.SayAsync(ground.Channel, "un")).Id, (await ground.Rest.SayAsync(ground.Channel, "deux")).Id];
        ground.Calendar.Advance(TimeSpan.FromMinutes(61));
        var fresh = (await ground.Rest.SayAsync(ground.Channel, "frais")).Id;
        foreach (var id in new[] { old[0], old[1], old[0] })
        {
            (await EditAsync(ground, id)).Number.ShouldBe(200);
        }

        var refused = await EditAsync(ground, old[1]);
        (refused.Number, refused.Code, (double)refused.Json!["retry_after"]!, refused.Headers["Retry-After"]).ShouldBe((429, 30046, 6, "6"));
        refused.Headers["X-RateLimit-Remaining"].ShouldNotBe("0");
        (await EditAsync(ground, fresh)).Number.ShouldBe(200);
        ground.Clock.Advance(TimeSpan.FromSeconds(6));
        (await EditAsync(ground, old[1])).Number.ShouldBe(200);
    }

    [Fact]
    public async Task Ten_messages_an_hour_are_published_from_a_channel_and_each_is_edited_three_times()
    {
        await using var ground = await UnannouncedAsync();
        var news = ground.Dc.CreateChannel(ground.Guild, "nouvelles", DoubleChannelKind.Announcement);
        var root = $"/channels/{news.Id}/messages";
        var ids = new List<string>();
        for (var i = 0; i < 11; i++)
        {
            ids.Add((await ground.Rest.SayAsync(news, $"{i}")).Id);
            var published = await ground.Rest.PostAsync($"{root}/{ids[i]}/crosspost", "");
            published.Number.ShouldBe(i < 10 ? 200 : 429);
            if (i == 10)
            {
                published.Headers["Retry-After"].ShouldBe("3600");
            }
        }

        (await ground.Rest.PostAsync($"{root}/{ids[0]}/crosspost", "")).Code.ShouldBe(40033);
        for (var i = 0; i < 4; i++)
        {
            var edited = await ground.Rest.PatchAsync($"{root}/{ids[0]}", """{"content":"x","allowed_mentions":{"parse":[]}}""");
            (edited.Number, i < 3 ? 0 : edited.Code).ShouldBe(i < 3 ? (200, 0) : (429, 20022));
        }

        ground.Clock.Advance(TimeSpan.FromHours(1));
        (await ground.Rest.PostAsync($"{root}/{ids[10]}/crosspost", "")).Number.ShouldBe(200);
    }

    [Fact]
    public async Task Opening_private_conversations_too_fast_is_40003_but_one_that_is_open_stays_so()
    {
        await using var ground = await UnannouncedAsync();
        var people = Enumerable.Range(0, 26).Select(i => ground.Dc.CreateUser($"p{i}", ground.Guild)).ToList();
        foreach (var person in people.Take(25))
        {
            (await OpenAsync(ground, person)).Number.ShouldBe(200);
        }

        var refused = await OpenAsync(ground, people[25]);
        (refused.Number, refused.Code).ShouldBe((403, 40003));
        (await OpenAsync(ground, people[0])).Number.ShouldBe(200);
        ground.Clock.Advance(TimeSpan.FromMinutes(10));
        (await OpenAsync(ground, people[25])).Number.ShouldBe(200);
    }

    [Fact]
    public async Task Names_of_channels_and_new_commands_have_their_limits()
    {
        await using var ground = await UnannouncedAsync();
        ground.Dc.SetBotPermissions(ground.Guild, DiscordPermissions.Bot | DiscordPermissions.ManageChannels);
        List<int> answers = [];
        foreach (var name in new[] { "a", "b", "b", "c" })
        {
            answers.Add((await ground.Rest.PatchAsync($"/channels/{ground.Channel.Id}", $$"""{"name":"{{name}}"}""")).Number);
        }

        answers.ShouldBe([200, 200, 200, 429]);
        for (var round = 0; round < 2; round++)
        {
            await ground.RegisterAsync($"[{string.Join(',', Enumerable.Range(0, 100).Select(i => $$"""{"name":"c{{round}}-{{i}}","description":"d"}"""))}]");
        }

        var last = await ground.Rest.PutAsync(ground.Commands, """[{"name":"c1-0","description":"autre"}]""");
        last.Number.ShouldBe(200);
        var refused = await ground.Rest.PostAsync(ground.Commands, """{"name":"nouveau","description":"d"}""");
        (refused.Number, refused.Code).ShouldBe((429, 30034));
    }

    [Fact]
    public async Task Deleting_old_messages_has_a_bucket_of_its_own_and_many_at_once_takes_none()
    {
        await using var ground = await UnannouncedAsync();
        ground.Dc.SetBotPermissions(ground.Guild, DiscordPermissions.Bot | DiscordPermissions.ManageMessages);
        List<string> old = [(await ground.Rest.SayAsync(ground.Channel, "un")).Id, (await ground.Rest.SayAsync(ground.Channel, "deux")).Id];
        ground.Calendar.Advance(TimeSpan.FromDays(15));
        List<string> fresh = [(await ground.Rest.SayAsync(ground.Channel, "trois")).Id, (await ground.Rest.SayAsync(ground.Channel, "quatre")).Id];

        (await ManyAsync(ground, old[0], fresh[0])).Code.ShouldBe(50034);
        (await ManyAsync(ground, fresh[0])).ErrorAt("messages").ShouldBe("BASE_TYPE_BAD_LENGTH");
        var first = await ground.Rest.DeleteAsync($"{ground.Messages}/{old[0]}");
        var second = await ground.Rest.DeleteAsync($"{ground.Messages}/{fresh[0]}");
        first.Headers["X-RateLimit-Bucket"].ShouldNotBe(second.Headers["X-RateLimit-Bucket"]);
        ground.Dc.SetBotPermissions(ground.Guild, DiscordPermissions.Bot);
        (await ManyAsync(ground, fresh[0], fresh[1])).Code.ShouldBe(50013);
        var dm = ground.Dc.OpenPrivate(ground.Member);
        (await ground.Rest.PostAsync($"/channels/{dm.Id}/messages/bulk-delete", """{"messages":["1","2"]}""")).Code.ShouldBe(50003);
    }

    [Theory]
    [InlineData("""{"name":"AG","privacy_level":2,"entity_type":3,"entity_metadata":{"location":"S"},"scheduled_start_time":"2026-04-01T17:00:00Z"}""", "scheduled_end_time", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"name":"AG","privacy_level":2,"entity_type":3,"entity_metadata":{},"scheduled_start_time":"2026-04-01T17:00:00Z","scheduled_end_time":"2026-04-01T18:00:00Z"}""", "entity_metadata.location", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"name":"AG","privacy_level":2,"entity_type":3,"entity_metadata":{"location":"S"},"scheduled_start_time":"2026-03-01T17:00:00Z","scheduled_end_time":"2026-04-01T18:00:00Z"}""", "scheduled_start_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST")]
    [InlineData("""{"name":"AG","privacy_level":2,"entity_type":3,"entity_metadata":{"location":"S"},"scheduled_start_time":"demain","scheduled_end_time":"2026-04-01T18:00:00Z"}""", "scheduled_start_time", "DATE_TIME_TYPE_PARSE")]
    [InlineData("""{"name":"AG","privacy_level":1,"entity_type":3,"entity_metadata":{"location":"S"},"scheduled_start_time":"2026-04-01T17:00:00Z","scheduled_end_time":"2026-04-01T18:00:00Z"}""", "privacy_level", "BASE_TYPE_CHOICES")]
    public async Task An_event_the_platform_refuses_is_refused_at_its_field(string body, string path, string error)
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var refused = await ground.Rest.PostAsync($"/guilds/{ground.Guild.Id}/scheduled-events", body);
        (refused.Code, refused.ErrorAt(path)).ShouldBe((50035, error));
    }

    [Fact]
    public async Task An_event_goes_its_way_once_is_gone_when_deleted_and_needs_the_permission_to_create_not_to_manage()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var root = $"/guilds/{ground.Guild.Id}/scheduled-events";
        var id = (await ground.Rest.PostAsync(root, Event)).Id;
        (await ground.Rest.PatchAsync($"{root}/{id}", """{"status":3}""")).Code.ShouldBe(50035);
        (await ground.Rest.PatchAsync($"{root}/{id}", """{"status":4}""")).Number.ShouldBe(200);
        (await ground.Rest.PatchAsync($"{root}/{id}", """{"name":"x"}""")).Code.ShouldBe(180000);
        (await ground.Rest.DeleteAsync($"{root}/{id}")).Number.ShouldBe(204);
        (await ground.Rest.DeleteAsync($"{root}/{id}")).Code.ShouldBe(10070);
        ground.Dc.SetBotPermissions(ground.Guild, DiscordPermissions.ManageEvents);
        (await ground.Rest.PostAsync(root, Event)).Code.ShouldBe(50013);
        ground.Dc.SetBotPermissions(ground.Guild, DiscordPermissions.CreateEvents);
        for (var i = 0; i < 100; i++)
        {
            (await ground.Rest.PostAsync(root, Event)).Number.ShouldBe(200);
        }

        (await ground.Rest.PostAsync(root, Event)).Code.ShouldBe(30038);
    }

    [Fact]
    public async Task Reactions_know_emojis_and_permissions()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var said = ground.Dc.Say(ground.Member, ground.Channel, "x");
        var root = $"{ground.Messages}/{said.Id}/reactions";
        (await ground.Rest.PutAsync($"{root}/oui/@me")).Code.ShouldBe(10014);
        (await ground.Rest.PutAsync($"{root}/oui%3A123456789012345678/@me")).Code.ShouldBe(10014);
        ground.Dc.DenyBot(ground.Channel, DiscordPermissions.AddReactions);
        (await ground.Rest.PutAsync($"{root}/👍/@me")).Code.ShouldBe(50013);
        ground.Dc.React(ground.Member, said, "👍");
        (await ground.Rest.PutAsync($"{root}/👍/@me")).Number.ShouldBe(204);
        (await ground.Rest.DeleteAsync($"{root}/👍/{ground.Member.Id}")).Code.ShouldBe(50013);
        ground.Dc.Reactions(said, "👍").ShouldBe([ground.Member, ground.Dc.Bot]);
    }

    [Fact]
    public async Task The_bot_moves_only_roles_below_its_own_and_never_a_bots()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        ground.Dc.SetBotPermissions(ground.Guild, DiscordPermissions.Bot | DiscordPermissions.ManageRoles);
        var role = ground.Dc.CreateRole(ground.Guild, "déléguée");
        var member = $"/guilds/{ground.Guild.Id}/members/{ground.Member.Id}/roles";
        (await ground.Rest.PutAsync($"{member}/{role.Id}")).Code.ShouldBe(50013);
        ground.Dc.MoveBotRoleUp(ground.Guild);
        (await ground.Rest.PutAsync($"{member}/{role.Id}")).Number.ShouldBe(204);
        (await ground.Rest.PutAsync($"{member}/{ground.Guild.Id}")).Code.ShouldBe(50028);
        (await ground.Rest.PutAsync($"{member}/{ground.Member.Id}")).Code.ShouldBe(10011);
        (await ground.Rest.GetAsync($"/guilds/{ground.Guild.Id}/members")).Code.ShouldBe(50001);
    }

    [Fact]
    public async Task Each_refusal_has_its_code()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var nowhere = "123456789012345678";
        (await ground.Rest.GetAsync($"/channels/{nowhere}")).Code.ShouldBe(10003);
        (await ground.Rest.GetAsync($"/guilds/{nowhere}")).Code.ShouldBe(10004);
        (await ground.Rest.GetAsync($"{ground.Messages}/{nowhere}")).Code.ShouldBe(10008);
        (await ground.Rest.PostAsync($"/interactions/{nowhere}/x/callback", """{"type":5}""")).Code.ShouldBe(10062);
        ground.Dc.DenyBot(ground.Channel, DiscordPermissions.ReadMessageHistory);
        var said = ground.Dc.Say(ground.Member, ground.Channel, "x");
        (await ground.Rest.PostAsync(ground.Messages, $$$"""{"content":"x","message_reference":{"message_id":"{{{said.Id}}}"}}""")).Code.ShouldBe(160002);
        ground.Dc.DenyBot(ground.Channel, DiscordPermissions.SendMessages);
        (await ground.Rest.SayAsync(ground.Channel, "x")).Code.ShouldBe(50013);
        ground.Dc.DenyBot(ground.Channel, DiscordPermissions.ViewChannel);
        (await ground.Rest.SayAsync(ground.Channel, "x")).Code.ShouldBe(50001);
        var dm = ground.Dc.OpenPrivate(ground.Member);
        ground.Member.RefusesPrivateMessages = true;
        (await ground.Rest.SayAsync(dm, "x")).Code.ShouldBe(50007);
    }

    [Fact]
    public async Task All_members_come_with_the_intent_and_once_in_thirty_seconds()
    {
        await using var ground = await DoubleGround.StartAsync((clock, calendar) => new DiscordDoubleOptions
        {
            Clock = clock,
            Calendar = calendar,
            GrantedPrivilegedIntents = DiscordIntents.GuildMembers,
        });
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc, (1 << 0) | (1 << 1));
        await using var c = client;
        ((JsonArray)(await client.EventAsync("GUILD_CREATE"))["members"]!).Count.ShouldBe(2 + 1);
        var all = new JsonObject { ["guild_id"] = $"{ground.Guild.Id}", ["query"] = "", ["limit"] = 0, ["nonce"] = "n" };
        await client.SendAsync(8, all.DeepClone());
        var chunk = await client.EventAsync("GUILD_MEMBERS_CHUNK");
        (((JsonArray)chunk["members"]!).Count, (int)chunk["chunk_count"]!, (string?)chunk["nonce"]).ShouldBe((3, 1, "n"));
        await client.SendAsync(8, all);
        var limited = await client.EventAsync("RATE_LIMITED");
        ((int)limited["opcode"]!, (double)limited["retry_after"]!, (string?)limited["meta"]!["nonce"]).ShouldBe((8, 30, "n"));
        await client.SendAsync(8, new JsonObject { ["guild_id"] = new JsonArray($"{ground.Guild.Id}"), ["user_ids"] = new JsonArray($"{ground.Member.Id}", "5") });
        ((string?)(await client.EventAsync("GUILD_MEMBERS_CHUNK"))["not_found"]![0]).ShouldBe("5");
    }

    [Theory]
    [InlineData("v=10&encoding=etf", 4002)]
    [InlineData("v=10&encoding=json&compress=zstd-stream", 4002)]
    [InlineData("v=9&encoding=json", 4012)]
    public async Task What_the_double_does_not_speak_it_refuses_at_once(string query, int code)
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        await using var client = await GatewayClient.ConnectAsync(ground.Dc.GatewayUrl, query);
        (await client.CloseCodeAsync()).ShouldBe(code);
    }

    private static Task<RestAnswer> EditAsync(DoubleGround ground, string id) =>
        ground.Rest.PatchAsync($"{ground.Messages}/{id}", """{"content":"corrigé","allowed_mentions":{"parse":[]}}""");

    private static Task<RestAnswer> OpenAsync(DoubleGround ground, DoubleUser person) =>
        ground.Rest.PostAsync("/users/@me/channels", $$"""{"recipient_id":"{{person.Id}}"}""");

    private static Task<RestAnswer> ManyAsync(DoubleGround ground, params string[] ids) =>
        ground.Rest.PostAsync($"{ground.Messages}/bulk-delete", new JsonObject { ["messages"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) }.ToJsonString());

    /// <summary>Wide buckets, so that only the limits that no header announces are met.</summary>
    private static Task<DoubleGround> UnannouncedAsync() => DoubleGround.StartAsync((clock, calendar) => new DiscordDoubleOptions
    {
        Clock = clock,
        Calendar = calendar,
        RateLimits = new RateLimitPlan { Global = new(10_000, TimeSpan.FromSeconds(1)), Default = new(1000, TimeSpan.FromSeconds(1)), Routes = [] },
    });
}
