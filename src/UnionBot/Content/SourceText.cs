using System.Text;

namespace UnionBot.Content;

/// <summary>The source as quotes are looked up in it: its words with line numbers, without the Markdown that only sets bold type.</summary>
internal sealed class SourceText
{
    private readonly List<int> _starts = [];

    /// <summary>Prepares a source for look-ups.</summary>
    public SourceText(SourceDocument source)
    {
        var text = new StringBuilder();
        foreach (var line in source.Lines)
        {
            _starts.Add(text.Length);
            text.Append(WithoutBold(line)).Append('\n');
        }

        Text = text.ToString();
    }

    /// <summary>All of it; lines end in a line feed.</summary>
    public string Text { get; }

    /// <summary>The words of a line or quote without the signs that set bold type.</summary>
    public static string WithoutBold(string text) => text.Replace("**", string.Empty, StringComparison.Ordinal);

    /// <summary>Where a quote stands first.</summary>
    /// <param name="quote">Words that may run over several lines.</param>
    /// <returns>The passage, or <see langword="null"/> where the source does not have these words.</returns>
    public Passage? Find(string quote)
    {
        var words = WithoutBold(quote);
        var at = words.Length == 0 ? -1 : Text.IndexOf(words, StringComparison.Ordinal);
        return at < 0 ? null : new Passage(words, LineAt(at), LineAt(at + words.Length - 1));
    }

    /// <summary>Every place where a quote stands, as offsets into <see cref="Text"/>.</summary>
    public IEnumerable<Range> Places(string quote)
    {
        var words = WithoutBold(quote);
        for (var at = words.Length == 0 ? -1 : Text.IndexOf(words, StringComparison.Ordinal); at >= 0;)
        {
            yield return at..(at + words.Length);
            at = Text.IndexOf(words, at + words.Length, StringComparison.Ordinal);
        }
    }

    /// <summary>The line, from 1, of an offset into <see cref="Text"/>.</summary>
    public int LineAt(int offset)
    {
        var index = _starts.BinarySearch(offset);
        return index >= 0 ? index + 1 : ~index;
    }

    /// <summary>What to tell an author whose quote is not in the source: how far it agrees, and where it leaves.</summary>
    public string Explain(string quote)
    {
        var words = WithoutBold(quote);
        var (best, at) = LongestStart(words);
        if (best < 8)
        {
            return "ces mots ne sont pas dans source.md. Recopie le passage tel quel, fautes comprises.";
        }

        var agreed = words[..best];
        var there = Text.Substring(at + best, Math.Min(25, Text.Length - at - best)).Replace("\n", "⏎", StringComparison.Ordinal);
        return $"source.md ligne {LineAt(at)} dit la même chose jusqu'à « …{agreed[Math.Max(0, best - 25)..]} », puis continue par « {there}… ». Recopie le passage tel quel, fautes comprises.";
    }

    private (int Length, int At) LongestStart(string words)
    {
        var (low, high, found) = (0, words.Length, -1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            var at = Text.IndexOf(words[..middle], StringComparison.Ordinal);
            if (at >= 0)
            {
                (low, found) = (middle, at);
            }
            else
            {
                high = middle - 1;
            }
        }

        return (low, found);
    }
}
