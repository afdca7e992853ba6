using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using UnionBot.Messages;

namespace UnionBot.Discord;

/// <summary>Sets runs as markdown, line by line.</summary>
internal static partial class DiscordRuns
{
    /// <summary>Keeps two marks apart that would otherwise be read as one; nobody sees it.</summary>
    public const char Seam = '\u200B';

    private static readonly SearchValues<char> Special = SearchValues.Create("\\*_~|`[]<@");

    private static readonly (RunStyle Style, string Mark)[] Marks =
    [
        (RunStyle.Spoiler, "||"), (RunStyle.Strike, "~~"), (RunStyle.Underline, "__"), (RunStyle.Bold, "**"), (RunStyle.Italic, "*"),
    ];

    /// <summary>Renders runs; each line by itself.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<Run> runs)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var marked = false;
        foreach (var run in runs)
        {
            var parts = run.Text.ReplaceLineEndings("\n").Split('\n');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    lines.Add(line.ToString());
                    line.Clear();
                    marked = false;
                }

                if (parts[i].Length > 0)
                {
                    Append(line, run with { Text = parts[i] }, ref marked);
                }
            }
        }

        lines.Add(line.ToString());
        return lines;
    }

    /// <param name="marked">Whether the line ends with a mark.</param>
    private static void Append(StringBuilder line, Run run, ref bool marked)
    {
        var core = run.Text.Trim();
        if (core.Length == 0)
        {
            line.Append(run.Text);
            marked = false;
            return;
        }

        var lead = run.Text[..run.Text.IndexOf(core, StringComparison.Ordinal)];
        line.Append(lead);
        var atStart = line.Length == lead.Length;
        var opening = string.Concat(Marks.Where(m => run.Style.HasFlag(m.Style)).Select(m => m.Mark));
        var closing = string.Concat(Marks.Where(m => run.Style.HasFlag(m.Style)).Reverse().Select(m => m.Mark));
        var inner = Inner(run with { Text = core }, atStart && opening.Length == 0);
        var chunk = opening + inner + closing;
        var marksItself = opening.Length > 0 || run.Style.HasFlag(RunStyle.Code);
        if (marked && marksItself && lead.Length == 0 && line.Length > 0 && line[^1] == chunk[0])
        {
            line.Append(Seam);
        }

        line.Append(chunk);
        var trail = run.Text[(lead.Length + core.Length)..];
        line.Append(trail);
        marked = marksItself && trail.Length == 0;
    }

    private static string Inner(Run run, bool atLineStart)
    {
        if (run.Link is not { } link || link.Scheme is not ("http" or "https"))
        {
            return EveryoneCall.Rings(run) ? run.Text : run.Style.HasFlag(RunStyle.Code) ? Code(run.Text) : Words(run.Text, atLineStart);
        }

        if (run.Text.Contains("://", StringComparison.Ordinal))
        {
            return ShowsAddress(run) ? $"{Words(run.Text, atLineStart)} (<{link.AbsoluteUri}>)" : $"<{link.AbsoluteUri}>";
        }

        var label = run.Style.HasFlag(RunStyle.Code) ? Code(run.Text) : Escape(run.Text);
        return $"[{label}](<{link.AbsoluteUri}>)";
    }

    /// <summary>Whether a link's address must stand beside it: Discord shows no masked link whose label looks like an address.</summary>
    public static bool ShowsAddress(Run run) =>
        run.Link is { Scheme: "http" or "https" } link && run.Text.Contains("://", StringComparison.Ordinal)
        && !string.Equals(run.Text, link.OriginalString, StringComparison.Ordinal) && !string.Equals(run.Text, link.AbsoluteUri, StringComparison.Ordinal);

    /// <summary>Text with its bare addresses kept whole: an escaped address would lead elsewhere. In angle brackets Discord adds no preview.</summary>
    private static string Words(string text, bool atLineStart)
    {
        var result = new StringBuilder(text.Length + 8);
        var from = 0;
        foreach (var match in Address().EnumerateMatches(text))
        {
            var end = match.Index + match.Length;
            while (end > match.Index && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '\'' or '…' or '*' or '_' or '|' or '~')
            {
                end--;
            }

            if (!Uri.TryCreate(text[match.Index..end], UriKind.Absolute, out _))
            {
                continue;
            }

            result.Append(Escape(text[from..match.Index])).Append('<').Append(text, match.Index, end - match.Index).Append('>');
            from = end;
        }

        result.Append(Escape(text[from..]));
        return atLineStart ? EscapeLineStart(result.ToString()) : result.ToString();
    }

    private static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c == '@')
            {
                result.Append(c).Append(Seam);
            }
            else
            {
                result.Append(Special.Contains(c) ? "\\" : "").Append(c);
            }
        }

        return result.ToString();
    }

    /// <summary>What would begin a title, a list or a quote.</summary>
    private static string EscapeLineStart(string line)
    {
        if (line[0] is '#' or '-' or '+' or '>')
        {
            return "\\" + line;
        }

        var digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && line[digits] == '.' ? string.Concat(line.AsSpan(0, digits), "\\", line.AsSpan(digits)) : line;
    }

    private static string Code(string text)
    {
        var longest = 0;
        for (int i = 0, run = 0; i < text.Length; i++)
        {
            run = text[i] == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        var pad = text[0] == '`' || text[^1] == '`' ? " " : "";
        return fence + pad + text + pad + fence;
    }

    [GeneratedRegex(@"https?://[^\s<>«»""`\\|]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
