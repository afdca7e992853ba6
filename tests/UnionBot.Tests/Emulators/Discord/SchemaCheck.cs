using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace UnionBot.Tests.Emulators.Discord;

/// <summary>Checks JSON against the schemas of an OpenAPI 3.1 document: what of JSON Schema the document uses, no more.</summary>
/// <param name="root">The document, for references.</param>
/// <param name="closed">Whether a property that a schema doesn't name is a fault.</param>
internal sealed class SchemaCheck(JsonObject root, bool closed = false)
{
    public List<string> Faults(JsonNode? value, JsonObject schema)
    {
        var faults = new List<string>();
        Check(value, schema, "$", faults);
        return faults;
    }

    public JsonObject Resolve(JsonObject schema)
    {
        while ((string?)schema["$ref"] is { } reference)
        {
            schema = reference[2..].Split('/').Aggregate((JsonNode)root, (node, part) => node[part]!).AsObject();
        }

        return schema;
    }

    private void Check(JsonNode? value, JsonObject written, string path, List<string> faults)
    {
        var schema = Resolve(written);
        foreach (var part in schema["allOf"] as JsonArray ?? [])
        {
            Check(value, part!.AsObject(), path, faults);
        }

        var variants = schema["oneOf"] as JsonArray ?? schema["anyOf"] as JsonArray;
        if (variants is { Count: > 0 })
        {
            CheckVariants(value, variants, path, faults);
        }

        if (schema.ContainsKey("const") && !JsonNode.DeepEquals(schema["const"], value))
        {
            faults.Add($"{path}: is {Show(value)}, not {Show(schema["const"])}");
        }

        if (schema["enum"] is JsonArray allowed && !allowed.Any(one => JsonNode.DeepEquals(one, value)))
        {
            faults.Add($"{path}: {Show(value)} is none of {Show(allowed)}");
        }

        if (schema["type"] is { } type && !IsOf(value, type))
        {
            faults.Add($"{path}: {Show(value)} is not {Show(type)}");
            return;
        }

        switch (value)
        {
            case JsonObject json:
                CheckObject(json, schema, path, faults);
                break;
            case JsonArray list:
                CheckBounds(list.Count, schema, "minItems", "maxItems", path, faults);
                if ((bool?)schema["uniqueItems"] == true && list.Where((one, i) => list.Take(i).Any(before => JsonNode.DeepEquals(before, one))).Any())
                {
                    faults.Add($"{path}: has an element twice");
                }

                if (schema["items"] is JsonObject items)
                {
                    for (var i = 0; i < list.Count; i++)
                    {
                        Check(list[i], items, $"{path}[{i}]", faults);
                    }
                }

                break;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String:
                CheckText(text.GetValue<string>(), schema, path, faults);
                break;
            case JsonValue number when number.GetValueKind() == JsonValueKind.Number:
                CheckBounds(double.Parse(number.ToJsonString(), CultureInfo.InvariantCulture), schema, "minimum", "maximum", path, faults);
                break;
        }
    }

    private void CheckVariants(JsonNode? value, JsonArray variants, string path, List<string> faults)
    {
        List<string>? best = null;
        foreach (var variant in variants)
        {
            var own = new List<string>();
            Check(value, variant!.AsObject(), path, own);
            if (best is null || own.Count < best.Count)
            {
                best = own;
            }
        }

        faults.AddRange(best!);
    }

    private void CheckObject(JsonObject json, JsonObject schema, string path, List<string> faults)
    {
        foreach (var name in (schema["required"] as JsonArray ?? []).Select(name => (string)name!).Where(name => !json.ContainsKey(name)))
        {
            faults.Add($"{path}.{name}: is missing");
        }

        var properties = schema["properties"] as JsonObject;
        foreach (var (name, inner) in json)
        {
            if (properties?[name] is JsonObject property)
            {
                Check(inner, property, $"{path}.{name}", faults);
            }
            else if (schema["additionalProperties"] is JsonObject other)
            {
                Check(inner, other, $"{path}.{name}", faults);
            }
            else if (closed && properties is not null)
            {
                faults.Add($"{path}.{name}: is unknown");
            }
        }
    }

    private static void CheckText(string text, JsonObject schema, string path, List<string> faults)
    {
        CheckBounds(text.Length, schema, "minLength", "maxLength", path, faults);
        if ((string?)schema["pattern"] is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        {
            faults.Add($"{path}: '{text}' does not match {pattern}");
        }

        var wellFormed = (string?)schema["format"] switch
        {
            "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            _ => true,
        };
        if (!wellFormed)
        {
            faults.Add($"{path}: '{text}' is no {schema["format"]}");
        }
    }

    private static void CheckBounds(double value, JsonObject schema, string min, string max, string path, List<string> faults)
    {
        if (value < ((double?)schema[min] ?? double.MinValue) || value > ((double?)schema[max] ?? double.MaxValue))
        {
            faults.Add($"{path}: {value.ToString(CultureInfo.InvariantCulture)} is not within {min} {schema[min]} and {max} {schema[max]}");
        }
    }

    private static bool IsOf(JsonNode? value, JsonNode type) =>
        type is JsonArray several ? several.Any(one => IsOf(value, (string)one!)) : IsOf(value, (string)type!);

    private static bool IsOf(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && !value.ToJsonString().AsSpan().ContainsAny('.', 'e', 'E'),
        _ => false,
    };

    private static string Show(JsonNode? value)
    {
        var text = value?.ToJsonString() ?? "null";
        return text.Length > 80 ? text[..80] + "…" : text;
    }
}
