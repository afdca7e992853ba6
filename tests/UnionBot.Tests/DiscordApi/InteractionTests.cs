using System.Text;
using System.Text.Json;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Gateway;
using UnionBot.DiscordApi.Models;

namespace UnionBot.Tests.DiscordApi;

public sealed class InteractionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_is_asked_with_labels_and_nothing_that_was_not_said()
    {
        var http = new StubHttp((_, _) => StubHttp.Json(204, ""));

        await Rest(http).RespondAsync(
            new Snowflake(1), "t",
            InteractionResponse.Ask("annoncer", "Nouvelle annonce", [Component.TextInput("texte", "Le texte", TextInputStyle.Paragraph, maxLength: 1800, value: "Bonjour")]),
            Stop);

        http.Asked.ShouldHaveSingleItem().Body.ShouldBe(
            """{"type":9,"data":{"custom_id":"annoncer","title":"Nouvelle annonce","components":[{"type":18,"component":{"type":4,"style":2,"custom_id":"texte","max_length":1800,"required":true,"value":"Bonjour"},"label":"Le texte"}]}}""");
    }

    [Fact]
    public async Task Choices_are_suggested_and_a_message_pings_nobody()
    {
        var http = new StubHttp((_, _) => StubHttp.Json(204, ""));
        var rest = Rest(http);

        await rest.RespondAsync(new Snowflake(1), "t", InteractionResponse.Suggest([new CommandChoice("Demain", "J+1")]), Stop);
        await rest.RespondAsync(new Snowflake(2), "t", InteractionResponse.Say("@everyone", MessageFlags.Ephemeral), Stop);

        http.Asked.Select(a => a.Body).ShouldBe([
            """{"type":8,"data":{"choices":[{"name":"Demain","value":"J\u002B1"}]}}""",
            """{"type":4,"data":{"flags":64,"content":"@everyone","allowed_mentions":{"parse":[]}}}"""]);
    }

    [Theory]
    [InlineData("""[{"type":18,"id":1,"component":{"type":4,"id":2,"custom_id":"texte","value":"des mots"}}]""")]
    [InlineData("""[{"type":1,"components":[{"type":4,"custom_id":"texte","value":"des mots"}]}]""")]
    [InlineData("""[{"type":10,"content":"x"},null,{"type":18,"component":{"type":99,"custom_id":"neuf","value":{"a":1},"values":["1"]}},{"type":18,"component":{"type":4,"custom_id":"texte","value":"des mots"}},{"type":23,"custom_id":"case","value":true}]""")]
    public void A_submitted_form_is_read_whatever_else_stands_in_it(string components)
    {
        var submitted = Read(
            """{"id":"5","application_id":"6","type":5,"token":"t","channel_id":"7","user":{"id":"8"},"data":{"custom_id":"annoncer","components":INPUTS},"new":1}"""
                .Replace("INPUTS", components, StringComparison.Ordinal));

        submitted.Type.ShouldBe(InteractionType.ModalSubmit);
        submitted.Data!.CustomId.ShouldBe("annoncer");
        submitted.Data.ReadFields().ShouldBe([KeyValuePair.Create("texte", "des mots")]);
        submitted.Data.ToString().ShouldNotContain("mots");
    }

    [Fact]
    public void The_option_being_typed_is_known()
    {
        var typing = Read("""{"id":"5","type":4,"data":{"name":"annoncer","type":1,"options":[{"name":"quand","type":3,"value":"dem","focused":true},{"name":"x","type":77,"value":[]}]}}""");

        typing.Data!.Options!.Single(o => o.Focused == true).Value!.Value.GetString().ShouldBe("dem");
    }

    [Fact]
    public void Half_a_surrogate_pair_and_a_bottomless_form_break_nothing()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"type\":1,\"components\":[", 25)) + "{\"type\":4,\"custom_id\":\"t\",\"value\":\"v\"}" + string.Concat(Enumerable.Repeat("]}", 25));

        Read("""{"id":"5","type":5,"data":{"components":[DEEP]}}""".Replace("DEEP", deep, StringComparison.Ordinal)).Data!.ReadFields().ShouldBeEmpty();
        Read("""{"id":"5","type":5,"data":{"components":[{"type":4,"custom_id":"t","value":"\ud800"}]}}""").Data!.ReadFields().ShouldBeEmpty();
    }

    private static Interaction Read(string json)
    {
        GatewayFrame.TryRead(Encoding.UTF8.GetBytes("""{"op":0,"s":1,"t":"INTERACTION_CREATE","d":JSON}""".Replace("JSON", json, StringComparison.Ordinal)), out var frame).ShouldBeTrue();
        return frame.ReadEvent(0).ShouldBeOfType<GatewayEvent.InteractionCreated>().Interaction;
    }

    private static DiscordRest Rest(StubHttp http) => new(
        new HttpClient(http) { Timeout = Timeout.InfiniteTimeSpan },
        new DiscordClientOptions { Token = "t", ProductUrl = new Uri("https://example.org"), ProductVersion = "1" },
        TimeProvider.System);
}
