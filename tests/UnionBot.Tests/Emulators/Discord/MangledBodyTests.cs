using System.Text.Json.Nodes;
using CsCheck;

namespace UnionBot.Tests.Emulators.Discord;

/// <summary>Whatever a client sends, the double answers as the platform would and never falls.</summary>
public sealed class MangledBodyTests
{
    private static readonly string[] Bodies =
    [
        """
        {"content":"x","nonce":"n","enforce_nonce":true,"tts":false,"flags":4,"allowed_mentions":{"parse":["users"],"roles":["1"],"replied_user":true},
         "embeds":[{"title":"t","description":"d","url":"https://a.b","timestamp":"2026-03-17T17:00:00Z","color":1,"footer":{"text":"f"},
         "author":{"name":"a"},"image":{"url":"attachment://a.png"},"fields":[{"name":"n","value":"v","inline":true}]}],
         "components":[{"type":1,"components":[{"type":2,"style":1,"label":"l","custom_id":"c","emoji":{"name":"x"},"disabled":false}]},
         {"type":1,"components":[{"type":3,"custom_id":"s","options":[{"label":"l","value":"v","description":"d"}]}]}],
         "message_reference":{"message_id":"123456789012345678","fail_if_not_exists":false},"attachments":[{"id":"0","filename":"f","description":"d"}]}
        """,
        """{"type":9,"data":{"custom_id":"m","title":"t","components":[{"type":18,"label":"l","component":{"type":4,"custom_id":"t","style":2}}]}}""",
        """{"type":4,"data":{"content":"x","flags":64,"embeds":[],"components":[]}}""",
        """
        [{"name":"a","type":1,"description":"d","name_localizations":{"fr":"b"},"contexts":[0],"integration_types":[0],"options":[
         {"type":1,"name":"s","description":"d","options":[{"type":3,"name":"o","description":"d","required":true,"choices":[{"name":"n","value":"v"}]}]}]}]
        """,
        """{"recipient_id":"123456789012345678"}""",
        """{"name":"n","auto_archive_duration":60,"archived":true,"type":11}""",
    ];

    private static readonly string[] Leaves =
    [
        "null", "true", "0", "-1", "1.5", "1e30", "99999999999999999999", "\"\"", "\"x\"", "[]", "{}", "[null]", "[[1]]", "{\"a\":{}}", "18446744073709551615",
    ];

    private static readonly Gen<string> AnyLeaf = Gen.Int[0, Leaves.Length - 1].Select(i => Leaves[i]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_body_makes_the_double_fall()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        await ground.RegisterAsync("""[{"name":"a","description":"d"}]""");
        var message = await ground.Rest.SayAsync(ground.Channel, "x");
        var handle = ground.Dc.Slash(ground.Member, ground.Channel, "a");
        var webhook = $"/webhooks/{ground.Dc.ApplicationId}/{handle.Token}";
        (HttpMethod Method, string Path)[] targets =
        [
            (HttpMethod.Post, ground.Messages),
            (HttpMethod.Patch, $"{ground.Messages}/{message.Id}"),
            (HttpMethod.Put, ground.Commands),
            (HttpMethod.Post, ground.Commands),
            (HttpMethod.Post, "/users/@me/channels"),
            (HttpMethod.Post, $"{ground.Messages}/{message.Id}/threads"),
            (HttpMethod.Patch, $"/channels/{ground.Channel.Id}"),
            (HttpMethod.Post, $"/interactions/{handle.Id}/{handle.Token}/callback"),
            (HttpMethod.Post, webhook),
            (HttpMethod.Patch, $"{webhook}/messages/@original"),
        ];

        await Gen.Select(Gen.Int[0, Bodies.Length - 1], Gen.Int[0, targets.Length - 1], Gen.Int[0, 60], AnyLeaf, Gen.Int[0, 3]).SampleAsync(
            async (body, target, place, leaf, _) =>
            {
                var json = Mangle(Bodies[body], place, leaf);
                var answer = await ground.Rest.SendAsync(targets[target].Method, targets[target].Path, json);
                return answer.Number is < 500 or 501;
            },
            iter: 300, threads: 1);
    }

    [Fact]
    public async Task No_payload_makes_the_gateway_fall()
    {
        await using var ground = await DoubleGround.UnlimitedAsync();
        string[] payloads =
        [
            $$$"""{"op":2,"d":{"token":"{{{ground.Dc.Token}}}","intents":1,"shard":[0,1],"properties":{"os":"l","browser":"b","device":"d"} } }""",
            $$$"""{"op":6,"d":{"token":"{{{ground.Dc.Token}}}","session_id":"x","seq":1} }""",
            """{"op":1,"d":1}""",
        ];
        await Gen.Select(Gen.Int[0, payloads.Length - 1], Gen.Int[0, 12], AnyLeaf).SampleAsync(
            async (payload, place, leaf) =>
            {
                await using var client = await GatewayClient.ConnectAsync(ground.Dc.GatewayUrl);
                (await client.NextAsync()).Op.ShouldBe(10);
                await client.SendTextAsync(Mangle(payloads[payload], place, leaf));
                var next = await client.NextAsync().WaitAsync(Stop);
                return next.Op is 0 or 9 or 11 || next.Number is >= 4001 and <= 4014;
            },
            iter: 60, threads: 1);
    }

    /// <summary>Puts a leaf in the place of the n-th node, or of the root when there are fewer.</summary>
    private static string Mangle(string body, int place, string leaf)
    {
        var root = JsonNode.Parse(body)!;
        var nodes = All(root).ToList();
        if (place >= nodes.Count || nodes[place] == root)
        {
            return leaf;
        }

        nodes[place].ReplaceWith(JsonNode.Parse(leaf));
        return root.ToJsonString();
    }

    private static IEnumerable<JsonNode> All(JsonNode node)
    {
        yield return node;
        var inner = node switch
        {
            JsonObject json => json.Select(field => field.Value),
            JsonArray list => list,
            _ => [],
        };
        foreach (var deep in inner.OfType<JsonNode>().SelectMany(All))
        {
            yield return deep;
        }
    }
}
