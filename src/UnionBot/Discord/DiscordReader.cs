using UnionBot.Messages;

namespace UnionBot.Discord;

/// <summary>Reads what a person typed on Discord: its markdown as blocks of runs. Never throws.</summary>
/// <remarks>Lists that are numbered, and whatever else a neutral message has no block for, stay the text they are.</remarks>
internal static class DiscordReader
{
    /// <summary>Reads markdown; empty for nothing but white space.</summary>
    public static IReadOnlyList<Block> Read(string markdown)
    {
        var blocks = new List<Block>();
        var open = new List<string>();
        var kind = Kind.None;

        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal) && Fence(lines, ref i) is { } code)
            {
                Close();
                blocks.Add(new Block.Paragraph([new Run(code, RunStyle.Code)]));
                continue;
            }

            if (line.StartsWith(">>> ", StringComparison.Ordinal))
            {
                Close();
                lines[i] = line[4..];
                Add(Kind.Quote, string.Join('\n', lines[i..]));
                break;
            }

            var (lineKind, words) = Classify(line);
            if (lineKind == Kind.None)
            {
                Close();
            }
            else if (lineKind == Kind.Paragraph && kind == Kind.Bullet && line.StartsWith("  ", StringComparison.Ordinal))
            {
                open.Add(words.Trim());
            }
            else if (lineKind == kind && kind is Kind.Paragraph or Kind.Quote)
            {
                open.Add(words);
            }
            else
            {
                Close();
                Add(lineKind, words);
            }
        }

        Close();
        return blocks;

        void Add(Kind newKind, string words)
        {
            kind = newKind;
            open.Add(words);
        }

        void Close()
        {
            var runs = open.Count == 0 ? [] : DiscordInlineReader.Read(string.Join('\n', open).Trim());
            if (runs.Count > 0)
            {
                blocks.Add(kind switch
                {
                    Kind.Heading => new Block.Heading(runs),
                    Kind.Bullet => new Block.Bullet(runs),
                    Kind.Quote => new Block.Quote(runs),
                    _ => new Block.Paragraph(runs),
                });
            }

            open.Clear();
            kind = Kind.None;
        }
    }

    /// <summary>The words alone, without marks.</summary>
    public static string Plain(IReadOnlyList<Block> blocks) => string.Join('\n', blocks.Select(b => b.PlainText));

    private static (Kind Kind, string Words) Classify(string line)
    {
        var text = line.TrimStart(' ');
        if (text.Trim(DiscordRuns.Seam, ' ', '\t').Length == 0)
        {
            return (Kind.None, "");
        }

        foreach (var (mark, kind) in (ReadOnlySpan<(string, Kind)>)[("# ", Kind.Heading), ("## ", Kind.Heading), ("### ", Kind.Heading), ("- ", Kind.Bullet), ("* ", Kind.Bullet), ("-# ", Kind.Paragraph)])
        {
            if (text.StartsWith(mark, StringComparison.Ordinal))
            {
                return (kind, text[mark.Length..]);
            }
        }

        return line.StartsWith("> ", StringComparison.Ordinal) ? (Kind.Quote, line[2..])
            : line is ">" ? (Kind.Quote, "")
            : (Kind.Paragraph, line);
    }

    /// <summary>Reads a fenced block from line <paramref name="i"/> and moves there to its last line.</summary>
    /// <returns>The code, or <see langword="null"/> where the fence is never closed or holds nothing.</returns>
    private static string? Fence(string[] lines, ref int i)
    {
        var rest = string.Join('\n', lines[i..]).TrimStart();
        var end = rest.IndexOf("```", 3, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var inside = rest[3..end];
        var breaks = inside.Count(c => c == '\n');
        var after = rest[(end + 3)..];
        var endOfLine = after.IndexOf('\n', StringComparison.Ordinal);
        if ((endOfLine < 0 ? after : after[..endOfLine]).Trim().Length > 0)
        {
            return null; // Words follow on the same line: read it as inline code.
        }

        var firstBreak = inside.IndexOf('\n', StringComparison.Ordinal);
        var hasLanguage = firstBreak > 0 && inside[..firstBreak].All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '#' or '.');
        var code = (hasLanguage ? inside[(firstBreak + 1)..] : inside).Trim('\n');
        if (string.IsNullOrWhiteSpace(code))
        {
            return null;
        }

        i += breaks;
        return code;
    }

    private enum Kind
    {
        None,
        Paragraph,
        Heading,
        Bullet,
        Quote,
    }
}
