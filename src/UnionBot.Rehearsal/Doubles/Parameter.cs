#pragma warning disable MA0048 // A parameter and its kind are one idea.
namespace UnionBot.Rehearsal.Doubles;

/// <summary>What an act takes.</summary>
/// <param name="Name">Its name in the JSON body or the query.</param>
/// <param name="Kind">What may stand there.</param>
/// <param name="What">What it means, in plain words.</param>
/// <param name="Required">Whether it must be given.</param>
internal sealed record Parameter(string Name, ParameterKind Kind, string What, bool Required = true)
{
    /// <summary>The same, which may be left out.</summary>
    public Parameter Optional => this with { Required = false };

    public static Parameter Text(string name, string what) => new(name, ParameterKind.Text, what);

    public static Parameter Called(string name, string what) => new(name, ParameterKind.Name, what);

    public static Parameter Id(string name, string what) => new(name, ParameterKind.Id, what);

    public static Parameter Whole(string name, string what) => new(name, ParameterKind.Whole, what);

    public static Parameter Number(string name, string what) => new(name, ParameterKind.Number, what);

    public static Parameter Flag(string name, string what) => new(name, ParameterKind.Flag, what);

    public static Parameter Fields(string name, string what) => new(name, ParameterKind.Fields, what);

    public static Parameter Row(string name, string what) => new(name, ParameterKind.List, what);
}

/// <summary>What may stand in a parameter.</summary>
internal enum ParameterKind
{
    /// <summary>A JSON string.</summary>
    Text,

    /// <summary>An identifier: digits, as a JSON string or number.</summary>
    Id,

    /// <summary>An id or a name: a JSON string, or a whole number.</summary>
    Name,

    /// <summary>A whole number of at most 32 bits.</summary>
    Whole,

    /// <summary>A number, perhaps with a fraction.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A JSON object.</summary>
    Fields,

    /// <summary>A JSON array.</summary>
    List,
}
