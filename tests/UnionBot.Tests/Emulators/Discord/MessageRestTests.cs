using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord;

namespace UnionBot.Tests.Emulators.Discord;

public sealed class MessageRestTests
{
    private const string NoMentions = "\"allowed_mentions\":{\"parse\":[]}";

    [Fact]
    public async Task A_message_is_kept_stamped_by_the_calendar_and_shown_to_all()
    {
        await using var ground = await DoubleGround.StartAsync();
        var answer = await ground.Rest.PostAsync(
            ground.Messages,
            $$"""
            {"content":" **Rendez-vous** à 9 h ","nonce":"d-17","enforce_nonce":true,{{NoMentions}},
             "components":[{"type":1,"components":[
               {"type":2,"style":1,"label":"Programme","custom_id":"p"},{"type":2,"style":5,"label":"Site","url":"https://example.org"}]}]}
            """);

        answer.Number.ShouldBe(200);
        ((string)answer.Json!["content"]!).ShouldBe("**Rendez-vous** à 9 h");
        ((string)answer.Json["nonce"]!).ShouldBe("d-17");
        ((string)answer.Json["timestamp"]!).ShouldBe("2026-03-17T17:00:00.000000+00:00");
        var line = ground.Dc.Transcript.ShouldHaveSingleItem();
        (line.Kind, line.CalendarTime, line.MachineTime).ShouldBe(
            (TranscriptKind.Created, ground.Calendar.GetUtcNow(), ground.Clock.GetUtcNow()));
        line.Message.Buttons.Select(b => (b.Label, b.CustomId, b.Url)).ShouldBe([("Programme", "p", null), ("Site", null, "https://example.org")]);
        (await ground.Rest.GetAsync(ground.Messages)).Json![0]!["id"]!.ToString().ShouldBe(answer.Id);
        ground.Dc.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_enforced_nonce_gives_the_first_message_again_for_three_minutes_of_the_machine()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var body = $$"""{"content":"une fois","nonce":"d-1","enforce_nonce":true,{{NoMentions}} }""";
        var first = await ground.Rest.PostAsync(ground.Messages, body);
        ground.Calendar.Advance(TimeSpan.FromDays(2));
        ground.Clock.Advance(TimeSpan.FromMinutes(2));
        (await ground.Rest.PostAsync(ground.Messages, body)).Id.ShouldBe(first.Id);
        ground.Clock.Advance(TimeSpan.FromMinutes(1));
        (await ground.Rest.PostAsync(ground.Messages, body)).Id.ShouldNotBe(first.Id, StringComparer.Ordinal);
        ground.Dc.Messages(ground.Channel).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"content":"LONG"}""", "content", "BASE_TYPE_MAX_LENGTH")]
    [InlineData("""{"content":7}""", "content", "STRING_TYPE_CONVERT")]
    [InlineData("""{"content":"x","nonce":"12345678901234567890123456"}""", "nonce", "BASE_TYPE_MAX_LENGTH")]
    [InlineData("""{"embeds":[{"title":"T257"}]}""", "embeds.0.title", "BASE_TYPE_MAX_LENGTH")]
    [InlineData("""{"embeds":[{"fields":[{"name":"a"}]}]}""", "embeds.0.fields.0.value", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"content":"x","components":[{"type":7}]}""", "components.0.type", "BASE_TYPE_CHOICES")]
    [InlineData("""{"content":"x","components":[{"type":1},{"type":1},{"type":1},{"type":1},{"type":1},{"type":1}]}""", "components", "BASE_TYPE_MAX_LENGTH")]
    [InlineData("""{"content":"x","components":[{"type":1,"components":[{"type":2,"style":9,"label":"a","custom_id":"a"}]}]}""", "components.0.components.0.style", "BASE_TYPE_CHOICES")]
    [InlineData("""{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"a"}]}]}""", "components.0.components.0.custom_id", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"a","custom_id":"a"},{"type":2,"style":1,"label":"b","custom_id":"a"}]}]}""", "components.0.components.1.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED")]
    [InlineData("""{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"L81","custom_id":"a"}]}]}""", "components.0.components.0.label", "BASE_TYPE_MAX_LENGTH")]
    [InlineData("""{"content":"x","components":[{"type":1,"components":[{"type":2,"style":5,"label":"a","url":"ftp://x"}]}]}""", "components.0.components.0.url", "URL_TYPE_INVALID_SCHEME")]
    [InlineData("""{"content":"x","allowed_mentions":{"parse":["all"]}}""", "allowed_mentions.parse.0", "BASE_TYPE_CHOICES")]
    [InlineData("""{"content":"x","allowed_mentions":{"parse":["users"],"users":["1"]}}""", "allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE")]
    [InlineData("""{"content":"x","message_reference":{"message_id":"123456789012345678"}}""", "message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE")]
    [InlineData("""{"content":"x","attachments":[{"id":"0"}]}""", "attachments.0.id", "ATTACHMENT_NOT_FOUND")]
    [InlineData("""{"content":"x","flags":32768}""", "content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2")]
    public async Task A_form_the_platform_refuses_is_refused_at_its_field(string body, string path, string error)
    {
        await using var ground = await DoubleGround.StartAsync();
        var answer = await ground.Rest.PostAsync(
            ground.Messages,
            body.Replace("LONG", new string('x', 2001), StringComparison.Ordinal)
                .Replace("T257", new string('x', 257), StringComparison.Ordinal)
                .Replace("L81", new string('x', 81), StringComparison.Ordinal));
        (answer.Number, answer.Code).ShouldBe((400, 50035));
        answer.ErrorAt(path).ShouldBe(error, answer.Json!.ToJsonString());
        ground.Dc.Messages(ground.Channel).ShouldBeEmpty();
    }

    [Fact]
    public async Task Six_buttons_in_a_row_and_embeds_over_6000_characters_are_refused()
    {
        await using var ground = await DoubleGround.StartAsync();
        var six = string.Join(',', Enumerable.Range(0, 6).Select(i => $$"""{"type":2,"style":2,"label":"{{i}}","custom_id":"{{i}}"}"""));
        (await ground.Rest.PostAsync(ground.Messages, $$"""{"content":"x","components":[{"type":1,"components":[{{six}}]}]}"""))
            .ErrorAt("components.0.components").ShouldBe("BASE_TYPE_BAD_LENGTH");
        var big = string.Join(',', Enumerable.Repeat($$"""{"description":"{{new string('x', 3001)}}"}""", 2));
        (await ground.Rest.PostAsync(ground.Messages, $$"""{"embeds":[{{big}}]}""")).ErrorAt("embeds").ShouldBe("MAX_EMBED_SIZE_EXCEEDED");
    }

    [Fact]
    public async Task Requests_without_the_headers_the_platform_asks_for_are_refused()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        using var stranger = new RestClient(ground.Dc, "wrong");
        using var nobody = new RestClient(ground.Dc, "");
        using var browser = new RestClient(ground.Dc, userAgent: "Mozilla/5.0");

        (await stranger.GetAsync("/users/@me")).Number.ShouldBe(401);
        (await nobody.GetAsync("/users/@me")).Number.ShouldBe(401);
        var shut = await browser.GetAsync("/users/@me");
        (shut.Number, shut.Code).ShouldBe((400, 40333));
        var untyped = await ground.Rest.SendAsync(HttpMethod.Post, ground.Messages, "{}", contentType: null);
        (untyped.Number, untyped.Code, untyped.ErrorAt("")).ShouldBe((400, 50035, "CONTENT_TYPE_INVALID"));
        (await ground.Rest.PostAsync(ground.Messages, "{")).Code.ShouldBe(50109);
        (await ground.Rest.PostAsync(ground.Messages, """{"content":"  "}""")).Code.ShouldBe(50006);
        ground.Dc.Counters.InvalidRequests.ShouldBe(2);
    }

    [Fact]
    public async Task What_the_bot_may_not_do_in_a_channel_it_is_refused_there()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var message = await ground.Rest.SayAsync(ground.Channel, "avant");

        ground.Dc.DenyBot(ground.Channel, DiscordPermissions.ViewChannel);
        (await ground.Rest.SayAsync(ground.Channel, "x")).Code.ShouldBe(50001);
        ground.Dc.DenyBot(ground.Channel, DiscordPermissions.SendMessages);
        var refused = await ground.Rest.SayAsync(ground.Channel, "x");
        (refused.Number, refused.Code).ShouldBe((403, 50013));
        ground.Dc.DenyBot(ground.Channel, DiscordPermissions.AttachFiles);
        (await ground.Rest.SendFilesAsync(HttpMethod.Post, ground.Messages, "{}", (0, "a.png", [1]))).Code.ShouldBe(50013);
        ground.Dc.DenyBot(ground.Channel, DiscordPermissions.PinMessages);
        (await ground.Rest.PutAsync($"{ground.Messages}/pins/{message.Id}")).Code.ShouldBe(50013);
        ground.Dc.DenyBot(ground.Channel, DiscordPermissions.ReadMessageHistory);
        (await ground.Rest.PostAsync(ground.Messages, $$$"""{"content":"x","message_reference":{"message_id":"{{{message.Id}}}"}}""")).Code.ShouldBe(160002);
        (await ground.Rest.GetAsync(ground.Messages)).Json!.AsArray().ShouldBeEmpty();
        ground.Dc.AllowBot(ground.Channel);
        (await ground.Rest.SayAsync(ground.Channel, "x")).Number.ShouldBe(200);
    }

    [Fact]
    public async Task A_role_decides_by_its_overwrite_in_the_channel()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        ground.Dc.Overwrite(ground.Channel, ground.Guild.Id, isMember: false, allow: 0, deny: DiscordPermissions.SendMessages);
        (await ground.Rest.SayAsync(ground.Channel, "x")).Code.ShouldBe(50013);
        var role = ground.Dc.CreateRole(ground.Guild, "Voix");
        ground.Dc.Overwrite(ground.Channel, role.Id, isMember: false, allow: DiscordPermissions.SendMessages, deny: 0);
        ground.Dc.Give(ground.Dc.Bot, ground.Guild, role);
        (await ground.Rest.SayAsync(ground.Channel, "x")).Number.ShouldBe(200);
    }

    [Fact]
    public async Task Private_conversations_open_once_and_can_be_closed_to_the_bot()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var open = $$"""{"recipient_id":"{{ground.Member.Id}}"}""";
        var first = await ground.Rest.PostAsync("/users/@me/channels", open);
        (await ground.Rest.PostAsync("/users/@me/channels", open)).Id.ShouldBe(first.Id);
        var channel = ground.Dc.OpenPrivate(ground.Member);
        (await ground.Rest.SayAsync(channel, "Bonjour")).Number.ShouldBe(200);
        ground.Member.RefusesPrivateMessages = true;
        (await ground.Rest.SayAsync(channel, "Bonjour")).Code.ShouldBe(50007);
        ground.Member.RefusesPrivateMessages = false;
        ground.Dc.Leave(ground.Member, ground.Guild);
        (await ground.Rest.SayAsync(channel, "Bonjour")).Code.ShouldBe(50278);
        (await ground.Rest.PostAsync("/users/@me/channels", """{"recipient_id":"123456789012345678"}""")).Code.ShouldBe(50033);
    }

    [Fact]
    public async Task An_edit_changes_what_it_names_and_keeps_the_attachments_it_lists()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var sent = await ground.Rest.SendFilesAsync(
            HttpMethod.Post, ground.Messages,
            $$"""{"content":"deux photos",{{NoMentions}},"attachments":[{"id":"0","description":"la salle"},{"id":"1"}]}""",
            (0, "salle.png", [1, 2, 3]), (1, "affiche 2.png", [4]));
        sent.Json!["attachments"]!.AsArray().Select(a => (string?)a!["filename"]).ShouldBe(["salle.png", "affiche_2.png"]);
        var keep = (string)sent.Json["attachments"]![0]!["id"]!;
        var bytes = await ground.Rest.Http.GetByteArrayAsync((string)sent.Json["attachments"]![0]!["url"]!, TestContext.Current.CancellationToken);
        bytes.ShouldBe([1, 2, 3]);

        var textOnly = await ground.Rest.PatchAsync($"{ground.Messages}/{sent.Id}", $$"""{"content":"une photo",{{NoMentions}} }""");
        textOnly.Json!["attachments"]!.AsArray().Count.ShouldBe(2);
        textOnly.Json["edited_timestamp"].ShouldNotBeNull();
        var kept = await ground.Rest.PatchAsync($"{ground.Messages}/{sent.Id}", $$"""{"attachments":[{"id":"{{keep}}"}]}""");
        var left = kept.Json!["attachments"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)left["id"], (string?)left["description"]).ShouldBe((keep, "la salle"));
        ((string)kept.Json["content"]!).ShouldBe("une photo");

        (await ground.Rest.DeleteAsync($"{ground.Messages}/{sent.Id}")).Number.ShouldBe(204);
        (await ground.Rest.PatchAsync($"{ground.Messages}/{sent.Id}", """{"content":"x"}""")).Code.ShouldBe(10008);
        ground.Dc.Transcript.Select(line => line.Kind).ShouldBe([TranscriptKind.Created, TranscriptKind.Edited, TranscriptKind.Edited, TranscriptKind.Deleted]);
    }

    [Fact]
    public async Task A_refused_edit_changes_nothing()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var sent = await ground.Rest.SayAsync(ground.Channel, "reste");
        (await ground.Rest.PatchAsync($"{ground.Messages}/{sent.Id}", """{"content":""}""")).Code.ShouldBe(50006);
        ground.Dc.Find(ulong.Parse(sent.Id, System.Globalization.CultureInfo.InvariantCulture))!.Content.ShouldBe("reste");
        var others = ground.Dc.Say(ground.Member, ground.Channel, "à moi");
        (await ground.Rest.PatchAsync($"{ground.Messages}/{others.Id}", """{"content":"x"}""")).Number.ShouldBe(403);
    }

    [Fact]
    public async Task Pins_work_by_both_paths()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var one = await ground.Rest.SayAsync(ground.Channel, "un");
        var two = await ground.Rest.SayAsync(ground.Channel, "deux");
        (await ground.Rest.PutAsync($"{ground.Messages}/pins/{one.Id}")).Number.ShouldBe(204);
        ground.Calendar.Advance(TimeSpan.FromMinutes(1));
        (await ground.Rest.PutAsync($"/channels/{ground.Channel.Id}/pins/{two.Id}")).Number.ShouldBe(204);
        (await ground.Rest.GetAsync($"{ground.Messages}/pins")).Json!["items"]!.AsArray().Select(i => (string?)i!["message"]!["content"]).ShouldBe(["deux", "un"]);
        (await ground.Rest.DeleteAsync($"{ground.Messages}/pins/{two.Id}")).Number.ShouldBe(204);
        (await ground.Rest.GetAsync($"/channels/{ground.Channel.Id}/pins")).Json!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_really_notified_follows_allowed_mentions_and_permissions()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var role = ground.Dc.CreateRole(ground.Guild, "Délégués");
        role.IsMentionable = true;
        var text = $"@everyone <@{ground.Member.Id}> <@&{role.Id}>";
        await ground.Rest.PostAsync(ground.Messages, new JsonObject { ["content"] = text }.ToJsonString());
        await ground.Rest.SayAsync(ground.Channel, text);
        ground.Dc.SetBotPermissions(ground.Guild, DiscordPermissions.Bot | DiscordPermissions.MentionEveryone);
        await ground.Rest.PostAsync(ground.Messages, $$$"""{"content":"{{{text}}}","allowed_mentions":{"parse":["everyone"]}}""");

        ground.Dc.Transcript.Select(line => (line.Message.MentionedUsers.Count, line.Message.MentionedRoles.Count, line.Message.MentionsEveryone))
            .ShouldBe([(1, 1, false), (0, 0, false), (0, 0, true)]);
        ground.Dc.Findings.ShouldHaveSingleItem().What.ShouldContain("every mention in the text notifies");
    }

    [Fact]
    public async Task Unknown_fields_are_let_through_and_noted()
    {
        await using var ground = await DoubleGround.StartAsync();
        (await ground.Rest.PostAsync(ground.Messages, $$"""{"content":"x",{{NoMentions}},"colour":1,"embeds":[{"titel":"y","title":"z"}]}""")).Number.ShouldBe(200);
        ground.Dc.Findings.Select(f => f.Path).ShouldBe(["colour", "embeds.0.titel"]);
    }

    [Fact]
    public async Task A_thread_starts_at_a_message_once_and_can_be_written_in()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var message = await ground.Rest.SayAsync(ground.Channel, "discutons");
        var thread = await ground.Rest.PostAsync($"{ground.Messages}/{message.Id}/threads", """{"name":"suite","auto_archive_duration":1440}""");
        (thread.Number, thread.Id).ShouldBe((201, message.Id));
        (await ground.Rest.PostAsync($"{ground.Messages}/{message.Id}/threads", """{"name":"suite"}""")).Code.ShouldBe(160004);
        (await ground.Rest.PostAsync($"/channels/{thread.Id}/messages", """{"content":"ici"}""")).Number.ShouldBe(200);
        (await ground.Rest.PatchAsync($"/channels/{thread.Id}", """{"archived":true}""")).Number.ShouldBe(200);
        ((bool)(await ground.Rest.GetAsync($"/channels/{thread.Id}")).Json!["thread_metadata"]!["archived"]!).ShouldBeTrue();
    }
}
