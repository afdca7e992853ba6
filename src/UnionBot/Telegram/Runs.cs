using UnionBot.Messages;

namespace UnionBot.Telegram;

/// <summary>What renderer, reader and splitter need of runs.</summary>
internal static class Runs
{
    /// <summary>The runs without white space at either end, without empty ones, with equal neighbours joined and line ends as <c>\n</c>.</summary>
    public static IReadOnlyList<Run> Tidy(IReadOnlyList<Run> runs)
    {
        var joined = new List<Run>(runs.Count);
        foreach (var run in runs)
        {
            var text = run.Text.ReplaceLineEndings("\n");
            if (text.Length == 0)
            {
                continue;
            }

            if (joined.Count > 0 && joined[^1] is var last && last.Style == run.Style && Equals(last.Link, run.Link))
            {
                joined[^1] = last with { Text = last.Text + text };
            }
            else
            {
                joined.Add(run with { Text = text });
            }
        }

        return TrimEnd(TrimStart(joined));
    }

    /// <summary>The part of the runs from <paramref name="start"/> (inclusive) to <paramref name="end"/> (exclusive), in UTF-16 units of their joined text.</summary>
    public static IReadOnlyList<Run> Slice(IReadOnlyList<Run> runs, int start, int end)
    {
        var slice = new List<Run>();
        var at = 0;
        foreach (var run in runs)
        {
            var from = Math.Max(start - at, 0);
            var to = Math.Min(end - at, run.Text.Length);
            if (from < to)
            {
                slice.Add(run with { Text = run.Text[from..to] });
            }

            at += run.Text.Length;
        }

        return slice;
    }

    private static List<Run> TrimStart(List<Run> runs)
    {
        while (runs.Count > 0)
        {
            var trimmed = runs[0].Text.TrimStart();
            if (trimmed.Length > 0)
            {
                runs[0] = runs[0] with { Text = trimmed };
                break;
            }

            runs.RemoveAt(0);
        }

        return runs;
    }

    private static List<Run> TrimEnd(List<Run> runs)
    {
        while (runs.Count > 0)
        {
            var trimmed = runs[^1].Text.TrimEnd();
            if (trimmed.Length > 0)
            {
                runs[^1] = runs[^1] with { Text = trimmed };
                break;
            }

            runs.RemoveAt(runs.Count - 1);
        }

        return runs;
    }
}
