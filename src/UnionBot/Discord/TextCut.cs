using System.Globalization;
using UnionBot.Messages;

namespace UnionBot.Discord;

/// <summary>Cuts runs at a place in their text.</summary>
internal static class TextCut
{
    /// <summary>The best place to cut at or before <paramref name="most"/>: after a sentence, else after a word, else between two characters as a reader sees them.</summary>
    public static int Best(string text, int most)
    {
        var least = most / 2; // A short part for a nicer place is worse than a cut between words.
        for (var i = most; i > least; i--)
        {
            if (i < text.Length && char.IsWhiteSpace(text[i]) && text[i - 1] is '.' or '!' or '?' or '…' or '»' or '\n')
            {
                return i;
            }
        }

        for (var i = most; i > 0; i--)
        {
            if (i < text.Length && char.IsWhiteSpace(text[i]))
            {
                return i;
            }
        }

        var cut = 0;
        while (cut < most)
        {
            var next = cut + Math.Max(1, StringInfo.GetNextTextElementLength(text.AsSpan(cut)));
            if (next > most)
            {
                break;
            }

            cut = next;
        }

        return cut > 0 ? cut : most;
    }

    /// <summary>The runs before a place, without the white space at their end.</summary>
    public static IReadOnlyList<Run> Before(IReadOnlyList<Run> runs, int place)
    {
        var result = new List<Run>();
        foreach (var run in runs)
        {
            if (place <= 0)
            {
                break;
            }

            result.Add(run.Text.Length <= place ? run : run with { Text = run.Text[..place] });
            place -= run.Text.Length;
        }

        while (result is [.., var last] && last.Text.TrimEnd() is var trimmed && trimmed.Length < last.Text.Length)
        {
            result.RemoveAt(result.Count - 1);
            if (trimmed.Length > 0)
            {
                result.Add(last with { Text = trimmed });
            }
        }

        return result;
    }

    /// <summary>The runs after a place, without the white space at their beginning.</summary>
    public static IReadOnlyList<Run> After(IReadOnlyList<Run> runs, int place)
    {
        var result = new List<Run>();
        foreach (var run in runs)
        {
            var text = run.Text.Length <= place ? "" : run.Text[Math.Max(0, place)..];
            place -= run.Text.Length;
            text = result.Count == 0 ? text.TrimStart() : text;
            if (text.Length > 0)
            {
                result.Add(run with { Text = text });
            }
        }

        return result;
    }
}
