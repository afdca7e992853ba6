using System.Text;
using UnionBot.Messages;

namespace UnionBot.Discord;

/// <summary>Reads the marks inside a block. What is no complete mark stays text.</summary>
internal sealed class DiscordInlineReader
{
    /// <summary>How deep marks are read inside marks.</summary>
    private const int Depth = 12;

    private static readonly (string Mark, RunStyle Style)[] Pairs =
    [
        ("**", RunStyle.Bold), ("__", RunStyle.Underline), ("~~", RunStyle.Strike), ("||", RunStyle.Spoiler), ("*", RunStyle.Italic), ("_", RunStyle.Italic),
    ];

    private readonly List<Run> _runs = [];
    private readonly StringBuilder _text = new();

    /// <summary>Reads text; empty for empty text.</summary>
    public static IReadOnlyList<Run> Read(string text)
    {
        var reader = new DiscordInlineReader();
        reader.Read(text, RunStyle.None, link: null, Depth);
        return Join(reader._runs);
    }

    private void Read(string text, RunStyle style, Uri? link, int depth)
    {
        var i = 0;
        while (i < text.Length)
        {
            if (text[i] == '\\' && i + 1 < text.Length && !char.IsLetterOrDigit(text[i + 1]) && !char.IsWhiteSpace(text[i + 1]))
            {
                _text.Append(text[i + 1]);
                i += 2;
            }
            else if (depth > 0 && TryMark(text, ref i, style, link, depth))
            {
                // Read.
            }
            else
            {
                if (text[i] != DiscordRuns.Seam)
                {
                    _text.Append(text[i]);
                }

                i++;
            }
        }

        Flush(style, link);
    }

    private bool TryMark(string text, ref int i, RunStyle style, Uri? link, int depth) => text[i] switch
    {
        '`' => TryCode(text, ref i, style, link),
        '[' when link is null => TryLink(text, ref i, style, depth),
        '<' => TryBrackets(text, ref i),
        '*' or '_' or '~' or '|' => TryPair(text, ref i, style, link, depth),
        _ => false,
    };

    private bool TryPair(string text, ref int i, RunStyle style, Uri? link, int depth)
    {
        foreach (var (mark, adds) in Pairs)
        {
            if (string.CompareOrdinal(text, i, mark, 0, mark.Length) != 0 || style.HasFlag(adds))
            {
                continue;
            }

            var start = i + mark.Length;
            var end = MarkEnds.Find(text, start, mark, opensAfterWord: i > 0 && char.IsLetterOrDigit(text[i - 1]));
            if (end <= start)
            {
                continue;
            }

            Flush(style, link);
            Read(text[start..end], style | adds, link, depth - 1);
            i = end + mark.Length;
            return true;
        }

        return false;
    }

    private bool TryCode(string text, ref int i, RunStyle style, Uri? link)
    {
        var fence = MarkEnds.Length(text, i, '`');
        for (var at = text.IndexOf('`', i + fence); at >= 0; at = text.IndexOf('`', at))
        {
            var length = MarkEnds.Length(text, at, '`');
            if (length == fence)
            {
                var code = text[(i + fence)..at];
                if (code.Contains('`', StringComparison.Ordinal) && code is [' ', .., ' '] && code.Length > 2)
                {
                    code = code[1..^1];
                }

                Flush(style, link);
                _text.Append(code);
                Flush(style | RunStyle.Code, link);
                i = at + length;
                return true;
            }

            at += length;
            if (at >= text.Length)
            {
                break;
            }
        }

        return false;
    }

    private bool TryLink(string text, ref int i, RunStyle style, int depth)
    {
        var label = MarkEnds.Bracket(text, i);
        if (label < 0 || label + 1 >= text.Length || text[label + 1] != '(')
        {
            return false;
        }

        var angled = label + 2 < text.Length && text[label + 2] == '<';
        var start = label + (angled ? 3 : 2);
        var end = angled ? text.IndexOf(">)", start, StringComparison.Ordinal) : text.IndexOf(')', start);
        if (end < 0 || label == i + 1 || !Uri.TryCreate(text[start..end], UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https"))
        {
            return false;
        }

        Flush(style, link: null);
        Read(text[(i + 1)..label], style, link, depth - 1);
        i = end + (angled ? 2 : 1);
        return true;
    }

    /// <summary>Addresses without a preview, and what Discord writes for mentions and emoji. A mention's id is not passed on.</summary>
    private bool TryBrackets(string text, ref int i)
    {
        var end = text.IndexOf('>', i);
        if (end < 0 || end - i > 2048)
        {
            return false;
        }

        var inside = text[(i + 1)..end];
        var words = inside switch
        {
            ['@', '&', ..] when IsId(inside[2..]) => "@rôle",
            ['@', '!', ..] when IsId(inside[2..]) => "@membre",
            ['@', ..] when IsId(inside[1..]) => "@membre",
            ['#', ..] when IsId(inside[1..]) => "#salon",
            [':', ..] or ['a', ':', ..] when inside.Split(':') is [_, { Length: > 0 } name, var id] && IsId(id) => $":{name}:",
            ['/', ..] when inside.Split(':') is [var name, var id] && IsId(id) => name,
            _ when inside.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || inside.StartsWith("https://", StringComparison.OrdinalIgnoreCase) =>
                inside.Any(char.IsWhiteSpace) ? null : inside,
            _ => null,
        };
        if (words is null)
        {
            return false;
        }

        _text.Append(words);
        i = end + 1;
        return true;
    }

    private static bool IsId(string text) => text.Length is > 0 and <= 20 && text.All(char.IsAsciiDigit);

    private void Flush(RunStyle style, Uri? link)
    {
        if (_text.Length > 0)
        {
            _runs.Add(new Run(_text.ToString(), style, link));
            _text.Clear();
        }
    }

    /// <summary>Joins neighbours of one style, across white space too: marks are closed at each line's end.</summary>
    private static List<Run> Join(List<Run> runs)
    {
        var result = new List<Run>();
        foreach (var run in runs)
        {
            if (result is [.., var last] && Alike(last, run))
            {
                result[^1] = last with { Text = last.Text + run.Text };
            }
            else if (result is [.., var first, { Style: RunStyle.None, Link: null } gap] && string.IsNullOrWhiteSpace(gap.Text) && Alike(first, run))
            {
                result.RemoveAt(result.Count - 1);
                result[^1] = first with { Text = first.Text + gap.Text + run.Text };
            }
            else
            {
                result.Add(run);
            }
        }

        return result;
    }

    private static bool Alike(Run a, Run b) => a.Style == b.Style && a.Link == b.Link;
}
