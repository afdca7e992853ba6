using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace UnionBot.Tests.Specification;

/// <summary>The published Bot API, 10.1 as JSON with the overlay that makes it 10.3.</summary>
/// <remarks>The overlay adds methods and parameters; an object that only 10.3 knows has no fields here and passes as an object.</remarks>
internal static partial class BotApiSpecification
{
    private static readonly JsonObject Document = Read("telegram-bot-api-10.1.json");

    /// <summary>The objects that stand for several, and those.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Families { get; } = Document["types"]!.AsObject()
        .Where(t => t.Value!["subtypes"] is JsonArray)
        .ToDictionary(t => t.Key, t => (IReadOnlyList<string>)Words(t.Value!["subtypes"]!), StringComparer.Ordinal);

    /// <summary>The objects and their fields.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<BotApiField>> Objects { get; } = Document["types"]!.AsObject()
        .Where(t => t.Value!["subtypes"] is null)
        .ToDictionary(t => t.Key, t => Fields(t.Value!), StringComparer.Ordinal);

    /// <summary>The objects of which exactly one field besides these must be there.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> OneFieldBeside { get; } = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal)
    {
        ["InlineKeyboardButton"] = new HashSet<string>(StringComparer.Ordinal) { "text", "icon_custom_emoji_id", "style" },
    };

    /// <summary>The methods and their parameters.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<BotApiField>> Methods { get; } = Merge();

    /// <summary>What each method gives back, one of several; methods that only 10.3 knows are not there.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Returns { get; } = Document["methods"]!.AsObject()
        .ToDictionary(m => m.Key, m => (IReadOnlyList<string>)Words(m.Value!["returns"]!), StringComparer.Ordinal);

    private static Dictionary<string, IReadOnlyList<BotApiField>> Merge()
    {
        var methods = Document["methods"]!.AsObject().ToDictionary(m => m.Key, m => Fields(m.Value!), StringComparer.Ordinal);
        foreach (var (name, added) in Read("telegram-overlay-10.1-to-10.3.json"))
        {
            methods[name] = [.. methods.GetValueOrDefault(name, []), .. added!.AsArray().Select(f => Overlaid(f!))];
        }

        return methods;
    }

    private static JsonObject Read(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "UnionBot.Tests", "reference", file)))!.AsObject();

    private static IReadOnlyList<BotApiField> Fields(JsonNode owner) =>
    [
        .. (owner["fields"] as JsonArray ?? [])
            .Select(f => new BotApiField((string)f!["name"]!, Words(f["types"]!), (bool)f["required"]!, (string)f["description"]!))
            .Select(f => f.Name.EndsWith("parse_mode", StringComparison.Ordinal) ? f with { Words = ["HTML", "MarkdownV2", "Markdown"] } : f),
    ];

    private static List<string> Words(JsonNode list) => [.. list.AsArray().Select(w => (string)w!)];

    /// <summary>The overlay's types are TypeScript's.</summary>
    private static BotApiField Overlaid(JsonNode field)
    {
        var type = (string)field["type"]!;
        List<string> words = [.. Literal().Matches(type).Select(m => m.Groups["word"].Value)];
        List<string> types = words.Count > 0 ? ["String"] : [.. type.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(t => !t.StartsWith('{')).SelectMany(Known)];
        return new BotApiField((string)field["name"]!, types, (bool)field["required"]!, "") { Words = words };
    }

    private static IReadOnlyList<string> Known(string type) => type switch
    {
        "number" => ["Integer"],
        "string" => ["String"],
        "boolean" => ["Boolean"],
        _ when type.EndsWith("[]", StringComparison.Ordinal) => [.. Known(type[..^2]).Select(t => $"Array of {t}")],
        _ => [type.Replace("Objects.Telegram", "", StringComparison.Ordinal)],
    };

    [GeneratedRegex("\"(?<word>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();
}
