using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Live;

/// <summary>Writes the short note under a copy that people have read already: what was corrected, and the first sentence that holds now.</summary>
internal static class CorrectionNotes
{
    /// <summary>A note is longer than this only in its first line.</summary>
    public const int Longest = 300;

    private const string Cut = "…";

    /// <summary>The note.</summary>
    /// <param name="text">The new text, in its author's words: they are cut, never changed.</param>
    /// <param name="silent">Whether it comes without a sound.</param>
    public static CorrectionNote Of(ItemHead item, IReadOnlyList<Block> text, bool silent) => new(
        new BotMessage { Blocks = [new Block.Paragraph([new Run($"{ChangesFrench.CorrectionOf(item)} :", RunStyle.Bold), new Run("\n"), .. FirstSentence(text)])] }, silent);

    /// <summary>What an admin sees of it beforehand.</summary>
    /// <param name="places">In how many places it is said.</param>
    public static IEnumerable<Block> Preview(ItemHead item, IReadOnlyList<Block> text, int places) =>
        [.. BotMessage.Plain(ChangesFrench.NoteFollows(places)).Blocks, .. Of(item, text, silent: false).Message.Blocks];

    /// <summary>The first sentence, as it is set; a very long one is cut between words.</summary>
    internal static IReadOnlyList<Run> FirstSentence(IReadOnlyList<Block> text)
    {
        if (text.FirstOrDefault(b => !string.IsNullOrWhiteSpace(b.PlainText)) is not { } block)
        {
            return [new Run(Cut)];
        }

        var words = block.PlainText;
        var start = words.Length - words.TrimStart().Length;
        var end = EndOf(words, start);
        if (end - start <= Longest)
        {
            return Slice(block.Runs, start, end);
        }

        var space = words.LastIndexOf(' ', start + Longest - 1, Longest - 1);
        var cut = space > start ? space : char.IsHighSurrogate(words[start + Longest - 1]) ? start + Longest - 1 : start + Longest;
        return [.. Slice(block.Runs, start, cut), new Run(Cut)];
    }

    /// <summary>Where the sentence ends: behind « . », « ! », « ? » or « … » before a space, or before a line break. « M. » and « n. » end none.</summary>
    private static int EndOf(string words, int start)
    {
        for (var i = start; i < words.Length; i++)
        {
            if (words[i] == '\n')
            {
                return words[..i].TrimEnd().Length;
            }

            if (words[i] is '.' or '!' or '?' or '…' && (i + 1 == words.Length || char.IsWhiteSpace(words[i + 1])) && !(words[i] == '.' && IsInitial(words, i)))
            {
                return i + 1;
            }
        }

        return words.TrimEnd().Length;
    }

    /// <summary>Whether a single letter stands before the full stop.</summary>
    private static bool IsInitial(string words, int stop) =>
        stop > 0 && char.IsLetter(words[stop - 1]) && (stop == 1 || !char.IsLetterOrDigit(words[stop - 2])) && stop + 1 < words.Length
        && !(stop > 2 && words[stop - 1] == 'h' && char.IsWhiteSpace(words[stop - 2]) && char.IsAsciiDigit(words[stop - 3]));

    private static List<Run> Slice(IReadOnlyList<Run> runs, int from, int to)
    {
        var (taken, at) = (new List<Run>(), 0);
        foreach (var run in runs)
        {
            var (first, last) = (Math.Max(from - at, 0), Math.Min(to - at, run.Text.Length));
            if (first < last)
            {
                taken.Add(run with { Text = run.Text[first..last] });
            }

            at += run.Text.Length;
        }

        return taken;
    }
}
