using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace UnionBot.Benchmarks.Mutations;

/// <summary>Makes JSON that no server of today sends: other types, missing, renamed and doubled fields, numbers out of every range, deep nests, half surrogates, cut texts.</summary>
internal sealed class JsonMutator(Random random)
{
    /// <summary>Stand for half surrogates until all is written: no writer writes them.</summary>
    private const string High = "half-high";

    private const string Low = "half-low";

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1", "2147483648", "-9223372036854775808", "9223372036854775807", "18446744073709551616", "1e300", "-1e-300", "0.5",
        "\"\"", "\"x\"", "\"0\"", "\"\\u0000\"", $"\"{High}\"", $"\"{Low}x\"", "\"2026-99-99T99:99:99Z\"", "[]", "[null]", "{}", "[[[{}]]]", "{\"id\":null}", "[{\"type\":999}]",
    ];

    private static readonly string[] Names = ["", "id", "type", "data", "zz", "ID", "\u00e9", "update_id", "content", "chat"];

    /// <summary>A changed copy that is still JSON.</summary>
    /// <param name="template">What it is made of.</param>
    /// <param name="fixedFields">Names on top that stay as they are.</param>
    public string Change(string template, params ReadOnlySpan<string> fixedFields)
    {
        var json = JsonNode.Parse(template)!.AsObject();
        var kept = new List<string>(fixedFields.ToArray());
        for (var left = random.Next(1, 5); left > 0; left--)
        {
            ChangeOne(json, kept);
        }

        var text = json.ToJsonString().Replace(High, @"\ud800", StringComparison.Ordinal).Replace(Low, @"\udc00", StringComparison.Ordinal);
        return random.Next(12) == 0 ? Doubled(text) : text;
    }

    /// <summary>A text that is JSON no more: cut, or with bytes that do not belong.</summary>
    public string Break(string json) => random.Next(3) switch
    {
        0 => json[..random.Next(json.Length)],
        1 => json.Insert(random.Next(json.Length), random.Next(2) == 0 ? "}" : "\u0001"),
        _ => json.Replace('"', '\''),
    };

    private void ChangeOne(JsonObject root, List<string> kept)
    {
        var places = Places(root).Where(p => p.Parent != root || !kept.Contains(p.Key!)).ToList();
        if (places.Count == 0)
        {
            return;
        }

        var (parent, key, index) = places[random.Next(places.Count)];
        var (kind, value) = (random.Next(10), Value());
        switch (parent)
        {
            case JsonObject fields when kind == 0:
                fields.Remove(key!);
                break;

            case JsonObject fields when kind == 1:
                var moved = fields[key!];
                fields.Remove(key!);
                fields[Names[random.Next(Names.Length)]] = moved?.DeepClone();
                break;

            case JsonObject fields:
                fields[key!] = value;
                break;

            case JsonArray list when kind == 0:
                list.Add(list[index]?.DeepClone());
                break;

            case JsonArray list:
                list[index] = value;
                break;
        }
    }

    private JsonNode? Value() => random.Next(30) switch
    {
        0 => Nest(random.Next(1, 60)),
        1 => JsonValue.Create(new string((char)random.Next(' ', 0xd7ff), random.Next(1, 5000))),
        2 => JsonValue.Create(random.NextInt64().ToString(CultureInfo.InvariantCulture)),
        3 => JsonValue.Create(random.NextInt64()),
        _ => JsonNode.Parse(Values[random.Next(Values.Length)]),
    };

    private static JsonNode Nest(int depth)
    {
        JsonNode inner = new JsonArray();
        for (; depth > 0; depth--)
        {
            inner = depth % 2 == 0 ? new JsonArray(inner) : new JsonObject { ["a"] = inner };
        }

        return inner;
    }

    /// <summary>Says one field twice.</summary>
    private string Doubled(string json)
    {
        var at = json.IndexOf(random.Next(2) == 0 ? "\"id\":" : "\"text\":", StringComparison.Ordinal);
        return at < 0
            ? new StringBuilder(json).Insert(1, "\"d\":null,").ToString()
            : json.Insert(at, FormattableString.Invariant($"{json[at..(json.IndexOf(':', at) + 1)]}{(random.Next(2) == 0 ? "null" : "[]")},"));
    }

    private static IEnumerable<(JsonNode Parent, string? Key, int Index)> Places(JsonNode node) => node switch
    {
        JsonObject fields => fields.SelectMany(f => (f.Value is null ? [] : Places(f.Value)).Prepend((fields, f.Key, 0))),
        JsonArray list => list.SelectMany((value, index) => (value is null ? [] : Places(value)).Prepend((list, null, index))),
        _ => [],
    };
}
