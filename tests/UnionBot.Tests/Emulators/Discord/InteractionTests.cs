using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord;

namespace UnionBot.Tests.Emulators.Discord;

public sealed class InteractionTests
{
    private const string Question =
        """[{"name":"question","description":"Poser une question","options":[{"type":3,"name":"texte","description":"La question","required":true}]}]""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_slash_command_is_deferred_for_one_then_filled_and_followed_up()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        await ground.RegisterAsync(Question);
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var c = client;

        var handle = ground.Dc.Slash(ground.Member, ground.Channel, "question", ("texte", "À quelle heure ?"));
        var data = await client.EventAsync("INTERACTION_CREATE");
        ((string)data["data"]!["options"]![0]!["value"]!).ShouldBe("À quelle heure ?");
        ((string)data["member"]!["user"]!["id"]!).ShouldBe($"{ground.Member.Id}");
        ((string)data["locale"]!, (int)data["context"]!).ShouldBe(("fr", 0));
        ground.Dc.Idle.ShouldBeFalse();

        var callback = $"/interactions/{data["id"]}/{data["token"]}/callback";
        (await ground.Rest.PostAsync(callback, """{"type":5,"data":{"flags":64}}""")).Number.ShouldBe(204);
        (await ground.Rest.PostAsync(callback, """{"type":5}""")).Code.ShouldBe(40060);
        var original = $"/webhooks/{ground.Dc.ApplicationId}/{data["token"]}";
        (await ground.Rest.PatchAsync($"{original}/messages/@original", """{"content":"À 9 h."}""")).Number.ShouldBe(200);
        (await ground.Rest.PostAsync(original, """{"content":"Et aussi…","flags":64}""")).Number.ShouldBe(200);

        var answer = await handle.Answer.WaitAsync(Stop);
        (answer.Content, answer.EphemeralTo).ShouldBe(("À 9 h.", ground.Member));
        (handle.ResponseType, handle.FollowUps, handle.Standing).ShouldBe((5, 1, 2));
        ground.Dc.Transcript.Select(line => (line.Kind, line.Content)).ShouldBe(
            [(TranscriptKind.Deferred, ""), (TranscriptKind.Created, "À 9 h."), (TranscriptKind.Created, "Et aussi…")]);
        ground.Dc.Messages(ground.Channel).ShouldBeEmpty();
        (await ground.Rest.DeleteAsync($"{original}/messages/@original")).Number.ShouldBe(204);
        await ground.Dc.WaitUntilIdleAsync(Stop);
    }

    [Fact]
    public async Task A_follow_up_of_a_deleted_deferral_is_a_message_of_its_own()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        await ground.RegisterAsync(Question);
        var handle = ground.Dc.Slash(ground.Member, ground.Channel, "question", ("texte", "?"));
        (await ground.Rest.PostAsync($"/interactions/{handle.Id}/{handle.Token}/callback", """{"type":5}""")).Number.ShouldBe(204);
        var webhook = $"/webhooks/{ground.Dc.ApplicationId}/{handle.Token}";
        (await ground.Rest.DeleteAsync($"{webhook}/messages/@original")).Number.ShouldBe(204);
        handle.Standing.ShouldBe(0);

        (await ground.Rest.PostAsync(webhook, """{"content":"À 9 h."}""")).Number.ShouldBe(200);

        (handle.FollowUps, handle.Standing).ShouldBe((1, 1));
        ground.Dc.Messages(ground.Channel).ShouldHaveSingleItem().Content.ShouldBe("À 9 h.");
    }

    [Fact]
    public async Task A_callback_with_response_tells_the_message()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        await ground.RegisterAsync(Question);
        var handle = ground.Dc.Slash(ground.Member, ground.Dc.OpenPrivate(ground.Member), "question", ("texte", "?"));
        var answer = await ground.Rest.PostAsync(
            $"/interactions/{handle.Id}/{handle.Token}/callback?with_response=true", """{"type":4,"data":{"content":"Oui."}}""");
        answer.Number.ShouldBe(200);
        ((string)answer.Json!["resource"]!["message"]!["content"]!).ShouldBe("Oui.");
        ((int)answer.Json["resource"]!["message"]!["type"]!).ShouldBe(20);
    }

    [Fact]
    public async Task Three_seconds_without_a_response_and_the_interaction_is_unknown()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        await ground.RegisterAsync(Question);
        var handle = ground.Dc.Slash(ground.Member, ground.Channel, "question", ("texte", "?"));
        ground.Calendar.Advance(TimeSpan.FromDays(1));
        ground.Clock.Advance(TimeSpan.FromSeconds(3));
        var late = await ground.Rest.PostAsync($"/interactions/{handle.Id}/{handle.Token}/callback", """{"type":4,"data":{"content":"Oui."}}""");
        (late.Number, late.Code, handle.HasFailed).ShouldBe((404, 10062, true));
        (await ground.Rest.PatchAsync($"/webhooks/{ground.Dc.ApplicationId}/{handle.Token}/messages/@original", """{"content":"x"}""")).Code.ShouldBe(10015);
    }

    [Fact]
    public async Task After_a_quarter_of_an_hour_the_token_is_void()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        await ground.RegisterAsync(Question);
        var handle = ground.Dc.Slash(ground.Member, ground.Channel, "question", ("texte", "?"));
        await ground.Rest.PostAsync($"/interactions/{handle.Id}/{handle.Token}/callback", """{"type":5}""");
        ground.Clock.Advance(TimeSpan.FromMinutes(15));
        (await ground.Rest.PatchAsync($"/webhooks/{ground.Dc.ApplicationId}/{handle.Token}/messages/@original", """{"content":"x"}""")).Code.ShouldBe(50027);
        ground.Dc.Idle.ShouldBeTrue();
    }

    [Fact]
    public async Task A_press_updates_its_message_or_answers_beside_it()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var sent = await ground.Rest.PostAsync(
            ground.Messages,
            """{"content":"?","allowed_mentions":{"parse":[]},"components":[{"type":1,"components":[{"type":2,"style":1,"label":"Suite","custom_id":"more"}]}]}""");
        var message = ground.Dc.Find(ulong.Parse(sent.Id, System.Globalization.CultureInfo.InvariantCulture))!;
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var c = client;

        var press = ground.Dc.Press(ground.Member, message, "Suite");
        var data = await client.EventAsync("INTERACTION_CREATE");
        ((string)data["data"]!["custom_id"]!, (string)data["message"]!["id"]!).ShouldBe(("more", sent.Id));
        await ground.Rest.PostAsync($"/interactions/{press.Id}/{press.Token}/callback", """{"type":7,"data":{"content":"suite","components":[]}}""");
        (await press.Answer.WaitAsync(Stop)).Content.ShouldBe("suite");
        Should.Throw<InvalidOperationException>(() => ground.Dc.Press(ground.Member, message, "Suite"));
    }

    [Fact]
    public async Task A_deferred_update_makes_original_the_components_message()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var sent = await ground.Rest.PostAsync(
            ground.Messages,
            """{"content":"?","components":[{"type":1,"components":[{"type":2,"style":1,"label":"Suite","custom_id":"more"}]}]}""");
        var press = ground.Dc.Press(ground.Member, ground.Dc.Messages(ground.Channel)[0], "more");
        await ground.Rest.PostAsync($"/interactions/{press.Id}/{press.Token}/callback", """{"type":6}""");
        (await ground.Rest.PatchAsync($"/webhooks/{ground.Dc.ApplicationId}/{press.Token}/messages/@original", """{"content":"fait"}""")).Id.ShouldBe(sent.Id);
    }

    [Fact]
    public async Task Autocompletion_and_modals_go_their_round()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        await ground.RegisterAsync(
            """[{"name":"mesures","description":"d","options":[{"type":3,"name":"nom","description":"d","autocomplete":true}]}]""");
        var typed = ground.Dc.Type(ground.Member, ground.Channel, "mesures", "nom", "sal");
        await ground.Rest.PostAsync($"/interactions/{typed.Id}/{typed.Token}/callback", """{"type":8,"data":{"choices":[{"name":"Salaires","value":"1"}]}}""");
        typed.Choices.ShouldBe("""[{"name":"Salaires","value":"1"}]""");

        var opened = ground.Dc.Slash(ground.Member, ground.Channel, "mesures");
        (await ground.Rest.PostAsync($"/interactions/{opened.Id}/{opened.Token}/callback", """{"type":9,"data":{"custom_id":"m","title":"","components":[]}}"""))
            .ErrorAt("data.title").ShouldBe("BASE_TYPE_REQUIRED");
        await ground.Rest.PostAsync(
            $"/interactions/{opened.Id}/{opened.Token}/callback",
            """{"type":9,"data":{"custom_id":"m","title":"Question","components":[{"type":18,"label":"Texte","component":{"type":4,"custom_id":"t","style":2}}]}}""");
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var c = client;
        ground.Dc.Submit(opened, ("t", "bonjour"));
        var data = await client.EventAsync("INTERACTION_CREATE");
        ((int)data["type"]!, (string)data["data"]!["components"]![0]!["component"]!["value"]!).ShouldBe((5, "bonjour"));
    }

    [Fact]
    public async Task A_select_in_a_modal_tells_what_was_chosen()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        await ground.RegisterAsync("""[{"name":"vote","description":"d"}]""");
        var opened = ground.Dc.Slash(ground.Member, ground.Channel, "vote");
        (await ground.Rest.PostAsync($"/interactions/{opened.Id}/{opened.Token}/callback", """
            {"type":9,"data":{"custom_id":"m","title":"Vote","components":[{"type":18,"label":"Jours",
            "component":{"type":3,"custom_id":"jours","max_values":2,"options":[{"label":"Lundi","value":"lu"},{"label":"Mardi","value":"ma"}]}}]}}
            """)).Number.ShouldBe(204);
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var c = client;
        ground.Dc.Submit(opened, ("jours", "lu,ma"));
        var data = (await client.EventAsync("INTERACTION_CREATE"))["data"]!;
        data["components"]![0]!["component"]!["values"]!.ToJsonString().ShouldBe("""["lu","ma"]""");
    }

    [Fact]
    public async Task A_context_menu_shows_the_bot_its_target_whatever_it_may_read()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        await ground.RegisterAsync("""[{"name":"Signaler","type":3}]""");
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var c = client;
        var said = ground.Dc.Say(ground.Member, ground.Channel, "entre nous");
        ground.Dc.UseOn(ground.Member, said, "Signaler").Name.ShouldBe("Signaler");
        var data = (await client.EventAsync("INTERACTION_CREATE"))["data"]!;
        ((string?)data["target_id"], (string?)data["resolved"]!["messages"]![$"{said.Id}"]!["content"]).ShouldBe(($"{said.Id}", "entre nous"));
        Should.Throw<InvalidOperationException>(() => ground.Dc.UseOn(ground.Member, said, "Autre"));
    }

    [Fact]
    public async Task A_command_that_is_not_registered_or_does_not_fit_cannot_be_used()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        await ground.RegisterAsync(Question);
        Should.Throw<InvalidOperationException>(() => ground.Dc.Slash(ground.Member, ground.Channel, "programme")).Message.ShouldContain("question");
        Should.Throw<InvalidOperationException>(() => ground.Dc.Slash(ground.Member, ground.Channel, "question"));
        Should.Throw<InvalidOperationException>(() => ground.Dc.Slash(ground.Member, ground.Channel, "question", ("texte", 3)));
        Should.Throw<InvalidOperationException>(() => ground.Dc.Slash(ground.Member, ground.Channel, "question", ("text", "x")));
        ground.Dc.Interactions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""[{"name":"Question","description":"d"}]""", "0.name", "APPLICATION_COMMAND_INVALID_NAME")]
    [InlineData("""[{"name":"a b","description":"d"}]""", "0.name", "APPLICATION_COMMAND_INVALID_NAME")]
    [InlineData("""[{"name":"a"}]""", "0.description", "BASE_TYPE_REQUIRED")]
    [InlineData("""[{"name":"a","description":"D101"}]""", "0.description", "BASE_TYPE_BAD_LENGTH")]
    [InlineData("""[{"name":"a","description":"d"},{"name":"a","description":"d"}]""", "1", "APPLICATION_COMMANDS_DUPLICATE_NAME")]
    [InlineData("""[{"name":"a","description":"d","name_localizations":{"fr-FR":"a"}}]""", "0.name_localizations.fr-FR", "BASE_TYPE_CHOICES")]
    [InlineData("""[{"name":"a","description":"d","options":[{"type":3,"name":"o","description":"d"},{"type":3,"name":"r","description":"d","required":true}]}]""", "0.options.1", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID")]
    [InlineData("""[{"name":"a","description":"d","options":[{"type":3,"name":"o","description":"d","autocomplete":true,"choices":[{"name":"x","value":"x"}]}]}]""", "0.options.0.choices", "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID")]
    public async Task A_command_the_platform_refuses_is_refused_at_its_field(string body, string path, string error)
    {
        await using var ground = await DoubleGround.StartAsync();
        var answer = await ground.Rest.PutAsync(ground.Commands, body.Replace("D101", new string('d', 101), StringComparison.Ordinal));
        (answer.Number, answer.Code).ShouldBe((400, 50035));
        answer.ErrorAt(path).ShouldBe(error, answer.Json!.ToJsonString());
    }

    [Fact]
    public async Task Writing_the_same_commands_keeps_their_ids_and_a_guild_has_its_own()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        var first = await ground.Rest.PutAsync(ground.Commands, Question);
        var again = await ground.Rest.PutAsync(ground.Commands, Question);
        ((string?)again.Json![0]!["id"]).ShouldBe((string?)first.Json![0]!["id"]);
        var guild = await ground.Rest.PutAsync($"/applications/{ground.Dc.ApplicationId}/guilds/{ground.Guild.Id}/commands", """[{"name":"ici","description":"d"}]""");
        ((string?)guild.Json![0]!["guild_id"]).ShouldBe($"{ground.Guild.Id}");
        ground.Dc.Slash(ground.Member, ground.Channel, "ici").Name.ShouldBe("ici");
        Should.Throw<InvalidOperationException>(() => ground.Dc.Slash(ground.Member, ground.Dc.OpenPrivate(ground.Member), "ici"));
        (await ground.Rest.PutAsync($"/applications/{ground.Dc.ApplicationId}/commands", "[]")).Json!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Subcommands_nest_and_what_options_point_to_is_resolved()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        await ground.RegisterAsync(
            """
            [{"name":"abonner","description":"d","options":[{"type":1,"name":"ici","description":"d",
              "options":[{"type":7,"name":"salon","description":"d"},{"type":11,"name":"photo","description":"d"}]}]}]
            """);
        var (client, _) = await GatewayClient.IdentifiedAsync(ground.Dc);
        await using var c = client;
        ground.Dc.Slash(ground.Member, ground.Channel, "abonner ici", ("salon", ground.Channel), ("photo", new Upload("a.png", "image/png", new byte[] { 9 })));
        var data = (await client.EventAsync("INTERACTION_CREATE"))["data"]!;
        ((string)data["options"]![0]!["options"]![0]!["value"]!).ShouldBe($"{ground.Channel.Id}");
        ((string)data["resolved"]!["channels"]![$"{ground.Channel.Id}"]!["name"]!).ShouldBe("annonces");
        var url = (string)data["resolved"]!["attachments"]!.AsObject().Single().Value!["url"]!;
        (await ground.Rest.Http.GetByteArrayAsync(url, Stop)).ShouldBe([9]);
    }
}
