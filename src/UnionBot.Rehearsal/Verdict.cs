using UnionBot.Content;

namespace UnionBot.Rehearsal;

/// <summary>Judges an answer by what the member sees.</summary>
internal static class Verdict
{
    /// <summary>Whether the answer shows one of the expected entries, or, where none is expected, quotes nothing.</summary>
    public static bool IsRight(Said said, IReadOnlyList<string> expected, ContentPack pack) =>
        expected.Count == 0
            ? !said.HasQuote
            : expected.Select(pack.Find).OfType<Entry>().Any(entry => Shows(said, entry, pack));

    private static bool Shows(Said said, Entry entry, ContentPack pack)
    {
        IEnumerable<string> signs = entry.Quotes.Count > 0
            ? entry.Quotes.Select(q => q.Text)
            : pack.Entries.Where(e => string.Equals(e.Parent, entry.Id, StringComparison.Ordinal)).Select(e => e.Label ?? e.Title).Append(entry.Title);
        var shown = said.Text + "\n" + string.Join('\n', said.Buttons);
        return signs.Any(sign => Words.Hold(shown, pack.Shown(sign)));
    }
}
