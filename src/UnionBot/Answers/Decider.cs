using UnionBot.Content;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>Decides from a ranking what to say: answer, list, offer, or admit.</summary>
internal sealed class Decider(PackIndex index, Thresholds thresholds)
{
    /// <summary>The most entries that are offered.</summary>
    public const int MostOffered = 4;

    /// <summary>What remains of the relevance where the topic is known and the document does not say it.</summary>
    private const double NotSaidShare = 0.5;

    private const double Near = 0.95;
    private const double NearForTwoWords = 0.84;
    private const double NearForTwoBareWords = 0.62;
    private const double TwoWordsCovered = 0.6;
    private const double NearForAskedWord = 0.7;
    private const double AskedWordCovered = 0.7;
    private const double NearForOneWord = 0.4;
    private const double OneWordCovered = 0.55;
    private const double NearForCounted = 0.45;
    private const double CoversOneMore = 0.15;
    private const double NearForSilence = 0.85;
    private const double CoversMore = 0.25;
    private const double SilenceMet = 0.6;
    private const double NearForNone = 0.7;
    private const double NearEnoughToOffer = 0.5;
    private const double HalfCovered = 0.6;
    private const double LeastKnown = 0.1;
    private const double KnownWords = 0.75;
    private const double FocusMissed = 0.5;
    private const double NearForOwnCase = 0.75;
    private const double WholeCover = 0.95;
    private const double NearForTotal = 0.75;
    private const double SureSentence = 0.85;
    private const int LeastSentence = 5;

    private static readonly string[][] OwnCase =
        [["j", "ai", "droit"], ["ai", "je", "droit"], ["on", "m", "a"], ["j", "ai", "ete"], ["je", "me", "suis"], ["mon", "patron"], ["mon", "chef"]];

    private readonly UnknownProperty _unknown = new(index);

    /// <summary>From where on it answers and offers.</summary>
    public Thresholds Thresholds => thresholds;

    /// <summary>Decides.</summary>
    public Verdict Decide(Query query, Ranking ranking)
    {
        if (ranking.Hits.Count == 0)
        {
            return Outside(ranking);
        }

        var top = ranking.Hits[0];
        if (index.Entries[top.Entry].Kind is EntryKind.Silence or EntryKind.SmallTalk or EntryKind.Outside && ranking.Relevance >= thresholds.Doubt)
        {
            return OfTopic(top, ranking);
        }

        if (ranking.Hits.FirstOrDefault(h => index.Entries[h.Entry].Kind == EntryKind.Silence && h.Score >= top.Score * NearForSilence && h.Cover >= top.Cover + CoversMore && h.Similarity >= SilenceMet) is { Score: > 0 } unsaid)
        {
            return OfTopic(unsaid, ranking);
        }

        if (TellsOwnCase(query) && ranking.Hits.FirstOrDefault(h => index.Entries[h.Entry].Kind == EntryKind.Outside && h.Score >= top.Score * NearForOwnCase) is { Score: > 0 } own)
        {
            return OfTopic(own, ranking);
        }

        if (AsksWithWhom(query.Words) && query.Tokens.Exists(t => index.BearsName(t, top.Entry, FocusMissed)) && index.HolderOf(top.Entry) is >= 0 and var item
            && ranking.Hits.Any(h => h.Entry == item && h.Cover >= TwoWordsCovered * top.Cover))
        {
            return Single(item, ranking.Relevance);
        }

        if (index.Members[top.Entry].Length > 0 && query.Focus >= 0 && query.Words.Exists(w => w.Text is "quel" or "quelle")
            && ranking.Hits.FirstOrDefault(h => index.ParentOf[h.Entry] == top.Entry && h.Cover >= top.Cover + CoversOneMore) is { Score: > 0 } member && ranking.Relevance >= thresholds.Doubt)
        {
            // « quelle dirigeante parle de la dette »: one of them, whom the list says less of.
            return new Verdict(Outcome.Choices, Widen([member.Entry, top.Entry], ranking), ranking.Relevance, Reason.Several);
        }

        var fewKnown = query.ContentTokens <= 2 && top.Cover >= KnownWords && !query.Tokens.Exists(t => t.Match == MatchKind.Unknown);
        var speaks = ranking.Relevance >= thresholds.Doubt || fewKnown;
        if ((speaks || ranking.Relevance >= LeastKnown) && _unknown.IsAsked(query, top))
        {
            return UnknownOfKnown(top, ranking);
        }

        var numbers = query.Tokens.Where(t => t.Token.Kind is TokenKind.Number or TokenKind.Time && !IsAside(query.Words, t.Token)).ToList();
        var otherNumber = numbers.Count > 0 && numbers.TrueForAll(t => index.Covered(t, top.Entry) < FocusMissed);
        var otherName = index.Members[top.Entry].Length > 0 && query.Tokens.Exists(t => t.Match == MatchKind.Exact && !t.NamesEvent && index.NameTerms.Contains(t.Terms[0].Term) && index.Covered(t, top.Entry) < FocusMissed);
        var isTheNumber = IsTheNumber(query, ranking);
        if ((ranking.Certainty >= thresholds.Answer && !otherNumber && !otherName) || isTheNumber)
        {
            return (isTheNumber ? null : Several(query, ranking)) ?? Single(top.Entry, ranking.Relevance);
        }

        var several = speaks ? Several(query, ranking) : null;
        if ((otherNumber || otherName) && several is { Outcome: Outcome.List })
        {
            several = null; // « les 28 heures »: a number that nothing has is not a list of what stands near it.
        }

        return !speaks ? Outside(ranking) : several ?? new Verdict(Outcome.Choices, Offer(ranking), ranking.Relevance, Reason.Doubt);
    }

    /// <summary>The verdict on one entry that is meant.</summary>
    public Verdict Single(int entry, double relevance) => index.Entries[entry].Kind switch
    {
        EntryKind.Family => new Verdict(Outcome.List, [entry, .. index.Members[entry]], relevance, Reason.Found),
        EntryKind.Silence => new Verdict(Outcome.Silence, Related(entry, []), relevance, Reason.DeclaredSilence) { Topic = entry },
        EntryKind.SmallTalk => new Verdict(Outcome.Help, [], relevance, Reason.SmallTalk) { Topic = entry },
        EntryKind.Outside => new Verdict(Outcome.Outside, Related(entry, []), relevance, Reason.NothingFits) { Topic = entry },
        _ => new Verdict(Outcome.Answer, [entry], relevance, Reason.Found),
    };

    private Verdict OfTopic(Hit top, Ranking ranking)
    {
        var verdict = Single(top.Entry, ranking.Relevance * NotSaidShare);
        return verdict.Outcome == Outcome.Help ? verdict : verdict with { Entries = Related(top.Entry, ranking.Hits) };
    }

    private List<int> Related(int entry, IReadOnlyList<Hit> hits)
    {
        var related = new List<int>();
        foreach (var hit in hits)
        {
            if (hit.Score >= hits[0].Score * Near && IsShown(hit.Entry) && related.Count < 2)
            {
                related.Add(hit.Entry);
            }
        }

        foreach (var id in index.Entries[entry].Related)
        {
            if (index.ById.TryGetValue(id, out var at) && !related.Contains(at))
            {
                related.Add(at);
            }
        }

        related.AddRange(hits.Select(h => h.Entry).Where(e => IsShown(e) && !related.Contains(e)));
        return Fill(related);
    }

    private Verdict UnknownOfKnown(Hit top, Ranking ranking) =>
        new(Outcome.Silence, Fill([top.Entry, .. ranking.Hits.Skip(1).Select(h => h.Entry).Where(IsShown)]), ranking.Relevance * NotSaidShare, Reason.UnknownOfKnown);

    private Verdict Outside(Ranking ranking) =>
        new(Outcome.Outside, Fill([.. ranking.Hits.Select(h => h.Entry).Where(IsShown)]), ranking.Relevance, Reason.NothingFits);

    /// <summary>« 107562 »: nothing but a figure of the document.</summary>
    private static bool IsTheNumber(Query query, Ranking ranking) =>
        query.Tokens is [{ Token.Kind: TokenKind.Number, Match: MatchKind.Exact }] && (ranking.Hits.Count == 1 || (ranking.Hits[0].Score > ranking.Hits[1].Score * 1.05 && ranking.Hits[1].Cover < WholeCover));

    private Verdict? Several(Query query, Ranking ranking)
    {
        var top = ranking.Hits[0];
        var asks = query.Tokens.Exists(t => t.Token.Kind == TokenKind.Question) || IsSentence(query.Words);
        var oneWord = query.ContentTokens == 1 && !asks;
        var asksTotal = query.Asks("?combien") && query.Tokens.Exists(t => t.Token.Surface is "total" or "totaux") && !index.FocusStems[top.Entry].Contains("total");
        var (share, covered) = query.ContentTokens switch
        {
            0 => (NearForNone, 0),
            _ when asksTotal => (NearForTotal, 0),
            1 when oneWord && IsSureSentence(query, ranking) => (Near, 0),
            1 when oneWord => (index.Members[top.Entry].Length > 0 ? NearForTwoWords : NearForOneWord, OneWordCovered),
            1 => (NearForAskedWord, AskedWordCovered * top.Cover),
            2 when !asks => (NearForTwoBareWords, TwoWordsCovered * top.Cover),
            2 => (NearForTwoWords, 0),
            _ => (Near, 0),
        };
        var near = ranking.Hits.Where(h => h.Score >= top.Score * share && h.Cover >= covered && IsShown(h.Entry) && (!oneWord || !IsUnder(top.Entry, h.Entry))).ToList();
        if (!oneWord && index.Entries[top.Entry].Kind != EntryKind.Glossary)
        {
            near.RemoveAll(h => index.Entries[h.Entry].Kind == EntryKind.Glossary);
        }

        if (!asks && query.ContentTokens is 2 or 3 && IsBareCount(query.Words))
        {
            // « le nombre de plans »: whatever else counts them is meant as well.
            near.AddRange(ranking.Hits.Where(h => !near.Contains(h) && h.Score >= top.Score * NearForCounted && CountsTheSame(query, top.Entry, h.Entry)));
        }

        if (query.ContentTokens <= 1 && asks && Ranker.Wanted(query) is { Count: > 0 } wanted)
        {
            bool IsAskedFor(int entry) => wanted.TrueForAll(w => (index.Traits[entry] & w) != EntryTraits.None);
            if (IsAskedFor(top.Entry))
            {
                near.RemoveAll(h => !IsAskedFor(h.Entry)); // « c'est quand »: what has no date is not meant.
            }
        }

        // Who says a name means the entry that bears it.
        var names = query.Tokens.SelectMany(t => t.Terms.Take(1)).Select(t => t.Term).Where(t => index.NameTerms.Contains(t) && index.TitleTerms[top.Entry].Contains(t)).ToList();
        if (Meaning(query) < 0)
        {
            near.RemoveAll(h => h.Entry != top.Entry && names.Exists(n => !index.TitleTerms[h.Entry].Contains(n)));
        }

        if (oneWord && query.Focus >= 0 && index.FocusStems[top.Entry].Contains(query.Tokens[query.Focus].Token.Term))
        {
            // « l'usine »: where three of a kind fit, it is the kind that is meant.
            var kind = near.Where(h => string.Equals(index.Entries[h.Entry].Type, index.Entries[top.Entry].Type, StringComparison.Ordinal)).ToList();
            near = kind.Count >= 3 ? kind : near;
        }

        if (top.Similarity >= 0.97 && !oneWord)
        {
            near.RemoveAll(h => !h.MeetsPhrase);
        }

        if (near.Count < 2 && IsBare(query) && Meaning(query) is >= 0 and var meaning && meaning != top.Entry)
        {
            return new Verdict(Outcome.Choices, Widen([top.Entry, meaning], ranking), ranking.Relevance, Reason.Several);
        }

        if (near.Count < 2 || near[0].Entry != top.Entry)
        {
            return null;
        }

        // A family stands for its members.
        if (index.Members[top.Entry].Length > 0 && near.Skip(1).All(h => IsUnder(h.Entry, top.Entry)))
        {
            return null;
        }

        var parent = index.ParentOf[top.Entry];
        if (parent >= 0 && near.Count > MostOffered && near.All(h => index.ParentOf[h.Entry] == parent || h.Entry == parent))
        {
            return Single(parent, ranking.Relevance);
        }

        return new Verdict(Outcome.Choices, Widen([.. WithMeaning(query, near.Take(MostOffered).Select(h => h.Entry))], ranking), ranking.Relevance, Reason.Several);
    }

    /// <summary>« on m'a viré, j'ai droit à quoi ? »: somebody's own case, which is for a person to answer.</summary>
    private static bool TellsOwnCase(Query query) => Array.Exists(OwnCase, phrase => Words.Have(query.Words, phrase));

    /// <summary>« Durand débat avec qui ? »: whoever that is, it is not who is named.</summary>
    private static bool AsksWithWhom(List<Word> words)
    {
        var who = words.FindIndex(w => w.Text is "qui");
        return who > 0 && (words[who - 1].Text is "avec" or "contre" || (who > 1 && words[who - 1].Text is "a" && words[who - 2].Text is "face"));
    }

    /// <summary>« le nombre de … », « les … de … »: a count without a sentence.</summary>
    private static bool IsBareCount(List<Word> words) =>
        words.Count is >= 2 and <= 6 && (words[0].Text is "nombre" or "les" or "chiffre" or "chiffres" || (words[0].Text is "le" && words[1].Text is "nombre" or "chiffre" or "total"));

    /// <summary>Whether two entries of one type have a number beside the same word of the question.</summary>
    private bool CountsTheSame(Query query, int one, int other) =>
        string.Equals(index.Entries[one].Type, index.Entries[other].Type, StringComparison.Ordinal)
        && query.Tokens.Exists(t => t is { Match: MatchKind.Exact, Token.Kind: TokenKind.Word } && !t.NamesEvent && index.CountedTerms[one].Contains(t.Terms[0].Term) && index.CountedTerms[other].Contains(t.Terms[0].Term));

    /// <summary>« les deux ministres », « si j'arrive à 14 h », « nous, en 1995 »: a number that is not what is asked.</summary>
    private static bool IsAside(List<Word> words, Token token)
    {
        if (token is { Kind: TokenKind.Number, Number: > 1 and < 5 })
        {
            return true;
        }

        var own = words.FindLastIndex(Math.Min(token.Word, words.Count - 1), Math.Min(token.Word + 1, Math.Min(5, words.Count)), w => w.Text is "j" or "je" or "nous" or "moi");
        return own >= 0 && (token.Kind == TokenKind.Time ? own > 0 && words[own - 1].Text is "si" : token.Number is > 1900 and < 2100);
    }

    /// <summary>« vous avez une liste d'usines »: more than bare words, which can mean several things.</summary>
    private static bool IsSentence(List<Word> words) =>
        words.Count >= LeastSentence && words.Exists(w => w.Text is "il" or "elle" or "on" or "vous" or "c" or "qui" or "dont" or "a" or "est" or "ca");

    /// <summary>« le CSE »: one word and its article.</summary>
    private static bool IsBare(Query query) => query.ContentTokens == 1 && query.Words.Count <= 2;

    /// <summary>« La patronne de la CGT sera-t-elle là ? »: one word of the pack in a whole sentence that is sure.</summary>
    private static bool IsSureSentence(Query query, Ranking ranking) => query.Words.Count >= LeastSentence && ranking.Certainty >= SureSentence;

    /// <summary>« PSE »: what the letters mean is always among what is offered.</summary>
    private IEnumerable<int> WithMeaning(Query query, IEnumerable<int> offered)
    {
        var meaning = query.ContentTokens == 1 ? Meaning(query) : -1;
        return meaning < 0 ? offered : offered.Where(e => e != meaning).Take(1).Append(meaning).Concat(offered.Where(e => e != meaning).Skip(1)).Take(MostOffered);
    }

    /// <summary>The glossary's entry of the one word that is asked, or −1.</summary>
    private int Meaning(Query query)
    {
        var word = query.Tokens.Find(t => t.Token.Kind is not (TokenKind.Question or TokenKind.Weak) && !t.NamesEvent);
        return word is { Match: MatchKind.Exact } ? Array.FindIndex(index.Entries, e => e.Kind == EntryKind.Glossary && index.TitleTerms[index.ById[e.Id]].Contains(word.Terms[0].Term)) : -1;
    }

    /// <summary>Offers of two or three, filled up with the family of the first and with what comes not far behind.</summary>
    private List<int> Widen(List<int> offered, Ranking ranking)
    {
        if (offered.Count < MostOffered && index.ParentOf[offered[0]] is >= 0 and var parent && !offered.Contains(parent))
        {
            offered.Add(parent);
        }

        foreach (var hit in ranking.Hits)
        {
            if (offered.Count < MostOffered && hit.Score >= ranking.Hits[0].Score * NearEnoughToOffer && IsShown(hit.Entry) && !offered.Contains(hit.Entry)
                && !(index.Members[offered[0]].Length > 0 && IsUnder(hit.Entry, offered[0])))
            {
                offered.Add(hit.Entry);
            }
        }

        return offered;
    }

    /// <summary>« Sébastien et Sophie », « début ou fin »: what each half means, where both are known and differ.</summary>
    public Verdict? Halves(Ranking first, Ranking second, Ranking whole)
    {
        if (first.Hits.Count == 0 || second.Hits.Count == 0 || first.Hits[0].Entry == second.Hits[0].Entry
            || first.Hits[0].Cover < HalfCovered || second.Hits[0].Cover < HalfCovered || !IsShown(first.Hits[0].Entry) || !IsShown(second.Hits[0].Entry)
            || Math.Min(first.Relevance, second.Relevance) < thresholds.Doubt)
        {
            return null;
        }

        return new Verdict(Outcome.Choices, Widen([first.Hits[0].Entry, second.Hits[0].Entry], whole), Math.Min(first.Relevance, second.Relevance), Reason.Several);
    }

    private List<int> Offer(Ranking ranking) => Fill([.. ranking.Hits.Select(h => h.Entry).Where(IsShown)]);

    /// <summary>At most four, and families where there is room.</summary>
    private List<int> Fill(List<int> offered)
    {
        if (offered.Count < MostOffered)
        {
            for (var e = 0; e < index.Entries.Length && offered.Count < MostOffered; e++)
            {
                if (index.Entries[e].Kind == EntryKind.Family && index.ParentOf[e] < 0 && !offered.Contains(e))
                {
                    offered.Add(e);
                }
            }
        }

        return offered.Count > MostOffered ? offered.GetRange(0, MostOffered) : offered;
    }

    private bool IsShown(int entry) => index.Entries[entry].Kind is EntryKind.Fact or EntryKind.Family or EntryKind.Glossary;

    private bool IsUnder(int entry, int family)
    {
        for (var at = index.ParentOf[entry]; at >= 0; at = index.ParentOf[at])
        {
            if (at == family)
            {
                return true;
            }
        }

        return false;
    }
}
