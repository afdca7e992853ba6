namespace UnionBot.Tests.Specification;

/// <summary>Discord's judge passes what is right and names what is wrong.</summary>
public sealed class DiscordCheckTests
{
    private const string Messages = "/channels/123456789012345678/messages";
    private const string Callback = "/interactions/123456789012345678/token/callback";
    private const string Commands = "/applications/123456789012345678/commands";

    public static TheoryData<string, string, string?> Right => new()
    {
        { "GET", "/gateway/bot", null },
        { "POST", Messages, """{"content":"Salut","nonce":"n-1","enforce_nonce":true,"flags":4096,"allowed_mentions":{"parse":[]}}""" },
        { "POST", Messages, """{"content":"x","allowed_mentions":{"parse":[]},"components":[{"type":1,"components":[{"type":2,"style":1,"label":"Oui","custom_id":"a"},{"type":2,"style":5,"label":"Lien","url":"https://example.org"}]}]}""" },
        { "PATCH", Messages + "/123456789012345679", """{"content":"x","allowed_mentions":{"parse":[]},"attachments":[{"id":"123456789012345680"}]}""" },
        { "POST", Callback + "?with_response=true", """{"type":4,"data":{"content":"x","flags":64,"allowed_mentions":{"parse":[]}}}""" },
        { "POST", Callback, """{"type":6}""" },
        { "PATCH", "/webhooks/123456789012345678/token/messages/@original", """{"content":"x","allowed_mentions":{"parse":[]}}""" },
        { "PUT", Commands, """[{"name":"question","description":"Pose ta question.","type":1,"options":[{"type":3,"name":"texte","description":"Ta question.","required":true}]}]""" },
        { "POST", "/users/@me/channels", """{"recipient_id":"123456789012345678"}""" },
        { "POST", Messages + "/123456789012345679/crosspost", null },
    };

    public static TheoryData<string, string, string?, string> Wrong => new()
    {
        { "GET", "/gateway/robot", null, "there is no such path" },
        { "PUT", Messages, "{}", "knows no PUT" },
        { "GET", "/channels/annonces", null, "does not match" },
        { "GET", Messages + "?limit=many", null, "?limit" },
        { "GET", Messages + "?colour=red", null, "?colour: is unknown" },
        { "POST", Messages, null, "has no body" },
        { "POST", Messages + "/123456789012345679/crosspost", "{}", "takes no body" },
        { "POST", Messages, """{"content":"x"}""", "allowed_mentions: is missing" },
        { "POST", Messages, """{"content":5,"allowed_mentions":{"parse":[]}}""", "$.content: 5 is not" },
        { "POST", Messages, """{"content":"x","colour":"red","allowed_mentions":{"parse":[]}}""", "$.colour: is unknown" },
        { "POST", Messages, """{"content":"x","nonce":"12345678901234567890123456","allowed_mentions":{"parse":[]}}""", "$.nonce" },
        { "POST", Messages, """{"content":"x","allowed_mentions":{"parse":["all"]}}""", "$.allowed_mentions" },
        { "POST", Messages, """{"content":"x","allowed_mentions":{"parse":["users","users"]}}""", "$.allowed_mentions" },
        { "POST", Messages, """{"content":"x","allowed_mentions":{"parse":[]},"components":[{"type":1,"components":[{"type":2,"style":1,"label":"Oui","custom_id":"a"},{"type":2,"style":1,"label":"Non","custom_id":"a"}]}]}""", "is there twice" },
        { "POST", Messages, """{"content":"x","allowed_mentions":{"parse":[]},"components":[{"type":1,"components":[{"type":2,"style":9,"label":"Oui","custom_id":"a"}]}]}""", "style" },
        { "POST", Messages, """{"content":"x","content":"y"}""", "the body can't be read" },
        { "POST", Messages, "{", "the body can't be read" },
        { "PATCH", Messages + "/123456789012345679", """{"content":"x"}""", "allowed_mentions: is missing" },
        { "PATCH", Messages + "/123456789012345679", """{"content":"x","allowed_mentions":{"parse":[]},"attachments":[{"id":"1"}]}""", "1 is neither sent nor kept" },
        { "POST", Callback, """{"data":{"content":"x"}}""", "is missing" },
        { "POST", Callback, """{"type":4,"data":{"content":"x","flags":64}}""", "allowed_mentions: is missing" },
        { "PUT", Commands, """[{"name":"question","description":"","type":1}]""", "its description has not 1-100 characters" },
        { "PUT", Commands, """[{"name":"Question","description":"x","type":1}]""", "is no name of a command" },
        { "PUT", Commands, """[{"name":"question","description":"x","type":1,"options":[{"type":3,"name":"ta question","description":"x"}]}]""", "is no name of a command" },
        { "PUT", Commands, """[{"name":"question","description":"x","type":1,"options":[{"type":3,"name":"a","description":"x"},{"type":3,"name":"b","description":"x","required":true}]}]""", "stands behind an optional one" },
        { "POST", "/users/@me/channels", """{"recipient_id":123}""", "$.recipient_id" },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void What_the_document_knows_passes(string method, string path, string? json) =>
        DiscordCheck.Faults(Sent.ToDiscord(method, path, json)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_it_does_not_know_is_named(string method, string path, string? json, string fault) =>
        DiscordCheck.Faults(Sent.ToDiscord(method, path, json)).ShouldContain(f => f.Contains(fault));

    [Fact]
    public void A_message_has_at_most_2000_characters()
    {
        Faults(2000).ShouldBeEmpty();
        Faults(2001).ShouldHaveSingleItem();

        static IEnumerable<string> Faults(int length) =>
            DiscordCheck.Faults(Sent.ToDiscord("POST", Messages, $$$"""{"content":"{{{new string('x', length)}}}","allowed_mentions":{"parse":[]}}"""));
    }

    [Fact]
    public void Its_headers_are_looked_at()
    {
        var request = Sent.ToDiscord("GET", "/users/@me", json: null);

        DiscordCheck.Faults(request).ShouldBeEmpty();
        DiscordCheck.Faults(request.With("User-Agent", "curl/8")).ShouldHaveSingleItem();
        DiscordCheck.Faults(request.With("Authorization", "token")).ShouldHaveSingleItem();
        DiscordCheck.Faults(request with { Target = "/api/v9/users/@me" }).ShouldHaveSingleItem();
        DiscordCheck.Faults(Sent.ToDiscord("POST", Messages, "{}").With("Content-Type", "text/plain")).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_file_has_its_number_a_plain_name_and_a_place_in_the_list()
    {
        const string Listed = """{"attachments":[{"id":"0","filename":"p.png"}],"allowed_mentions":{"parse":[]}}""";
        const string Unlisted = """{"attachments":[],"allowed_mentions":{"parse":[]}}""";
        var message = Sent.ToDiscord("POST", Messages, "{}");

        DiscordCheck.Faults(message.As(("payload_json", null, Listed), ("files[0]", "p.png", "x"))).ShouldBeEmpty();
        DiscordCheck.Faults(message.As(("payload_json", null, Unlisted), ("files[0]", "p.png", "x"))).ShouldHaveSingleItem();
        DiscordCheck.Faults(message.As(("payload_json", null, Listed), ("files[0]", "été.png", "x"))).ShouldHaveSingleItem();
        DiscordCheck.Faults(message.As(("payload_json", null, Unlisted), ("photo", "p.png", "x"))).ShouldNotBeEmpty();
        DiscordCheck.Faults(message.As(("payload_json", null, Listed))).ShouldHaveSingleItem();
    }
}
