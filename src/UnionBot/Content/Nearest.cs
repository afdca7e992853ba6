using UnionBot.French;

namespace UnionBot.Content;

/// <summary>Finds the known word that was probably meant.</summary>
internal static class Nearest
{
    /// <summary>The nearest known word, or <see langword="null"/> where none is near.</summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        string? best = null;
        var bestDistance = Math.Max(2, word.Length / 3) + 1;
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - word.Length) >= bestDistance)
            {
                continue;
            }

            var distance = Spelling.Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>« ; le plus proche est « x » », or nothing.</summary>
    public static string Hint(string word, IEnumerable<string> known) =>
        To(word, known) is { } near ? $" ; le plus proche est « {near} »" : string.Empty;
}
