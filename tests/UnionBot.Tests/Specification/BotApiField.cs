using System.Globalization;
using System.Text.RegularExpressions;

namespace UnionBot.Tests.Specification;

/// <summary>A parameter of a method or a field of an object, and what its description promises in numbers and words.</summary>
internal sealed partial record BotApiField(string Name, IReadOnlyList<string> Types, bool Required, string Description)
{
    /// <summary>How many characters the text may have.</summary>
    public (int Least, int Most)? Characters { get; } = RangeIn(CharacterRange(), Description);

    /// <summary>How many bytes of UTF-8 the text may have.</summary>
    public (int Least, int Most)? Bytes { get; } = RangeIn(ByteRange(), Description);

    /// <summary>What a number may be.</summary>
    public (int Least, int Most)? Values { get; } = RangeIn(ValueRange(), Description);

    /// <summary>How many elements the list may have.</summary>
    public (int Least, int Most)? Items { get; } = RangeIn(ItemRange(), Description);

    /// <summary>The only words there are, or none where any will do.</summary>
    public IReadOnlyList<string> Words { get; init; } = WordsIn(Description);

    /// <summary>Whether the limit holds for what remains once markup has become entities.</summary>
    public bool AfterParsing { get; } = Description.Contains("parsing", StringComparison.Ordinal);

    private static (int Least, int Most)? RangeIn(Regex regex, string description)
    {
        var found = regex.Match(description);
        return found.Success
            ? (found.Groups["least"].Success ? Number(found.Groups["least"].Value) : 0, Number(found.Groups["most"].Value))
            : null;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static List<string> WordsIn(string description) =>
        Only().Match(description) is { Success: true } one
            ? [one.Groups["word"].Value]
            : OneOf().Match(description) is { Success: true } several
                ? [.. Quoted().Matches(several.Value).Select(q => q.Groups["word"].Value)]
                : [];

    [GeneratedRegex(@"(?<least>\d+)-(?<most>\d+) characters", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CharacterRange();

    [GeneratedRegex(@"((?<least>\d+)-|can't exceed )(?<most>\d+) bytes", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ByteRange();

    [GeneratedRegex(@"(Values between |should be between |; )(?<least>\d+)(-| and )(?<most>\d+)( are accepted|$|\.)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ValueRange();

    [GeneratedRegex(@"(must include |list of |list of at most |At most |No more than )((?<least>\d+)-)?(?<most>\d+) ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ItemRange();

    [GeneratedRegex(@"^(Scope type|Type of [a-z ]+|[A-Z][a-z ]*type), must be (?<word>[a-z0-9_]+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Only();

    [GeneratedRegex("([Mm]ust be one of|Currently, can be) \".*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex OneOf();

    [GeneratedRegex("\"(?<word>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
