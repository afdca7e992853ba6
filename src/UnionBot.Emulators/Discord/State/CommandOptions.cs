using System.Globalization;
using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>Writes the options a member gave to a command. Source: Discord, "Application Command Interaction Data Option Structure".</summary>
internal static class CommandOptions
{
    public static JsonArray Write(DiscordWorld world, JsonObject leaf, string words, (string Name, object Value)[] given, JsonObject resolved)
    {
        var known = (leaf["options"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var names = known.ConvertAll(option => (string)option["name"]!);
        var written = new JsonArray();
        foreach (var (name, value) in given)
        {
            var option = known.Find(option => string.Equals((string?)option["name"], name, StringComparison.Ordinal))
                ?? throw new InvalidOperationException($"/{words} has no option '{name}'. It has: {string.Join(", ", names)}.");
            var type = (int)option["type"]!;
            written.Add(new JsonObject { ["name"] = name, ["type"] = type, ["value"] = Value(world, option, type, name, value, resolved) });
        }

        var missing = known.Find(option => (bool?)option["required"] == true
            && !Array.Exists(given, one => string.Equals(one.Name, (string?)option["name"], StringComparison.Ordinal)));
        return missing is null ? written : throw new InvalidOperationException($"/{words} requires the option '{missing["name"]}'.");
    }

    /// <summary>Puts options under the subcommands that lead to them.</summary>
    public static JsonArray Nest(IReadOnlyList<JsonObject> path, JsonArray options)
    {
        foreach (var step in path.Reverse())
        {
            options = new JsonArray(new JsonObject { ["name"] = (string)step["name"]!, ["type"] = (int)step["type"]!, ["options"] = options });
        }

        return options;
    }

    private static JsonNode Value(DiscordWorld world, JsonObject option, int type, string name, object value, JsonObject resolved)
    {
        var written = (type, value) switch
        {
            (3, string text) => CheckText(option, name, text),
            (4, int or long) => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            (5, bool flag) => JsonValue.Create(flag),
            (6 or 9, DoubleUser user) => Resolve(resolved, "users", user.Id, UserJson.Write(user)),
            (7, DoubleChannel channel) => Resolve(resolved, "channels", channel.Id, ChannelJson.Write(world, channel)),
            (8 or 9, DoubleRole role) => Resolve(resolved, "roles", role.Id, GuildJson.WriteRole(world, world.GuildOf(role), role)),
            (10, int or long or double) => JsonValue.Create(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            (11, Upload file) => Attach(world, resolved, file),
            _ => throw new InvalidOperationException($"The option '{name}' (type {type}) does not take {value}."),
        };
        if (option["choices"] is JsonArray { Count: > 0 } choices
            && !choices.Any(choice => string.Equals(choice!["value"]!.ToString(), written.ToString(), StringComparison.Ordinal)))
        {
            throw new InvalidOperationException($"The option '{name}' does not offer '{written}'. It offers: {string.Join(", ", choices.Select(c => c!["value"]))}.");
        }

        return written;
    }

    private static JsonValue CheckText(JsonObject option, string name, string text)
    {
        var min = (int?)option["min_length"] ?? 0;
        var max = (int?)option["max_length"] ?? 6000;
        return text.Length >= min && text.Length <= max
            ? JsonValue.Create(text)
            : throw new InvalidOperationException($"The option '{name}' takes {min} to {max} characters.");
    }

    private static JsonValue Attach(DiscordWorld world, JsonObject resolved, Upload file)
    {
        var stored = Checks.Pictures.Store(world.Ids.Next(), file, description: null, ephemeral: true);
        world.Attachments[stored.Id] = stored;
        var url = $"{world.BaseUrl}/attachments/0/{Wire.Id(stored.Id)}/{Uri.EscapeDataString(stored.FileName)}";
        return Resolve(resolved, "attachments", stored.Id, new JsonObject
        {
            ["id"] = Wire.Id(stored.Id),
            ["filename"] = stored.FileName,
            ["size"] = stored.Bytes.Length,
            ["url"] = url,
            ["proxy_url"] = url,
            ["content_type"] = stored.ContentType,
            ["ephemeral"] = true,
        });
    }

    private static JsonValue Resolve(JsonObject resolved, string kind, ulong id, JsonObject json)
    {
        if (resolved[kind] is not JsonObject group)
        {
            resolved[kind] = group = [];
        }

        group[Wire.Id(id)] = json;
        return JsonValue.Create(Wire.Id(id));
    }
}
