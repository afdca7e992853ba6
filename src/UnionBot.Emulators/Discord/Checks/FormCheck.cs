using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.Rest;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Checks;

/// <summary>Reads fields of a body and gathers all that is wrong into one 50035. Source: Discord, Reference, "Error Messages".</summary>
/// <remarks>Lengths are counted in UTF-16 units: where the documentation is silent the double takes the narrower reading.</remarks>
internal sealed class FormCheck(Action<string, string>? find = null)
{
    private readonly JsonObject _errors = [];

    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    public static string Join(string path, int index) => Join(path, index.ToString(CultureInfo.InvariantCulture));

    public void Error(string path, string code, string message)
    {
        var node = _errors;
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (node[part] is not JsonObject inner)
            {
                node[part] = inner = [];
            }

            node = inner;
        }

        if (node["_errors"] is not JsonArray list)
        {
            node["_errors"] = list = [];
        }

        list.Add(new JsonObject { ["code"] = code, ["message"] = message });
    }

    public ApiException Failure() => new(400, 50035, "Invalid Form Body", _errors);

    public void ThrowIfFailed()
    {
        if (_errors.Count > 0)
        {
            throw Failure();
        }
    }

    /// <summary>Notes fields that the documentation doesn't know. The platform ignores them.</summary>
    public void OnlyKnown(JsonObject json, string path, params ReadOnlySpan<string> known)
    {
        foreach (var (name, _) in json)
        {
            if (!known.Contains(name))
            {
                find?.Invoke(Join(path, name), "unknown field");
            }
        }
    }

    public string? Text(JsonObject json, string path, string name, int min, int max, bool required = false)
    {
        var at = Join(path, name);
        if (!Present(json, at, name, required))
        {
            return null;
        }

        if (json[name] is not JsonValue value || value.GetValueKind() != JsonValueKind.String)
        {
            Error(at, "STRING_TYPE_CONVERT", $"Could not interpret \"{json[name]!.ToJsonString()}\" as string.");
            return null;
        }

        var text = value.GetValue<string>();
        if (text.Length == 0 && min > 0 && required)
        {
            Error(at, "BASE_TYPE_REQUIRED", "This field is required");
        }
        else if (text.Length < min || text.Length > max)
        {
            Length(at, min, max);
        }

        return text;
    }

    public long? Number(JsonObject json, string path, string name, long min, long max, bool required = false)
    {
        var at = Join(path, name);
        if (!Present(json, at, name, required))
        {
            return null;
        }

        if (json[name] is not JsonValue value || value.GetValueKind() != JsonValueKind.Number || !TryWhole(value, out var number))
        {
            Error(at, "NUMBER_TYPE_COERCE", $"Value \"{json[name]}\" is not int.");
            return null;
        }

        if (number < min)
        {
            Error(at, "NUMBER_TYPE_MIN", $"int value should be greater than or equal to {min}.");
        }
        else if (number > max)
        {
            Error(at, "NUMBER_TYPE_MAX", $"int value should be less than or equal to {max}.");
        }

        return number;
    }

    public int? Choice(JsonObject json, string path, string name, bool required, params ReadOnlySpan<int> choices)
    {
        var number = Number(json, path, name, int.MinValue, int.MaxValue, required);
        if (number is { } some && !choices.Contains((int)some))
        {
            Error(Join(path, name), "BASE_TYPE_CHOICES", $"Value must be one of {{{string.Join(", ", choices.ToArray())}}}.");
        }

        return (int?)number;
    }

    public bool? Flag(JsonObject json, string path, string name)
    {
        var at = Join(path, name);
        if (!Present(json, at, name, required: false))
        {
            return null;
        }

        if (json[name] is JsonValue value && value.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetValue<bool>();
        }

        Error(at, "BASE_TYPE_CHOICES", "Must be either true or false.");
        return null;
    }

    public ulong? Snowflake(JsonObject json, string path, string name, bool required = false)
    {
        var at = Join(path, name);
        if (!Present(json, at, name, required))
        {
            return null;
        }

        // Ids go out as strings; as numbers they come in only where a client is careless with 53 bits.
        if (json[name] is JsonValue value && Wire.TryId(value.ToString(), out var id))
        {
            if (value.GetValueKind() != JsonValueKind.String)
            {
                find?.Invoke(at, "a snowflake sent as a number");
            }

            return id;
        }

        Error(at, "NUMBER_TYPE_COERCE", $"Value \"{json[name]}\" is not snowflake.");
        return null;
    }

    /// <summary>A required list of different ids.</summary>
    public List<ulong> Ids(JsonObject json, string path, string name, int min, int max)
    {
        var ids = new List<ulong>();
        var list = List(json, path, name, min, max, required: true);
        for (var i = 0; i < list?.Count; i++)
        {
            if (list[i] is not JsonValue value || !Wire.TryId(value.ToString(), out var id))
            {
                Error(Join(Join(path, name), i), "NUMBER_TYPE_COERCE", $"Value \"{list[i]}\" is not snowflake.");
            }
            else if (ids.Contains(id))
            {
                Error(Join(path, name), "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value");
            }
            else
            {
                ids.Add(id);
            }
        }

        return ids;
    }

    public JsonObject? Object(JsonObject json, string path, string name, bool required = false)
    {
        var at = Join(path, name);
        if (!Present(json, at, name, required))
        {
            return null;
        }

        if (json[name] is JsonObject inner)
        {
            return inner;
        }

        Error(at, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        return null;
    }

    public JsonArray? List(JsonObject json, string path, string name, int min, int max, bool required = false)
    {
        var at = Join(path, name);
        if (!Present(json, at, name, required))
        {
            return null;
        }

        if (json[name] is not JsonArray list)
        {
            Error(at, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            return null;
        }

        if (list.Count < min || list.Count > max)
        {
            Length(at, min, max);
        }

        return list;
    }

    /// <summary>The objects of a list, each with its path; anything else in it is an error.</summary>
    public List<(JsonObject Item, string Path)> Items(JsonArray? list, string path)
    {
        var items = new List<(JsonObject, string)>();
        for (var i = 0; i < list?.Count; i++)
        {
            if (list[i] is JsonObject item)
            {
                items.Add((item, Join(path, i)));
            }
            else
            {
                Error(Join(path, i), "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
            }
        }

        return items;
    }

    public void Length(string at, int min, int max) => Error(
        at,
        min == 0 ? "BASE_TYPE_MAX_LENGTH" : "BASE_TYPE_BAD_LENGTH",
        min == 0 ? $"Must be {max} or fewer in length." : $"Must be between {min} and {max} in length.");

    private bool Present(JsonObject json, string at, string name, bool required)
    {
        if (json[name] is not null)
        {
            return true;
        }

        if (required)
        {
            Error(at, "BASE_TYPE_REQUIRED", "This field is required");
        }

        return false;
    }

    private static bool TryWhole(JsonValue value, out long number)
    {
        if (value.TryGetValue(out number))
        {
            return true;
        }

        if (value.TryGetValue(out int small))
        {
            number = small;
            return true;
        }

        return false;
    }
}
