using System.Text.Json.Nodes;

namespace UnionBot.Emulators.Discord.State;

/// <summary>What a member does with commands, components and modals, checked as the platform's clients check it. Under the world's gate.</summary>
internal static class MemberActs
{
    public static DoubleInteraction Slash(
        DiscordWorld world, DoubleUser user, DoubleChannel channel, string words, (string Name, object Value)[] given)
    {
        var (command, path, leaf) = Find(world, channel, words);
        CheckRights(command, user, channel);
        var resolved = new JsonObject();
        var options = CommandOptions.Write(world, leaf, words, given, resolved);
        var data = Data(command, CommandOptions.Nest(path, options));
        if (resolved.Count > 0)
        {
            data["resolved"] = resolved;
        }

        return Tell(world, Make(world, DoubleInteraction.Command, user, channel, words, source: null), data);
    }

    public static DoubleInteraction Autocomplete(
        DiscordWorld world, DoubleUser user, DoubleChannel channel, string words, string option, string text)
    {
        var (command, path, leaf) = Find(world, channel, words);
        var found = (leaf["options"] as JsonArray ?? []).OfType<JsonObject>()
            .FirstOrDefault(o => string.Equals((string?)o["name"], option, StringComparison.Ordinal) && (bool?)o["autocomplete"] == true)
            ?? throw new InvalidOperationException($"/{words} has no option '{option}' that autocompletes.");
        var typed = new JsonObject { ["name"] = option, ["type"] = (int)found["type"]!, ["value"] = text, ["focused"] = true };
        return Tell(
            world,
            Make(world, DoubleInteraction.Autocomplete, user, channel, words, source: null),
            Data(command, CommandOptions.Nest(path, [typed])));
    }

    public static DoubleInteraction Press(DiscordWorld world, DoubleUser user, StoredMessage message, string idOrLabel)
    {
        CheckSees(user, message);
        var buttons = Components(message).Where(c => (int)c["type"]! == 2).ToList();
        var button = buttons.Find(b => string.Equals((string?)b["custom_id"], idOrLabel, StringComparison.Ordinal))
            ?? buttons.Find(b => string.Equals((string?)b["label"], idOrLabel, StringComparison.Ordinal))
            ?? throw new InvalidOperationException(
                $"The message {message.Id} has no button '{idOrLabel}'. It has: {string.Join(", ", buttons.Select(b => b["label"]))}.");
        if ((string?)button["custom_id"] is not { } id || (bool?)button["disabled"] == true)
        {
            throw new InvalidOperationException($"The button '{idOrLabel}' can't be pressed: it is a link or disabled.");
        }

        var data = new JsonObject { ["id"] = button["id"]!.DeepClone(), ["custom_id"] = id, ["component_type"] = 2 };
        return Tell(world, Make(world, DoubleInteraction.Component, user, message.Channel, id, message), data);
    }

    public static DoubleInteraction Select(DiscordWorld world, DoubleUser user, StoredMessage message, string customId, IReadOnlyList<string> values)
    {
        CheckSees(user, message);
        var select = Components(message).FirstOrDefault(c => (int)c["type"]! is >= 3 and <= 8 and not 4
            && string.Equals((string?)c["custom_id"], customId, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"The message {message.Id} has no select '{customId}'.");
        var known = (select["options"] as JsonArray ?? []).Select(option => (string?)option!["value"]).ToList();
        if ((int)select["type"]! == 3 && values.FirstOrDefault(value => !known.Contains(value)) is { } stranger)
        {
            throw new InvalidOperationException($"The select '{customId}' does not offer '{stranger}'. It offers: {string.Join(", ", known)}.");
        }

        var data = new JsonObject
        {
            ["id"] = select["id"]!.DeepClone(),
            ["custom_id"] = customId,
            ["component_type"] = select["type"]!.DeepClone(),
            ["values"] = new JsonArray([.. values.Select(value => (JsonNode)value)]),
        };
        if (Resolve(world, message.Channel, (int)select["type"]!, values) is { } resolved)
        {
            data["resolved"] = resolved;
        }

        return Tell(world, Make(world, DoubleInteraction.Component, user, message.Channel, customId, message), data);
    }

    public static DoubleInteraction Submit(DiscordWorld world, DoubleInteraction opened, Dictionary<string, string> given)
    {
        if (opened.Modal is not { } text)
        {
            throw new InvalidOperationException($"The interaction {opened.Id} opened no modal.");
        }

        var modal = JsonNode.Parse(text)!.AsObject();
        var components = new JsonArray();
        foreach (var part in modal["components"]!.AsArray().OfType<JsonObject>())
        {
            var copy = new JsonObject { ["type"] = part["type"]!.DeepClone(), ["id"] = components.Count + 1 };
            if (part["component"] is JsonObject labelled)
            {
                copy["component"] = Filled(labelled, given);
            }
            else if (part["components"] is JsonArray inner)
            {
                copy["components"] = new JsonArray([.. inner.OfType<JsonObject>().Select(input => Filled(input, given))]);
            }

            components.Add(copy);
        }

        var id = (string)modal["custom_id"]!;
        var interaction = Make(world, DoubleInteraction.ModalSubmit, opened.User, opened.Channel, id, opened.Source);
        return Tell(world, interaction, new JsonObject { ["custom_id"] = id, ["components"] = components });
    }

    private static (JsonObject Command, IReadOnlyList<JsonObject> Path, JsonObject Leaf) Find(DiscordWorld world, DoubleChannel channel, string words)
    {
        var names = words.Split(' ');
        var command = world.Commands.Find(names[0], channel)
            ?? throw new InvalidOperationException(
                $"No command '{names[0]}' is registered for {channel}. There are: {string.Join(", ", world.Commands.Names(channel))}.");
        var path = new List<JsonObject>();
        var leaf = command;
        foreach (var name in names.Skip(1))
        {
            leaf = (leaf["options"] as JsonArray ?? []).OfType<JsonObject>()
                .FirstOrDefault(o => (int)o["type"]! <= 2 && string.Equals((string?)o["name"], name, StringComparison.Ordinal))
                ?? throw new InvalidOperationException($"/{names[0]} has no subcommand '{name}'.");
            path.Add(leaf);
        }

        return (leaf["options"] as JsonArray ?? []).Any(o => (int)o!["type"]! <= 2)
            ? throw new InvalidOperationException($"/{words} needs a subcommand.")
            : (command, path, leaf);
    }

    private static void CheckRights(JsonObject command, DoubleUser user, DoubleChannel channel)
    {
        if ((string?)command["default_member_permissions"] is { } text && Wire.TryId(text, out var needed) && channel.Guild is not null)
        {
            var have = Permissions.In(channel, user);
            if (needed == 0 ? (have & DiscordPermissions.Administrator) == 0 : (have & needed) != needed)
            {
                throw new InvalidOperationException($"{user} does not see /{command["name"]}: it needs permissions {needed}.");
            }
        }
    }

    public static JsonObject Data(JsonObject command, JsonArray options)
    {
        var data = new JsonObject { ["id"] = command["id"]!.DeepClone(), ["name"] = command["name"]!.DeepClone(), ["type"] = command["type"]!.DeepClone() };
        if (options.Count > 0)
        {
            data["options"] = options;
        }

        if (command["guild_id"] is { } guild)
        {
            data["guild_id"] = guild.DeepClone();
        }

        return data;
    }

    public static DoubleInteraction Make(
        DiscordWorld world, int type, DoubleUser user, DoubleChannel channel, string name, StoredMessage? source) =>
        channel.Guild is { HasBot: false } ? throw new InvalidOperationException($"The bot is not in {channel.Guild}.") : new(world.Ids.Next(), DiscordWorld.MakeSecret(64), type, user, channel, name, world.Clock.GetTimestamp()) { Source = source };

    public static DoubleInteraction Tell(DiscordWorld world, DoubleInteraction interaction, JsonObject data)
    {
        world.Interactions[interaction.Id] = interaction;
        world.InteractionsByToken[interaction.Token] = interaction;
        world.Dispatch(new GatewayEvent("INTERACTION_CREATE", DiscordIntents.None, InteractionJson.Write(world, interaction, data)));
        return interaction;
    }

    /// <summary>What the ids stand for that were chosen in a select of people, roles, both or channels.</summary>
    private static JsonObject? Resolve(DiscordWorld world, DoubleChannel channel, int type, IReadOnlyList<string> values)
    {
        if (type == 3)
        {
            return null;
        }

        var ids = values.Select(value => Wire.TryId(value, out var id) ? id : throw new InvalidOperationException($"'{value}' is no id.")).ToList();
        var resolved = type is 5 or 7 ? ContextActs.Resolve(world, channel, [.. ids.Select(world.Users.GetValueOrDefault).OfType<DoubleUser>()]) : [];
        if (type is 6 or 7 && channel.Guild is { } guild)
        {
            resolved["roles"] = new JsonObject(guild.Roles.Where(role => ids.Contains(role.Id))
                .Select(role => KeyValuePair.Create(Wire.Id(role.Id), (JsonNode?)GuildJson.WriteRole(world, guild, role))));
        }

        if (type == 8)
        {
            resolved["channels"] = new JsonObject(ids.Select(world.Channels.GetValueOrDefault).OfType<DoubleChannel>()
                .Select(chosen => KeyValuePair.Create(Wire.Id(chosen.Id), (JsonNode?)ChannelJson.Write(world, chosen))));
        }

        return resolved;
    }

    private static IEnumerable<JsonObject> Components(StoredMessage message) =>
        message.Components.OfType<JsonObject>().SelectMany(MessageSnapshot.Flat);

    private static void CheckSees(DoubleUser user, StoredMessage message)
    {
        if (message.SeenOnlyBy is { } only && only != user)
        {
            throw new InvalidOperationException($"{user} does not see the message {message.Id}; only {only} does.");
        }
    }

    private static JsonObject Filled(JsonObject input, Dictionary<string, string> given)
    {
        var id = (string)input["custom_id"]!;
        var value = given.GetValueOrDefault(id) ?? (string?)input["value"] ?? "";
        if (value.Length == 0 && (bool?)input["required"] != false)
        {
            throw new InvalidOperationException($"The modal's field '{id}' is required.");
        }

        var filled = new JsonObject { ["type"] = input["type"]!.DeepClone(), ["id"] = 1, ["custom_id"] = id };
        if ((int)input["type"]! == 4)
        {
            filled["value"] = value;
        }
        else
        {
            // A select in a modal: what was chosen, one beside the other.
            filled["values"] = new JsonArray([.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(chosen => (JsonNode)chosen)]);
        }

        return filled;
    }
}
