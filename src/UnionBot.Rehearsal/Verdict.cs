using UnionBot.Content;

namespace UnionBot.Rehearsal;

/// <summary>Judges an answer by what the member sees.</summary>
internal static class Verdict
{
    /// <summary>
    /// Whether the answer shows one of the expected entries or offers it in a « Tu veux dire… ? », or, where none is expected, quotes nothing.
    /// What is only suggested on a button below « Je n'ai pas trouvé » does not count.
    /// </summary>
    public static bool IsRight(Said said, IReadOnlyList<string> expected, ContentPack pack) =>
        expected.Count == 0
            ? !said.HasQuote
            : expected.Select(pack.Find).OfType<Entry>().Any(entry => Shows(said, entry, pack));

    private static bool Shows(Said said, Entry entry, ContentPack pack) =>
        entry.Quotes.Select(q => q.Text)
            .Concat(pack.Entries.Where(e => string.Equals(e.Parent, entry.Id, StringComparison.Ordinal)).Select(e => e.Label ?? e.Title))
            .Append(entry.Title)
            .Append(entry.Label ?? entry.Title)
            .Any(sign => Words.Hold(said.Text, pack.Shown(sign)));
}
