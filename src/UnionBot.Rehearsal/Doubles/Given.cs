using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>What a request gave for the parameters of an act, checked against the act's own list.</summary>
internal sealed class Given
{
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly JsonObject _values;

    private Given(IReadOnlyList<Parameter> parameters, JsonObject values) => (_parameters, _values) = (parameters, values);

    /// <summary>Checks names, presence and types.</summary>
    /// <param name="act">The act.</param>
    /// <param name="values">What the request holds.</param>
    /// <exception cref="ActException">Something is unknown, missing or of another type.</exception>
    public static Given Check(Act act, JsonObject values)
    {
        var names = act.Parameters.Select(p => p.Name).ToList();
        if (values.Select(v => v.Key).FirstOrDefault(name => !names.Contains(name, StringComparer.Ordinal)) is { } stranger)
        {
            var takes = names.Count == 0 ? "takes nothing" : $"takes: {string.Join(", ", names)}";
            throw new ActException(400, $"{act.Name} does not know the field '{stranger}'. It {takes}.");
        }

        foreach (var parameter in act.Parameters)
        {
            var value = values[parameter.Name];
            if (value is null && parameter.Required)
            {
                throw new ActException(400, $"{act.Name} needs the field '{parameter.Name}': {parameter.What}");
            }

            if (value is not null && !Fits(parameter.Kind, value))
            {
                throw new ActException(400, $"The field '{parameter.Name}' of {act.Name} must be {Words(parameter.Kind)}, but is {value.ToJsonString()}.");
            }
        }

        return new Given(act.Parameters, values);
    }

    /// <summary>Turns a query into what a JSON body would hold.</summary>
    public static JsonObject FromQuery(Act act, IEnumerable<KeyValuePair<string, string>> query)
    {
        var values = new JsonObject();
        foreach (var (name, text) in query)
        {
            values[name] = act.Parameters.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal))?.Kind switch
            {
                ParameterKind.Whole when int.TryParse(text, CultureInfo.InvariantCulture, out var whole) => whole,
                ParameterKind.Number when double.TryParse(text, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
                ParameterKind.Flag when text is "true" or "false" => text is "true",
                _ => text,
            };
        }

        return values;
    }

    public bool Has(string name) => Value(name) is not null;

    public string Text(string name) => Value(name)!.GetValue<string>();

    public string? TextOrNull(string name) => Has(name) ? Text(name) : null;

    public string Id(string name) => Value(name)!.ToString();

    public string? IdOrNull(string name) => Has(name) ? Id(name) : null;

    public int Whole(string name) => Value(name)!.GetValue<int>();

    public int? WholeOrNull(string name) => Has(name) ? Whole(name) : null;

    public double? NumberOrNull(string name) => Has(name) ? Value(name)!.GetValue<double>() : null;

    public bool Flag(string name, bool otherwise = false) => Has(name) ? Value(name)!.GetValue<bool>() : otherwise;

    public JsonObject Fields(string name) => Has(name) ? Value(name)!.AsObject() : [];

    public JsonArray Row(string name) => Has(name) ? Value(name)!.AsArray() : [];

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        [.. Row(name).Select(v => v is JsonValue text && text.GetValueKind() == JsonValueKind.String
            ? text.GetValue<string>()
            : throw new ActException(400, $"The field '{name}' must hold texts only, but holds {v?.ToJsonString() ?? "null"}."))];

    /// <summary>A count of at least one; 1 where none is given.</summary>
    public int Times(string name)
    {
        var times = WholeOrNull(name) ?? 1;
        return times >= 1 ? times : throw new ActException(400, $"The field '{name}' must be 1 or more, but is {times}.");
    }

    /// <summary>A span in seconds, 0 to one day.</summary>
    public TimeSpan Seconds(string name, double otherwise = 0)
    {
        var seconds = NumberOrNull(name) ?? otherwise;
        return seconds is >= 0 and <= 86_400
            ? TimeSpan.FromSeconds(seconds)
            : throw new ActException(400, string.Create(CultureInfo.InvariantCulture, $"The field '{name}' must be 0 to 86400 seconds, but is {seconds}."));
    }

    private JsonNode? Value(string name) => _parameters.Any(p => string.Equals(p.Name, name, StringComparison.Ordinal))
        ? _values[name]
        : throw new InvalidOperationException($"The act reads '{name}', but does not list it.");

    private static bool Fits(ParameterKind kind, JsonNode value) => (kind, value.GetValueKind()) switch
    {
        (ParameterKind.Text, JsonValueKind.String) => true,
        (ParameterKind.Id, JsonValueKind.String or JsonValueKind.Number) => IsId(value.ToString()),
        (ParameterKind.Name, JsonValueKind.String) => value.GetValue<string>().Length > 0,
        (ParameterKind.Name, JsonValueKind.Number) => IsId(value.ToString()),
        (ParameterKind.Whole, JsonValueKind.Number) => value.AsValue().TryGetValue<int>(out _),
        (ParameterKind.Number, JsonValueKind.Number) => value.AsValue().TryGetValue<double>(out var number) && double.IsFinite(number),
        (ParameterKind.Flag, JsonValueKind.True or JsonValueKind.False) => true,
        (ParameterKind.Fields, JsonValueKind.Object) => true,
        (ParameterKind.List, JsonValueKind.Array) => true,
        _ => false,
    };

    private static bool IsId(string text) => text.TrimStart('-') is { Length: > 0 and <= 20 } digits && digits.All(char.IsAsciiDigit);

    private static string Words(ParameterKind kind) => kind switch
    {
        ParameterKind.Text => "a text",
        ParameterKind.Id => "an id (digits, as a text or a number)",
        ParameterKind.Name => "an id or a name",
        ParameterKind.Whole => "a whole number",
        ParameterKind.Number => "a number",
        ParameterKind.Flag => "true or false",
        ParameterKind.Fields => "a JSON object",
        ParameterKind.List => "a JSON array",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
