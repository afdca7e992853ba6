using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace UnionBot.Tests.Specification;

/// <summary>What Discord's pages say in words and its OpenAPI document doesn't.</summary>
internal static partial class DiscordRules
{
    private const int ContentLimit = 2000;
    private const int EmbedLimit = 6000;
    private const int CommandLimit = 8000;

    /// <summary>The rules broken by a body.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="route">The path as the document writes it.</param>
    /// <param name="body">The JSON.</param>
    /// <param name="files">The names of the parts with files.</param>
    public static IEnumerable<string> Faults(string method, string route, JsonNode? body, IReadOnlyList<string> files) => body switch
    {
        JsonArray commands when route.EndsWith("/commands", StringComparison.Ordinal) => commands.SelectMany(c => Command(c)),
        JsonObject command when route.EndsWith("/commands", StringComparison.Ordinal) => Command(command),
        JsonObject answer when route.EndsWith("/callback", StringComparison.Ordinal) => Answer(answer, files),
        JsonObject message when method is "POST" or "PATCH" && IsMessage(route) => Message(message, files),
        _ => [],
    };

    private static bool IsMessage(string route) =>
        route.Contains("/messages", StringComparison.Ordinal) && !route.EndsWith("/threads", StringComparison.Ordinal)
        || string.Equals(route, "/webhooks/{webhook_id}/{webhook_token}", StringComparison.Ordinal);

    private static IEnumerable<string> Answer(JsonObject answer, IReadOnlyList<string> files) =>
        Number(answer["type"]) is 4 or 7 && answer["data"] is JsonObject message ? Message(message, files) : [];

    private static IEnumerable<string> Message(JsonObject message, IReadOnlyList<string> files)
    {
        if (Text(message["content"]).Length > ContentLimit)
        {
            yield return $"content: {Text(message["content"]).Length.ToString(CultureInfo.InvariantCulture)} characters, not at most {ContentLimit.ToString(CultureInfo.InvariantCulture)}";
        }

        // Left out, the platform pings whom the text names: every one, where it says so.
        if (message["allowed_mentions"] is not JsonObject)
        {
            yield return "allowed_mentions: is missing";
        }

        if ((message["embeds"] as JsonArray ?? []).Sum(e => Size(e)) > EmbedLimit)
        {
            yield return $"embeds: more than {EmbedLimit.ToString(CultureInfo.InvariantCulture)} characters together";
        }

        foreach (var fault in Components(message["components"] as JsonArray ?? []).Concat(Attachments(message["attachments"] as JsonArray, files)))
        {
            yield return fault;
        }
    }

    private static int Size(JsonNode? embed) =>
        Text(embed?["title"]).Length + Text(embed?["description"]).Length + Text(embed?["footer"]?["text"]).Length + Text(embed?["author"]?["name"]).Length
        + (embed?["fields"] as JsonArray ?? []).Sum(f => Text(f?["name"]).Length + Text(f?["value"]).Length);

    private static IEnumerable<string> Components(JsonArray rows)
    {
        var old = rows.OfType<JsonObject>().Where(r => Number(r["type"]) == 1).ToList();
        if (old.Count == rows.Count && rows.Count > 5)
        {
            yield return $"components: {rows.Count.ToString(CultureInfo.InvariantCulture)} rows, not at most 5";
        }

        foreach (var row in old)
        {
            var kinds = (row["components"] as JsonArray ?? []).Select(c => Number(c?["type"])).ToList();
            if (kinds.Count > 5 || (kinds.Any(k => k != 2) && kinds.Count > 1))
            {
                yield return "components: a row holds at most 5 buttons or one select";
            }
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in old.SelectMany(r => r["components"] as JsonArray ?? []).Select(c => Text(c?["custom_id"])).Where(id => id.Length > 0 && !ids.Add(id)))
        {
            yield return $"components: the custom_id '{id}' is there twice";
        }
    }

    /// <summary>Each file is listed under its number; what else is listed is a file to keep, by its long id.</summary>
    private static IEnumerable<string> Attachments(JsonArray? listed, IReadOnlyList<string> files)
    {
        if (listed is null)
        {
            yield break;
        }

        var ids = listed.Select(a => a?["id"]?.ToString() ?? "").ToHashSet(StringComparer.Ordinal);
        foreach (var file in files.Where(f => f.StartsWith("files[", StringComparison.Ordinal) && !ids.Contains(f["files[".Length..^1])))
        {
            yield return $"attachments: {file} is not listed";
        }

        foreach (var id in ids.Where(id => id.Length < 17 && !files.Contains($"files[{id}]", StringComparer.Ordinal)))
        {
            yield return $"attachments: {id} is neither sent nor kept";
        }
    }

    private static IEnumerable<string> Command(JsonNode? command)
    {
        var options = (command?["options"] as JsonArray ?? []).Select(o => (bool?)o?["required"] ?? false).ToList();
        if (options.SkipWhile(required => required).Any(required => required))
        {
            yield return $"{command!["name"]}: a required option stands behind an optional one";
        }

        foreach (var fault in Names(command))
        {
            yield return fault;
        }

        if (Length(command) > CommandLimit)
        {
            yield return $"{command!["name"]}: more than {CommandLimit.ToString(CultureInfo.InvariantCulture)} characters";
        }
    }

    /// <summary>A slash command and its options have plain, lower-case names and descriptions; the document asks neither of the command.</summary>
    private static IEnumerable<string> Names(JsonNode? command)
    {
        if ((Number(command?["type"]) ?? 1) != 1)
        {
            yield break;
        }

        foreach (var named in new[] { command }.Concat(command?["options"] as JsonArray ?? []))
        {
            var name = Text(named?["name"]);
            if (!CommandName().IsMatch(name) || !string.Equals(name, name.ToLowerInvariant(), StringComparison.Ordinal))
            {
                yield return $"{name}: is no name of a command or an option";
            }

            if (Text(named?["description"]).Length is 0 or > 100)
            {
                yield return $"{name}: its description has not 1-100 characters";
            }
        }
    }

    private static int Length(JsonNode? command) =>
        Text(command?["name"]).Length + Text(command?["description"]).Length + Text(command?["value"]).Length
        + (command?["options"] as JsonArray ?? []).Concat(command?["choices"] as JsonArray ?? []).Sum(o => Length(o));

    private static string Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : "";

    private static int? Number(JsonNode? node) => node?.GetValueKind() == JsonValueKind.Number ? node.GetValue<int>() : null;

    // The page's class of letters has Devanagari and Thai besides; .NET knows no scripts, and we write French.
    [GeneratedRegex(@"^[-_'\p{L}\p{N}]{1,32}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CommandName();
}
