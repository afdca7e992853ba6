using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Telegram.Bot;
using Telegram.Bot.Types;
using UnionBot.Telegram;

namespace UnionBot.Tests.Telegram;

/// <summary>What no server of today sends: an update may be refused by the library's reader, but ours takes whatever that lets through.</summary>
public sealed class TelegramMutationTests
{
    private static readonly string[] Updates =
    [
        """
        {"update_id":1,"message":{"message_id":5,"message_thread_id":3,"is_topic_message":true,"date":1774083600,"chat":{"id":-100,"type":"supergroup","title":"S"},
         "from":{"id":7,"is_bot":false,"first_name":"A"},"sender_chat":{"id":-100,"type":"supergroup"},"media_group_id":"g",
         "reply_to_message":{"message_id":4,"date":1,"chat":{"id":-100,"type":"supergroup"},"from":{"id":99,"is_bot":true,"first_name":"B"},"text":"x"},
         "text":"/annoncer@AssisesBot J 8:00 | @AssisesBot venez","entities":[{"type":"bot_command","offset":0,"length":20},{"type":"mention","offset":30,"length":11},
         {"type":"text_link","offset":2,"length":9,"url":"https://example.org"},{"type":"text_mention","offset":1,"length":3,"user":{"id":99,"is_bot":true,"first_name":"B"}}]}}
        """,
        """
        {"update_id":2,"edited_message":{"message_id":5,"date":1774083600,"edit_date":1774083601,"chat":{"id":7,"type":"private","first_name":"A"},
         "from":{"id":7,"is_bot":false,"first_name":"A"},"text":"corrigé"}}
        """,
        """
        {"update_id":3,"channel_post":{"message_id":5,"date":1774083600,"chat":{"id":-200,"type":"channel","title":"C"},"caption":"@AssisesBot La salle",
         "caption_entities":[{"type":"mention","offset":0,"length":11},{"type":"blockquote","offset":12,"length":8}],
         "photo":[{"file_id":"s","file_unique_id":"a","width":90,"height":60,"file_size":1000},{"file_id":"l","file_unique_id":"b","width":1280,"height":853}]}}
        """,
        """
        {"update_id":4,"callback_query":{"id":"1","from":{"id":7,"is_bot":false,"first_name":"A"},"chat_instance":"1","data":"sealed",
         "message":{"message_id":9,"date":0,"chat":{"id":-100,"type":"supergroup"}}}}
        """,
        """
        {"update_id":5,"my_chat_member":{"chat":{"id":-100,"type":"channel"},"from":{"id":7,"is_bot":false,"first_name":"A"},"date":1774083600,
         "old_chat_member":{"user":{"id":99,"is_bot":true,"first_name":"B"},"status":"left"},
         "new_chat_member":{"user":{"id":99,"is_bot":true,"first_name":"B"},"status":"administrator","can_post_messages":true}}}
        """,
    ];

    private static readonly string[] Values =
        ["null", "true", "0", "-1", "2147483648", "9223372036854775807", "1e300", "0.5", "\"\"", "\"x\"", "[]", "[null]", "{}", "[[[{}]]]"];

    [Fact]
    public void Whatever_the_library_reads_the_bot_reads_or_passes_over() =>
        Gen.Select(Gen.Int[0, Updates.Length - 1], Gen.Select(Gen.Int[0, 1000], Gen.Int[0, Values.Length]).Array[1, 4]).Sample(
            (which, changes) =>
            {
                var json = JsonNode.Parse(Updates[which])!;
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
