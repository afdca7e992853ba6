using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>What tells whether a pack speaks of a question, and the probability read from it.</summary>
internal sealed record RelevanceSigns
{
    /// <summary>The signs, in the order of <see cref="Weights"/>.</summary>
    public required double[] Values { get; init; }

    private static readonly double[] Weights =
    [
        0.950, -1.412, 4.626, -2.724, 1.412, 0.586, -0.698, 1.607, -2.253, -0.963, -1.114, 1.251, -0.645, 1.208, 0.123, 0.421, 1.546, 1.089,
    ];
    private const double Bias = -2.265;

    /// <summary>The probability that the pack speaks of it.</summary>
    public double Relevance
    {
        get
        {
            var sum = Bias;
            for (var i = 0; i < Values.Length; i++)
            {
                sum += Weights[i] * Values[i];
            }

            return Values.Length == 0 ? 0 : 1 / (1 + Math.Exp(-sum));
        }
    }

    /// <summary>Nothing at all was found.</summary>
    public static RelevanceSigns None { get; } = new() { Values = [] };

    /// <summary>Reads the signs of a ranking.</summary>
    public static RelevanceSigns Read(PackIndex index, Query query, IReadOnlyList<Hit> hits)
    {
        if (hits.Count == 0)
        {
            return None;
        }

        var top = hits[0];
        var mass = Math.Max(query.Mass, 1e-6);
        var topMiss = 0.0;
        var (unknown, greatestMiss, bestHit, missedNames, exact, missedNouns) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var token in query.Tokens)
        {
            var covered = 0.0;
            foreach (var (term, fit) in token.Terms)
            {
                covered = Math.Max(covered, fit * index.Cover(term, top.Entry));
            }

            unknown += token.Match == MatchKind.Unknown ? token.Mass : 0;
            exact += token.Match == MatchKind.Exact ? covered * token.Mass : 0;
            var missed = token.Mass * (1 - covered) / index.MostRare;
            if (token.Token.Kind is not TokenKind.Question && !token.NamesEvent)
            {
                topMiss += token.Match == MatchKind.Exact ? token.Mass * (1 - covered) / mass : 0;
                greatestMiss = Math.Max(greatestMiss, missed);
                bestHit = Math.Max(bestHit, covered * token.Mass / index.MostRare);
                missedNames += token.Token.Signs.HasFlag(WordSigns.Capital) || token.Token.Signs.HasFlag(WordSigns.Acronym) ? missed : 0;
                missedNouns += IsNoun(query, token) ? missed : 0;
            }
        }

        var margin = hits.Count > 1 ? (top.Score - hits[1].Score) / Math.Max(top.Score, 1e-6) : 1;
        return new RelevanceSigns
        {
            Values =
            [
                top.Score, top.Similarity, top.Cover, top.Weight, unknown / mass, greatestMiss, bestHit,
                top.Similarity * top.Cover, 1.0 / Math.Max(1, query.Tokens.Count), missedNames, exact / mass, margin, missedNouns,
                top.Second, Math.Log(1 + query.ContentTokens), hits.Count(h => h.Score >= 0.8 * top.Score) / 12.0, top.Weight * top.Similarity, topMiss,
            ],
        };
    }

    /// <summary>Whether a word follows an article or preposition, so that it names what is asked about.</summary>
    private static bool IsNoun(Query query, QueryToken token)
    {
        var at = token.Token.Word;
        return at > 0 && at < query.Words.Count && token.Token.Kind == TokenKind.Word && WordLists.BeforeNouns.Contains(query.Words[at - 1].Text);
    }
}
