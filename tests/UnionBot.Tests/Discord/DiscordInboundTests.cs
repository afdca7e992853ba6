using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using UnionBot.Discord;
using UnionBot.DiscordApi;
using UnionBot.DiscordApi.Gateway;
using UnionBot.DiscordApi.Models;
using UnionBot.Messages;

namespace UnionBot.Tests.Discord;

public sealed class DiscordInboundTests
{
    private static readonly DiscordIdentity Me = new(new Snowflake(900), new Snowflake(901), "bot");
    private static readonly DiscordInbound Inbound = new(Me, name => name is "annoncer" ? DiscordGround.Announce : null);

    private static readonly string[] Payloads =
    [
        """{"op":0,"s":1,"t":"MESSAGE_CREATE","d":{"id":"5","channel_id":"6","guild_id":"7","type":0,"author":{"id":"8","username":"a"},"content":"<@900> *quand* ?","timestamp":"2026-03-20T10:00:00+00:00","mentions":[{"id":"900"}],"attachments":[],"components":[]}}""",
        """{"op":0,"s":2,"t":"MESSAGE_CREATE","d":{"id":"5","channel_id":"6","type":0,"author":{"id":"8"},"content":"/annoncer a | b","attachments":[{"id":"1","content_type":"image/png","url":"https://cdn.discordapp.com/a.png","size":3}],"sticker_items":[{"id":"3"}],"flags":8192}}""",
        """{"op":0,"s":3,"t":"MESSAGE_UPDATE","d":{"id":"5","channel_id":"6","author":{"id":"8"},"content":"x","edited_timestamp":"2026-03-20T10:00:00+00:00"}}""",
        """{"op":0,"s":4,"t":"INTERACTION_CREATE","d":{"id":"5","application_id":"901","type":2,"token":"t","channel_id":"6","guild_id":"7","member":{"user":{"id":"8"},"roles":["1"]},"data":{"id":"9","name":"annoncer","type":1,"options":[{"name":"texte","type":3,"value":"**b**"},{"name":"quand","type":3,"value":"J-7"}]}}}""",
        """{"op":0,"s":5,"t":"INTERACTION_CREATE","d":{"id":"5","application_id":"901","type":3,"token":"t","channel_id":"6","user":{"id":"8"},"data":{"custom_id":"a:b","component_type":2},"message":{"id":"4","channel_id":"6"}}}""",
        """{"op":0,"s":6,"t":"CHANNEL_DELETE","d":{"id":"5","type":0,"guild_id":"7"}}""",
        """{"op":0,"s":7,"t":"GUILD_CREATE","d":{"id":"5","name":"S","roles":[{"id":"5","permissions":"8"}]}}""",
    ];

    private static readonly string[] Replacements =
        ["null", "[]", "[null]", "{}", "-1", "1e400", "99999999999999999999", "\"\"", "\"x\"", "true", "\"@half@\"", "\"2026-99-99\"", "[[[]]]", "{\"a\":null}"];

    [Fact]
    public void Options_are_told_in_the_commands_own_order_whatever_Discord_sends()
    {
        var heard = Read(Payloads[3]).ShouldNotBeNull();

        var command = heard.Content.ShouldBeOfType<IncomingContent.Command>();
        command.Arguments.ShouldBe("J-7 | b");
        command.ArgumentBlocks.ShouldHaveSingleItem().Runs.ShouldBe([new Run("J-7"), new Run(" | "), new Run("b", RunStyle.Bold)]);
    }

    [Fact]
    public void Bots_webhooks_and_system_messages_are_not_heard()
    {
        Heard(m => m["author"]!["bot"] = true).ShouldBeNull();
        Heard(m => m["webhook_id"] = "3").ShouldBeNull();
        Heard(m => m["type"] = 7).ShouldBeNull();
        Heard(_ => { }).ShouldNotBeNull();

        static Incoming? Heard(Action<JsonNode> change)
        {
            var payload = JsonNode.Parse(Payloads[0])!;
            change(payload["d"]!);
            return Read(payload.ToJsonString());
        }
    }

    [Theory]
    [InlineData("""{"content":"","sticker_items":[{"id":"1"}]}""", UnsupportedKind.Sticker)]
    [InlineData("""{"content":"","flags":8192,"attachments":[{"id":"1","content_type":"audio/ogg"}]}""", UnsupportedKind.Voice)]
    [InlineData("""{"content":"","attachments":[{"id":"1","content_type":"video/mp4"}]}""", UnsupportedKind.Video)]
    [InlineData("""{"content":"regarde","attachments":[{"id":"1"}]}""", UnsupportedKind.Document)]
    [InlineData("""{"content":"","poll":{}}""", UnsupportedKind.Poll)]
    internal void What_the_bot_does_not_take_is_named(string fields, UnsupportedKind kind)
    {
        var message = JsonNode.Parse(fields)!;
        message["author"] = JsonNode.Parse("""{"id":"8"}""");

        Inbound.Read(message.Deserialize(DiscordJson.Default.Message)!)!.Content.ShouldBe(new IncomingContent.Unsupported(kind));
    }

    [Fact]
    public void Nothing_that_Discord_could_send_breaks_the_reading()
    {
        var heard = 0;
        Gen.Select(Gen.Int[0, Payloads.Length - 1], Gen.Select(Gen.Int[0, 200], Gen.Int[0, Replacements.Length]).Array[1, 3]).Sample(
            (payload, changes) =>
            {
                var root = JsonNode.Parse(Payloads[payload])!;
                foreach (var (place, with) in changes)
                {
                    Change(root, place, with);
                }

                // Half of a surrogate pair: a text that .NET's own writer refuses to write.
                if (Read(root.ToJsonString().Replace("@half@", "\\ud800", StringComparison.Ordinal)) is { } incoming)
                {
                    incoming.Chat.ShouldNotBeNull();
                    Interlocked.Increment(ref heard);
                }
            },
            iter: 5_000);
        heard.ShouldBeGreaterThan(100);
    }

    /// <summary>Reads as the gateway and the pump do; what these refuse is <see langword="null"/>.</summary>
    private static Incoming? Read(string json)
    {
        if (!GatewayFrame.TryRead(Encoding.UTF8.GetBytes(json), out var frame) || frame.Op != GatewayFrame.Dispatch)
        {
            return null;
        }

        GatewayEvent? happened;
        try
        {
            happened = frame.ReadEvent(0);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or NotSupportedException)
        {
            return null;
        }

        return happened switch
        {
            GatewayEvent.MessageCreated created => Inbound.Read(created.Message),
            GatewayEvent.MessageUpdated updated => Inbound.ReadEdited(updated.Message),
            GatewayEvent.InteractionCreated used => Inbound.Read(used.Interaction, used.ReceivedAt),
            GatewayEvent.ChannelGone gone => DiscordInbound.ReadGone(gone.Channel, DateTimeOffset.UnixEpoch),
            GatewayEvent.GuildAvailable available when DiscordPlaces.Administers(available.Guild, new GuildMember()) => null,
            _ => null,
        };
    }

    /// <summary>Replaces or removes the value at the nth place of the tree.</summary>
    private static void Change(JsonNode root, int place, int with)
    {
        var places = Places(root).ToList();
        if (places.Count == 0)
        {
            return;
        }

        var (parent, key) = places[place % places.Count];
        var value = with == Replacements.Length ? null : JsonNode.Parse(Replacements[with]);
        switch (parent)
        {
            case JsonObject fields when with == Replacements.Length:
                fields.Remove((string)key);
                break;
            case JsonObject fields:
                fields[(string)key] = value;
                break;
            case JsonArray items:
                items[(int)key] = value;
                break;
        }
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode? node) => node switch
    {
        JsonObject fields => fields.ToList().SelectMany(f => Places(f.Value).Prepend((fields, f.Key))),
        JsonArray items => Enumerable.Range(0, items.Count).SelectMany(i => Places(items[i]).Prepend((items, (object)i))),
        _ => [],
    };
}
