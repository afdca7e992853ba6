using System.Globalization;

namespace UnionBot.Benchmarks;

/// <summary>What the verbs share: their options, their tables, their files.</summary>
internal static class Verb
{
    /// <summary>A whole number of the command line.</summary>
    public static int Number(string[] args, string name, int otherwise) =>
        Text(args, name) is { } text ? int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>A word of the command line, or <see langword="null"/>.</summary>
    public static string? Text(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    /// <summary>Prints figures and what is wrong, and writes both to the file of <c>--json</c>.</summary>
    /// <returns>0 where nothing is wrong, else 1.</returns>
    public static int Report(
        string title, IEnumerable<KeyValuePair<string, object>> figures, IReadOnlyList<string> faults, string? json, TextWriter output)
    {
        var rows = figures.ToList();
        var width = rows.Max(r => r.Key.Length);
        output.WriteLine(title);
        foreach (var (name, value) in rows)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name.PadRight(width)}  {value,12}"));
        }

        foreach (var fault in faults)
        {
            output.WriteLine($"  WRONG: {fault}");
        }

        output.WriteLine(faults.Count == 0 ? "  All holds." : FormattableString.Invariant($"  {faults.Count} wrong."));
        if (json is not null)
        {
            var written = new Dictionary<string, object>(StringComparer.Ordinal) { ["title"] = title, ["figures"] = new Dictionary<string, object>(rows, StringComparer.Ordinal), ["faults"] = faults };
            File.WriteAllText(json, System.Text.Json.JsonSerializer.Serialize(written, System.Text.Json.JsonSerializerOptions.Web));
        }

        return faults.Count == 0 ? 0 : 1;
    }
}
