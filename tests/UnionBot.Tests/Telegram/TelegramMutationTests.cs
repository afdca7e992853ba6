using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Telegram.Bot;
using Telegram.Bot.Types;
using UnionBot.Benchmarks.Mutations;
using UnionBot.Telegram;

namespace UnionBot.Tests.Telegram;

/// <summary>What no server of today sends: an update may be refused by the library's reader, but ours takes whatever that lets through.</summary>
public sealed class TelegramMutationTests
{
    private static readonly string[] Values =
        ["null", "true", "0", "-1", "2147483648", "9223372036854775807", "1e300", "0.5", "\"\"", "\"x\"", "[]", "[null]", "{}", "[[[{}]]]"];

    [Fact]
    public void Whatever_the_library_reads_the_bot_reads_or_passes_over() =>
        Gen.Select(Gen.Int[0, Templates.Telegram.Length - 1], Gen.Select(Gen.Int[0, 1000], Gen.Int[0, Values.Length]).Array[1, 4]).Sample(
            (which, changes) =>
            {
                var json = JsonNode.Parse(Templates.Telegram[which])!;
                foreach (var (place, value) in changes)
                {
                    Change(json, place, value);
                }

                if (Deserialized(json.ToJsonString()) is { } update && TelegramInbound.Read(update, new BotIdentity(99, "AssisesBot"), default) is { } incoming)
                {
                    incoming.ToString().ShouldNotContain("sealed");
                    TelegramInbound.Album([incoming, incoming]).ShouldNotBeNull();
                }
            },
            iter: Math.Max(3000, Check.Iter));

    /// <summary>Puts a value in the place of the nth node, or takes it out.</summary>
    private static void Change(JsonNode root, int place, int value)
    {
        var nodes = Below(root).ToList();
        if (nodes.Count == 0)
        {
            return;
        }

        var (parent, key, index) = nodes[place % nodes.Count];
        var now = value == Values.Length ? null : JsonNode.Parse(Values[value]);
        switch (parent)
        {
            case JsonObject @object when value == Values.Length:
                @object.Remove(key!);
                break;
            case JsonObject @object:
                @object[key!] = now;
                break;
            case JsonArray array:
                array[index] = now;
                break;
            default:
                break;
        }
    }

    private static IEnumerable<(JsonNode Parent, string? Key, int Index)> Below(JsonNode node) => node switch
    {
        JsonObject o => o.SelectMany(p => (p.Value is null ? [] : Below(p.Value)).Prepend((o, p.Key, 0))),
        JsonArray a => a.SelectMany((v, i) => (v is null ? [] : Below(v)).Prepend((a, null, i))),
        _ => [],
    };

    private static Update? Deserialized(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Update>(json, JsonBotAPI.Options);
        }
        catch (Exception)
        {
            // Its reader throws what it likes; the polling loop counts it and goes on.
            return null;
        }
    }
}
