using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using UnionBot.Content;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>Ranks the entries of a pack for a question. Safe for concurrent use.</summary>
internal sealed class Ranker(PackIndex index)
{
    private const double QueryPower = 0.375;
    private const double SimilarityPower = 1.62;
    private const double GlossaryFactor = 0.424;
    private const double SimilarityShare = 0.25;
    private const double CoverShare = 0.49;
    private const double WeightShare = 0.76;
    private const double SecondShare = 0.213;
    private const double WordingShare = 0.438;
    private const double WordingNext = 0.391;
    private const double TypeFocus = 1.219;
    private const double MissedFocus = 0.886;
    private const double TopicFactor = 0.87;
    private const double TopicSimilarity = 0.3;
    private const double SmallTalkSimilarity = 0.7;
    private const int MostPooled = 8;

    private static readonly string[][] Meanings = [["quel", "genre"], ["quel", "type"], ["quel", "organisme"], ["ce", "mot"], ["ce", "sigle"], ["ce", "terme"], ["ce", "qu", "est"]];

    private readonly ConcurrentBag<Scratch> _pool = [];

    /// <summary>Ranks.</summary>
    /// <param name="query">The question.</param>
    /// <param name="most">How many hits at most.</param>
    /// <param name="only">The entries that may be found, or <see langword="null"/> for all.</param>
    public Ranking Rank(Query query, int most, Func<int, bool>? only = null)
    {
        var scratch = _pool.TryTake(out var pooled) ? pooled : new Scratch(index.PhraseEntry.Length, index.Entries.Length);
        try
        {
            Accumulate(query, scratch);
            var hits = Best(query, scratch, most, only);
            var signs = RelevanceSigns.Read(index, query, hits);
            return new Ranking(hits, signs.Relevance, signs.Certainty, signs);
        }
        finally
        {
            scratch.Clear();
            if (_pool.Count < MostPooled)
            {
                _pool.Add(scratch);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Fast from the first question on, not from the thirtieth.
    private void Accumulate(Query query, Scratch scratch)
    {
        foreach (var token in query.Tokens)
        {
            scratch.NextToken();
            foreach (var (term, fit) in token.Terms)
            {
                var gain = token.Mass * fit;
                for (var i = index.PhraseStart[term]; i < index.PhraseStart[term + 1]; i++)
                {
                    if (scratch.TouchPhrase(index.PhrasePostings[i]))
                    {
                        scratch.PhraseMatch[index.PhrasePostings[i]] += gain;
                    }
                }

                for (var i = index.EntryStart[term]; i < index.EntryStart[term + 1]; i++)
                {
                    if (scratch.TouchEntry(index.EntryPostings[i]))
                    {
                        scratch.Cover[index.EntryPostings[i]] += gain * index.EntryCover[i];
                        scratch.Weight[index.EntryPostings[i]] += gain * index.EntryWeight[i];
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Fast from the first question on, not from the thirtieth.
    private List<Hit> Best(Query query, Scratch scratch, int most, Func<int, bool>? only)
    {
        var mass = Math.Max(query.Mass, 1e-6);
        var queryPower = Math.Pow(mass, QueryPower);
        var asksMeaning = AsksMeaning(query);
        foreach (var phrase in scratch.Phrases)
        {
            var entry = index.PhraseEntry[phrase];
            var similarity = scratch.PhraseMatch[phrase] / (queryPower * Math.Pow(Math.Max(index.PhraseMass[phrase], 1e-6), 1 - QueryPower));
            var share = scratch.PhraseMatch[phrase] / Math.Max(index.PhraseMass[phrase], 1.5 * index.MostRare);
            scratch.Phrase[entry] = Math.Max(scratch.Phrase[entry], Math.Min(1, share));
            similarity = similarity >= 1 ? 1 : Math.Pow(similarity, SimilarityPower);
            if (similarity > scratch.Similarity[entry])
            {
                scratch.Second[entry] = scratch.Similarity[entry];
                scratch.Similarity[entry] = similarity;
            }
            else if (similarity > scratch.Second[entry])
            {
                scratch.Second[entry] = similarity;
            }
        }

        Worded(query, scratch);
        var wanted = Wanted(query);
        var content = query.ContentTokens;
        var hits = new List<Hit>();
        foreach (var entry in scratch.Entries)
        {
            if (only is not null && !only(entry))
            {
                continue;
            }

            var cover = scratch.Cover[entry] / mass;
            var weight = scratch.Weight[entry] / mass;
            var score = ((SimilarityShare * scratch.Similarity[entry]) + (SecondShare * scratch.Second[entry]) + (CoverShare * cover) + (WeightShare * weight) + (WordingShare * scratch.Wording[entry]))
                * TypeFit(wanted, entry) * FocusFit(query, entry) * KindFit(entry, scratch.Similarity[entry], asksMeaning, content);
            if (score <= 0)
            {
                continue;
            }

            Insert(hits, new Hit(entry, score, scratch.Similarity[entry], cover, weight, scratch.Second[entry], scratch.Wording[entry], scratch.Phrase[entry]), most);
        }

        return hits;
    }

    /// <summary>How alike each entry's phrases are put: the best, and a share of what comes before it in the file.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Fast from the first question on, not from the thirtieth.
    private void Worded(Query query, Scratch scratch)
    {
        var length = Math.Max(1e-6, index.Wording.Compare(query.Words, scratch.PhraseWording, scratch.Worded));
        scratch.NextToken();
        foreach (var phrase in scratch.Worded)
        {
            var entry = index.PhraseEntry[phrase];
            scratch.TouchEntry(entry);
            var like = scratch.PhraseWording[phrase] / length;
            var best = scratch.Wording[entry];
            scratch.Wording[entry] = like > best ? like + (WordingNext * best) : best + (WordingNext * like * 0.5);
        }
    }

    private static void Insert(List<Hit> hits, Hit hit, int most)
    {
        var at = hits.Count;
        while (at > 0 && (hits[at - 1].Score < hit.Score || (hits[at - 1].Score == hit.Score && hits[at - 1].Entry > hit.Entry)))
        {
            at--;
        }

        if (at < most)
        {
            hits.Insert(at, hit);
            if (hits.Count > most)
            {
                hits.RemoveAt(most);
            }
        }
    }

    /// <summary>What the question words ask for; read once a question, not once an entry.</summary>
    public static List<EntryTraits> Wanted(Query query)
    {
        var wanted = new List<EntryTraits>(2);
        foreach (var token in query.Tokens)
        {
            if (token.Token.Kind == TokenKind.Question)
            {
                wanted.Add(token.Token.Term switch
                {
                    "?qui" => EntryTraits.Who,
                    "?ou" => EntryTraits.Where,
                    "?quand" or "?heure" => EntryTraits.When,
                    "?combien" => EntryTraits.HowMany,
                    _ => EntryTraits.None,
                });
            }
        }

        wanted.RemoveAll(w => w == EntryTraits.None);
        return wanted;
    }

    private double TypeFit(List<EntryTraits> wanted, int entry)
    {
        var traits = index.Traits[entry];
        var fit = 1.0;
        if ((traits & EntryTraits.Typed) != EntryTraits.None)
        {
            foreach (var want in wanted)
            {
                fit *= (traits & want) != EntryTraits.None ? 1.1 : 0.92;
            }
        }

        return fit;
    }

    /// <summary>Small talk, silences and other subjects must be met closely, or they do not count.</summary>
    private double KindFit(int entry, double similarity, bool asksMeaning, int content) => index.Entries[entry].Kind switch
    {
        EntryKind.SmallTalk => content == 0 || similarity < SmallTalkSimilarity ? 0 : 1,
        EntryKind.Silence or EntryKind.Outside => similarity < TopicSimilarity ? 0 : TopicFactor,
        EntryKind.Glossary => asksMeaning ? 1 : GlossaryFactor,
        _ => 1,
    };

    private static bool AsksMeaning(Query query) =>
        query.Tokens.Exists(t => t.Token.Surface is "definition" or "signifie" or "signification" or "sigle" or "abreviation" or "acronyme" or "dire" or "?quoi" or "sens" or "developpe" or "initiales" or "initiale" or "lettres")
        || Array.Exists(Meanings, phrase => Words.Have(query.Words, phrase));

    private double FocusFit(Query query, int entry)
    {
        if (query.Focus < 0 || (index.Traits[entry] & EntryTraits.Typed) == EntryTraits.None)
        {
            return 1;
        }

        var focus = query.Tokens[query.Focus];
        return index.FocusStems[entry].Contains(focus.Token.Term) ? TypeFocus : index.Covered(focus, entry) > 0 ? 1 : MissedFocus;
    }
}
