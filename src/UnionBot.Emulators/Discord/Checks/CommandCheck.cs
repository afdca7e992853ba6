using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Checks;

/// <summary>Checks application commands. Source: Discord, Application Commands, "Application Command Structure".</summary>
internal sealed partial class CommandCheck(FormCheck form)
{
    private const int ChatInput = 1, SizeLimit = 8000, SubCommand = 1, SubCommandGroup = 2, String = 3, Integer = 4, Number = 10, LastOption = 11;

    private static readonly string[] Locales =
    [
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr",
        "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko", "ar", "he",
    ];

    public void Check(JsonObject command, string path)
    {
        form.OnlyKnown(
            command, path,
            "id", "name", "name_localizations", "description", "description_localizations", "options", "default_member_permissions", "dm_permission",
            "default_permission", "integration_types", "contexts", "type", "nsfw", "handler");
        var type = form.Choice(command, path, "type", required: false, 1, 2, 3, 4) ?? ChatInput;
        Named(command, path, described: type == ChatInput, lower: type == ChatInput);
        if (type != ChatInput)
        {
            form.Text(command, path, "description", 0, 100);
        }

        if (type != ChatInput && Wire.Text(command["description"]) is { Length: > 0 })
        {
            form.Error(FormCheck.Join(path, "description"), "APPLICATION_COMMANDS_DESCRIPTION_NOT_ALLOWED", "Context menu commands cannot have description");
        }

        form.Flag(command, path, "dm_permission");
        form.Flag(command, path, "nsfw");
        Choices(command, path, "contexts", 2);
        Choices(command, path, "integration_types", 1);
        Options(command, path, depth: 0);
        if (Size(command) > SizeLimit)
        {
            form.Error(path, "APPLICATION_COMMAND_TOO_LARGE", $"Command exceeds maximum size ({SizeLimit})");
        }
    }

    /// <summary>100 chat commands, 15 of each context menu, no name twice.</summary>
    public static void CheckCounts(FormCheck form, IReadOnlyList<JsonObject> commands)
    {
        var seen = new HashSet<(int, string)>();
        for (var i = 0; i < commands.Count; i++)
        {
            if (!seen.Add((TypeOf(commands[i]), (string)commands[i]["name"]!)))
            {
                form.Error(i.ToString(CultureInfo.InvariantCulture), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
            }
        }

        foreach (var (type, limit) in ((int, int)[])[(1, 100), (2, 15), (3, 15)])
        {
            if (commands.Count(command => TypeOf(command) == type) > limit)
            {
                throw new Rest.ApiException(400, 30032, $"Maximum number of application commands reached ({limit}).");
            }
        }
    }

    private static int TypeOf(JsonObject command) => Wire.Whole(command["type"]) ?? ChatInput;

    private void Named(JsonObject json, string path, bool described, bool lower)
    {
        if (form.Text(json, path, "name", 1, 32, required: true) is { } name && lower)
        {
            CheckName(name, FormCheck.Join(path, "name"));
        }

        if (described)
        {
            form.Text(json, path, "description", 1, 100, required: true);
        }

        Localized(json, path, "name_localizations", 32, lower);
        Localized(json, path, "description_localizations", 100, names: false);
    }

    private void CheckName(string name, string at)
    {
        if (!CommandName().IsMatch(name) || !string.Equals(name, name.ToLowerInvariant(), StringComparison.Ordinal))
        {
            form.Error(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    }

    private void Localized(JsonObject json, string path, string name, int max, bool names)
    {
        var at = FormCheck.Join(path, name);
        foreach (var (locale, _) in form.Object(json, path, name) ?? [])
        {
            if (!Locales.Contains(locale, StringComparer.Ordinal))
            {
                form.Error(FormCheck.Join(at, locale), "BASE_TYPE_CHOICES", $"Value must be one of {{{string.Join(", ", Locales)}}}.");
            }

            if (form.Text((JsonObject)json[name]!, at, locale, 1, max, required: true) is { } text && names)
            {
                CheckName(text, FormCheck.Join(at, locale));
            }
        }
    }

    private void Choices(JsonObject json, string path, string name, int max)
    {
        var list = form.List(json, path, name, 0, max + 1);
        for (var i = 0; i < list?.Count; i++)
        {
            if (!(list[i] is JsonValue value && value.TryGetValue<int>(out var number) && number >= 0 && number <= max))
            {
                form.Error(FormCheck.Join(FormCheck.Join(path, name), i), "BASE_TYPE_CHOICES", $"Value must be between 0 and {max}.");
            }
        }
    }

    private void Options(JsonObject json, string path, int depth)
    {
        var at = FormCheck.Join(path, "options");
        var names = new HashSet<string>(StringComparer.Ordinal);
        var optionalSeen = false;
        foreach (var (option, where) in form.Items(form.List(json, path, "options", 0, 25), at))
        {
            form.OnlyKnown(
                option, where,
                "type", "name", "name_localizations", "description", "description_localizations", "required", "choices", "options", "channel_types",
                "min_value", "max_value", "min_length", "max_length", "autocomplete");
            var type = (int)(form.Number(option, where, "type", 1, LastOption, required: true) ?? String);
            Named(option, where, described: true, lower: true);
            if (option["name"] is JsonValue name && !names.Add(name.ToString()))
            {
                form.Error(FormCheck.Join(where, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists");
            }

            var required = form.Flag(option, where, "required") ?? false;
            if (required && optionalSeen)
            {
                form.Error(where, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            }

            optionalSeen |= !required;
            CheckKind(option, where, type, depth);
        }
    }

    private void CheckKind(JsonObject option, string path, int type, int depth)
    {
        var autocomplete = form.Flag(option, path, "autocomplete") ?? false;
        form.Number(option, path, "min_length", 0, 6000);
        form.Number(option, path, "max_length", 1, 6000);
        if (type is SubCommand or SubCommandGroup)
        {
            if (depth > 1 || (depth == 1 && type == SubCommandGroup))
            {
                form.Error(FormCheck.Join(path, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands nest one level deep in a group");
            }

            Options(option, path, depth + 1);
            return;
        }

        if (option["options"] is JsonArray { Count: > 0 })
        {
            form.Error(FormCheck.Join(path, "options"), "APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED", "Only sub-commands have options");
        }

        var choices = form.List(option, path, "choices", 0, 25);
        if (choices?.Count > 0 && (autocomplete || type is not (String or Integer or Number)))
        {
            form.Error(FormCheck.Join(path, "choices"), "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", "Choices exclude autocompletion and need a text or number");
        }

        foreach (var (choice, where) in form.Items(choices, FormCheck.Join(path, "choices")))
        {
            form.OnlyKnown(choice, where, "name", "name_localizations", "value");
            form.Text(choice, where, "name", 1, 100, required: true);
            Localized(choice, where, "name_localizations", 100, names: false);
            if (type == String)
            {
                form.Text(choice, where, "value", 1, 100, required: true);
            }
        }
    }

    /// <summary>Names, descriptions and values in all; of the localizations the longest counts.</summary>
    private static int Size(JsonObject json)
    {
        var size = Longest(json, "name") + Longest(json, "description") + (json["value"]?.ToString().Length ?? 0);
        return size + (json["options"] as JsonArray ?? []).Concat(json["choices"] as JsonArray ?? []).OfType<JsonObject>().Sum(Size);
    }

    private static int Longest(JsonObject json, string name)
    {
        var own = json[name] is JsonValue value ? value.ToString().Length : 0;
        return (json[name + "_localizations"] as JsonObject ?? []).Aggregate(own, (longest, other) => Math.Max(longest, other.Value?.ToString().Length ?? 0));
    }

    /// <summary>As documented, with the two scripts by their blocks, since .NET knows no script classes.</summary>
    [GeneratedRegex(@"^[-_'\p{L}\p{N}\u0900-\u097F\u0E00-\u0E7F]{1,32}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CommandName();
}
