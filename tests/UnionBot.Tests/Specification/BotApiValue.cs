using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace UnionBot.Tests.Specification;

/// <summary>Checks a JSON value against a type of the Bot API, as deep as it goes.</summary>
/// <param name="files">The names of the files that came along; an <c>attach://</c> must name one.</param>
internal sealed partial class BotApiValue(IReadOnlySet<string> files)
{
    private const string List = "Array of ";

    /// <summary>The files that were named.</summary>
    public HashSet<string> Attached { get; } = new(StringComparer.Ordinal);

    /// <summary>Checks a field: its type, its limits, its words.</summary>
    public List<string> Field(JsonNode? value, BotApiField field, string path, bool markup)
    {
        List<string>? best = null;
        foreach (var type in field.Types)
        {
            var own = Of(value, type, path);
            best = best is null || own.Count < best.Count ? own : best;
        }

        best!.AddRange(Limits(value, field, path, markup));
        return best;
    }

    /// <summary>Checks the fields of an object, or the parameters of a method.</summary>
    public List<string> Fields(JsonObject json, IReadOnlyList<BotApiField> fields, string path)
    {
        var faults = new List<string>();
        faults.AddRange(fields.Where(f => f.Required && !json.ContainsKey(f.Name)).Select(f => $"{path}{f.Name}: is missing"));
        var markup = json.ContainsKey("parse_mode");
        foreach (var (name, value) in json)
        {
            if (fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal)) is { } field)
            {
                faults.AddRange(Field(value, field, path + name, markup));
            }
            else
            {
                faults.Add($"{path}{name}: is unknown");
            }
        }

        foreach (var (text, entities) in new[] { ("text", "entities"), ("caption", "caption_entities"), ("quote", "quote_entities") })
        {
            faults.AddRange(Entities(json[text], json[entities], path + entities));
        }

        return faults;
    }

    private List<string> Of(JsonNode? value, string type, string path)
    {
        if (type.StartsWith(List, StringComparison.Ordinal))
        {
            return value is JsonArray list
                ? [.. list.SelectMany((one, i) => Of(one, type[List.Length..], $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]"))]
                : [$"{path}: {Show(value)} is no {type}"];
        }

        if (BotApiSpecification.Families.TryGetValue(type, out var members))
        {
            return members.Select(m => Of(value, m, path)).MinBy(faults => faults.Count)!;
        }

        var kind = value?.GetValueKind();
        var fits = type switch
        {
            "String" => kind == JsonValueKind.String,
            "Integer" => kind == JsonValueKind.Number && long.TryParse(value!.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "Float" => kind == JsonValueKind.Number,
            "Boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "True" => kind is JsonValueKind.True,
            "InputFile" => false, // A file is a part of a form, never JSON.
            _ => kind == JsonValueKind.Object,
        };
        if (!fits)
        {
            return [$"{path}: {Show(value)} is no {type}"];
        }

        return value switch
        {
            JsonObject json when BotApiSpecification.Objects.TryGetValue(type, out var fields) =>
                [.. Fields(json, fields, path + "."), .. Alone(json, type, path)],
            JsonValue text when kind == JsonValueKind.String => Attachment(text.GetValue<string>(), path),
            _ => [],
        };
    }

    private static IEnumerable<string> Alone(JsonObject json, string type, string path) =>
        BotApiSpecification.OneFieldBeside.TryGetValue(type, out var beside) && json.Count(f => !beside.Contains(f.Key)) != 1
            ? [$"{path}: has not exactly one field besides {string.Join(", ", beside)}"]
            : [];

    private List<string> Attachment(string text, string path)
    {
        const string Scheme = "attach://";
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return [];
        }

        Attached.Add(text[Scheme.Length..]);
        return files.Contains(text[Scheme.Length..]) ? [] : [$"{path}: {text} names no file of the request"];
    }

    private static IEnumerable<string> Limits(JsonNode? value, BotApiField field, string path, bool markup)
    {
        if (value is JsonArray list)
        {
            return Within(list.Count, field.Items, path, "elements");
        }

        if (value is not JsonValue)
        {
            return [];
        }

        if (value.GetValueKind() == JsonValueKind.Number)
        {
            return Within(value.GetValue<double>(), field.Values, path, "as a number");
        }

        if (value.GetValueKind() != JsonValueKind.String)
        {
            return [];
        }

        var text = value.GetValue<string>();
        var words = field.Words.Count > 0 && !field.Words.Contains(text, StringComparer.Ordinal) ? [$"{path}: '{text}' is none of {string.Join(", ", field.Words)}"] : Array.Empty<string>();
        var letters = field.Description.Contains("only lowercase English letters, digits and underscores", StringComparison.Ordinal) && !Plain().IsMatch(text)
            ? [$"{path}: '{text}' has other letters than a-z, 0-9 and _"]
            : Array.Empty<string>();
        var characters = markup && field.AfterParsing ? [] : Within(text.Length, field.Characters, path, "characters");
        return [.. words, .. letters, .. characters, .. Within(Encoding.UTF8.GetByteCount(text), field.Bytes, path, "bytes")];
    }

    private static string[] Within(double count, (int Least, int Most)? range, string path, string what) =>
        range is (var least, var most) && (count < least || count > most)
            ? [$"{path}: {count.ToString(CultureInfo.InvariantCulture)} {what}, not {least.ToString(CultureInfo.InvariantCulture)}-{most.ToString(CultureInfo.InvariantCulture)}"]
            : [];

    /// <summary>Each lies within the text, in UTF-16 units.</summary>
    private static IEnumerable<string> Entities(JsonNode? text, JsonNode? entities, string path)
    {
        if (entities is not JsonArray list)
        {
            yield break;
        }

        var length = text?.GetValueKind() == JsonValueKind.String ? text.GetValue<string>().Length : 0;
        foreach (var entity in list.OfType<JsonObject>())
        {
            if (entity["offset"]?.GetValueKind() == JsonValueKind.Number && entity["length"]?.GetValueKind() == JsonValueKind.Number
                && (entity["offset"]!.GetValue<double>() is var at) && (entity["length"]!.GetValue<double>() is var size)
                && (at < 0 || size < 1 || at + size > length))
            {
                yield return $"{path}: {entity.ToJsonString()} lies outside the text of {length.ToString(CultureInfo.InvariantCulture)}";
            }
        }
    }

    private static string Show(JsonNode? value)
    {
        var text = value?.ToJsonString() ?? "null";
        return text.Length > 80 ? text[..80] + "…" : text;
    }

    [GeneratedRegex("^[a-z0-9_]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();
}
