using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>What tells whether a pack speaks of a question and whether its first hit is what was meant, and the probabilities read from it.</summary>
/// <remarks>The weights are fitted by <c>answers --fit</c> of the benchmarks on labelled questions about several packs; none of them knows a word of any pack.</remarks>
internal sealed record RelevanceSigns
{
    /// <summary>How many signs there are.</summary>
    public const int Count = 40;

    /// <summary>How well a word must fit a name to be it.</summary>
    public const double NameFit = 0.6;

    /// <summary>The signs, in the order of the weights; empty where nothing was found.</summary>
    public required double[] Values { get; init; }

    private static readonly double[] RelevanceWeights =
    [
        1.370, 0.234, 1.017, -0.502, 0.319, 0.171, -0.266, 0.726, 0.399, -0.777, -0.456, 0.680, -0.582, 0.491, 1.300, -0.570, -0.866, -0.475, 0.324, -1.336, 0.154, -2.320, 2.335, -0.735, -0.383, -0.130, -0.479, 0.838, 1.523, 0.763, -0.127, 0.865, -0.335, 0.112, 0.621, -0.074, 0.185, -0.499, -0.492, 1.557,
    ];
    private static readonly double[] CertaintyWeights =
    [
        1.503, -0.176, 1.124, -2.089, 0.616, 0.037, -0.413, 1.179, -1.564, -0.700, -0.900, 3.396, -0.554, 0.380, 0.434, -2.286, -0.715, -0.520, 0.615, -1.139, 0.436, -1.849, 2.770, -0.411, -0.167, 0.032, -0.327, -0.225, 1.273, 0.536, -0.008, 1.346, 0.360, 0.036, 0.577, -0.784, 0.353, -0.298, -0.861, 1.033,
    ];
    private const double RelevanceBias = -3.849;
    private const double CertaintyBias = -4.115;

    /// <summary>The probability that the pack speaks of it.</summary>
    public double Relevance => Probability(RelevanceWeights, RelevanceBias);

    /// <summary>The probability that the first hit, and it alone, is meant.</summary>
    public double Certainty => Probability(CertaintyWeights, CertaintyBias);

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
        var signs = new double[Count];
        var (missedUnknown, greatestMiss, bestHit, missedNames, exact, missedNouns, topMiss) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        var (far, practical, attribute, similar, related, hit, namesEvent, asked) = (0.0, 0.0, 0.0, 0.0, 0.0, 0, 0.0, 0.0);
        var (named, rest, restMissed, missedNumbers) = (0.0, 0.0, 0.0, 0.0);
        foreach (var token in query.Tokens)
        {
            var covered = index.Covered(token, top.Entry);
            var share = token.Mass / mass;
            var missed = token.Mass * (1 - covered) / index.MostRare;
            missedUnknown += token.Match == MatchKind.Unknown ? share : 0;
            exact += token.Match == MatchKind.Exact ? covered * share : 0;
            related += token.Match == MatchKind.Related ? covered * share : 0;
            similar += token.Match == MatchKind.Similar ? covered * share : 0;
            namesEvent = token.NamesEvent ? 1 : namesEvent;
            asked = token.Token.Kind == TokenKind.Question ? 1 : asked;
            if (token.Token.Kind is TokenKind.Question || token.NamesEvent)
            {
                continue;
            }

            var isName = covered >= 0.5 && index.BearsName(token, top.Entry, NameFit);
            named = isName ? 1 : named;
            if (!isName && token.Token.Kind == TokenKind.Word)
            {
                rest += token.Mass;
                restMissed += token.Mass * (1 - covered);
            }

            missedNumbers += token.Token.Kind is TokenKind.Number or TokenKind.Time or TokenKind.Ordinal or TokenKind.Path && covered < 0.5 ? 1 : 0;
            topMiss += token.Match == MatchKind.Exact ? share * (1 - covered) : 0;
            greatestMiss = Math.Max(greatestMiss, missed);
            bestHit = Math.Max(bestHit, covered * token.Mass / index.MostRare);
            hit += covered >= 0.5 && token.Token.Kind != TokenKind.Weak ? 1 : 0;
            missedNames += (token.Token.Signs & (WordSigns.Capital | WordSigns.Acronym)) != WordSigns.None ? missed : 0;
            missedNouns += IsNoun(query, token) ? missed : 0;
            var said = Said(index, token, top.Entry);
            far += token.Match != MatchKind.Exact && !said ? Elsewhere.Of(token.Token) : 0;
            practical += token.Match != MatchKind.Exact && !said && Practicalities.Has(token.Token) ? 1 : 0;
            attribute += !said && Attributes.Asked(query, token.Token) ? 1 : 0;
        }

        var margin = hits.Count > 1 ? (top.Score - hits[1].Score) / Math.Max(top.Score, 1e-6) : 1;
        var content = query.ContentTokens;
        signs[0] = top.Score;
        signs[1] = top.Similarity;
        signs[2] = top.Cover;
        signs[3] = top.Weight;
        signs[4] = missedUnknown;
        signs[5] = greatestMiss;
        signs[6] = bestHit;
        signs[7] = top.Similarity * top.Cover;
        signs[8] = 1.0 / Math.Max(1, query.Tokens.Count);
        signs[9] = Math.Min(3, missedNames);
        signs[10] = exact;
        signs[11] = margin;
        signs[12] = Math.Min(3, missedNouns);
        signs[13] = top.Second;
        signs[14] = Math.Log(1 + content);
        signs[15] = hits.Count(h => h.Score >= 0.8 * top.Score) / 12.0;
        signs[16] = top.Weight * top.Similarity;
        signs[17] = topMiss;
        signs[18] = Math.Min(1, top.Wording);
        signs[19] = Math.Min(2, far);
        signs[20] = Math.Min(2, practical);
        signs[21] = Math.Min(2, attribute);
        signs[22] = similar;
        signs[23] = related;
        signs[24] = Math.Log(1 + hit);
        signs[25] = namesEvent;
        signs[26] = asked;
        signs[27] = top.Wording * top.Cover;
        signs[28] = content == 0 ? 1 : 0;
        signs[29] = content == 1 ? 1 : 0;
        signs[30] = top.Phrase;
        signs[31] = Math.Log(1 + query.Words.Count);
        signs[32] = named;
        signs[33] = named * (rest > 0 ? restMissed / rest : 0);
        signs[34] = named * (rest > 0 ? 0 : 1);
        signs[35] = Math.Min(2, missedNumbers);
        signs[36] = index.Members[top.Entry].Length > 0 ? 1 : 0;
        signs[37] = (1 - named) * (rest > 0 ? restMissed / rest : 0);
        signs[38] = named * Math.Min(2, restMissed / index.MostRare);
        signs[39] = (1 - named) * attribute;
        return new RelevanceSigns { Values = signs };
    }

    private double Probability(double[] weights, double bias)
    {
        var sum = bias;
        for (var i = 0; i < Values.Length; i++)
        {
            sum += weights[i] * Values[i];
        }

        return Values.Length == 0 ? 0 : 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>Whether an entry has a word itself, and not only one that means about the same.</summary>
    private static bool Said(PackIndex index, QueryToken token, int entry) =>
        token.Match == MatchKind.Exact && token.Terms.Length > 0 && token.Terms[0].Fit >= 1 && index.Cover(token.Terms[0].Term, entry) > 0;

    /// <summary>Whether a word follows an article or preposition, so that it names what is asked about.</summary>
    private static bool IsNoun(Query query, QueryToken token)
    {
        var at = token.Token.Word;
        return at > 0 && at < query.Words.Count && token.Token.Kind == TokenKind.Word && WordLists.BeforeNouns.Contains(query.Words[at - 1].Text);
    }
}
