using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace UnionBot.Time;

/// <summary>Until when an announcement is worth sending, where it says so itself.</summary>
internal abstract partial record FreshRule
{
    private FreshRule()
    {
    }

    /// <summary>Reads <c>30min</c>, <c>2h</c>, <c>1h30</c>, <c>3j</c> (a time after it was due), or an anchor such as <c>start</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out FreshRule? rule)
    {
        var match = SpanForm().Match(text);
        if (match.Success)
        {
            var span = new TimeSpan(Number(match.Groups["d"]), Number(match.Groups["h"]), Number(match.Groups["hm"]) + Number(match.Groups["m"]), 0);
            rule = span > TimeSpan.Zero ? new For(span) : null;
        }
        else
        {
            rule = AnchorText.TryParse(text, out var anchor) ? new Until(anchor) : null;
        }

        return rule is not null;
    }

    /// <summary>Writes a rule in the form that <see cref="TryParse"/> reads.</summary>
    public static string Write(FreshRule rule) => rule switch
    {
        For(var span) => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes}min"),
        Until(var anchor) => AnchorText.Write(anchor),
        _ => throw new UnreachableException(),
    };

    private static int Number(Group digits) =>
        digits.Success && digits.Length > 0 ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^\s*(?:(?<d>[0-9]{1,2})\s?[jd]|(?<h>[0-9]{1,3})\s?h\s?(?<hm>[0-5][0-9])?|(?<m>[0-9]{1,5})\s?min)\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SpanForm();

    /// <summary>So long after it was due.</summary>
    public sealed record For(TimeSpan Span) : FreshRule;

    /// <summary>Until this.</summary>
    public sealed record Until(Anchor When) : FreshRule;
}
