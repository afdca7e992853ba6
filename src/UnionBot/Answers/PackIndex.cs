using System.Collections.Frozen;
using UnionBot.Content;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>What a pack's questions are looked up in: flat arrays, made once, never changed.</summary>
internal sealed class PackIndex
{
    private static readonly FrozenSet<string> Gatherings = WordLists.Stems("rencontre rassemblement evenement");

    /// <summary>The pack.</summary>
    public required ContentPack Pack { get; init; }

    /// <summary>Its entries, by the number that the arrays use.</summary>
    public required Entry[] Entries { get; init; }

    /// <summary>Its words.</summary>
    public required Lexicon Lexicon { get; init; }

    /// <summary>How rare each term is among the entries; words of the event's title count less.</summary>
    public required double[] Rarity { get; init; }

    /// <summary>The greatest rarity.</summary>
    public required double MostRare { get; init; }

    /// <summary>For each phrase, its entry.</summary>
    public required int[] PhraseEntry { get; init; }

    /// <summary>For each phrase, the sum of what its words mean.</summary>
    public required double[] PhraseMass { get; init; }

    /// <summary>How the phrases are put, small words and all.</summary>
    public required Wording Wording { get; init; }

    /// <summary>Where each term's phrases begin in <see cref="PhrasePostings"/>; one more than there are terms.</summary>
    public required int[] PhraseStart { get; init; }

    /// <summary>The phrases of each term.</summary>
    public required int[] PhrasePostings { get; init; }

    /// <summary>Where each term's entries begin in the three arrays that follow.</summary>
    public required int[] EntryStart { get; init; }

    /// <summary>The entries of each term, ascending.</summary>
    public required int[] EntryPostings { get; init; }

    /// <summary>The terms of the event's title.</summary>
    public required IReadOnlySet<int> EventTerms { get; init; }

    /// <summary>The terms of each entry's title and label.</summary>
    public required IReadOnlySet<int>[] TitleTerms { get; init; }

    /// <summary>The terms that are written with a capital inside a sentence: names. Without those of the event's title.</summary>
    public required IReadOnlySet<int> NameTerms { get; init; }

    /// <summary>For each entry, the terms beside which its quotes or title have a number.</summary>
    public required IReadOnlySet<int>[] CountedTerms { get; init; }

    /// <summary>For each entry, the stems of the nouns that ask for its type.</summary>
    public required IReadOnlySet<string>[] FocusStems { get; init; }

    /// <summary>How far an entry speaks of the term, 0…1.</summary>
    public required float[] EntryCover { get; init; }

    /// <summary>The entry's saturated BM25F weight for the term, 0…1.</summary>
    public required float[] EntryWeight { get; init; }

    /// <summary>What each entry can answer, by its form.</summary>
    public required EntryTraits[] Traits { get; init; }

    /// <summary>The number of each entry's id.</summary>
    public required IReadOnlyDictionary<string, int> ById { get; init; }

    /// <summary>The members of each family, in order of their numbers, else of the file.</summary>
    public required int[][] Members { get; init; }

    /// <summary>The family of each entry, or −1.</summary>
    public required int[] ParentOf { get; init; }

    /// <summary>Whether a token is a word of the event's own title, or calls it what every event is called: « le rendez-vous ».</summary>
    public bool IsOfTitle(QueryToken token) =>
        (token.Match == MatchKind.Exact && EventTerms.Contains(token.Terms[0].Term))
        || (Gatherings.Contains(token.Token.Term) && !(token.Terms.Length > 0 && Array.Exists(TitleTerms, t => t.Contains(token.Terms[0].Term))));

    /// <summary>How far an entry speaks of a question's token, 0…1.</summary>
    public double Covered(QueryToken token, int entry)
    {
        var best = 0.0;
        foreach (var (term, fit) in token.Terms)
        {
            if (fit <= best)
            {
                break;
            }

            best = Math.Max(best, fit * Cover(term, entry));
        }

        return best;
    }

    /// <summary>Whether a token is a name that the entry's title bears.</summary>
    /// <param name="token">The token.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="leastFit">How well the name must fit.</param>
    public bool BearsName(QueryToken token, int entry, double leastFit)
    {
        foreach (var (term, fit) in token.Terms)
        {
            // What is known only by a synonym is another name: « Renault » is not « Peugeot », though both make cars.
            if (fit >= leastFit && (token.Match == MatchKind.Similar || fit >= 1) && NameTerms.Contains(term) && TitleTerms[entry].Contains(term))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The item of the programme that an entry takes part in, or −1.</summary>
    public int HolderOf(int entry) => Array.FindIndex(Entries, e => e.Schedule is not null && e.Related.Contains(Entries[entry].Id, StringComparer.Ordinal));

    /// <summary>How far an entry speaks of a term, 0…1.</summary>
    public double Cover(int term, int entry)
    {
        var start = EntryStart[term];
        var at = Array.BinarySearch(EntryPostings, start, EntryStart[term + 1] - start, entry);
        return at < 0 ? 0 : EntryCover[at];
    }
}
