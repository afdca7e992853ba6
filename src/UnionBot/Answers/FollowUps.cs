using UnionBot.Content;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>Reads a question by what was just talked about: « la deuxième », « et où ? », « elle parle à quelle heure ? », « source ? ».</summary>
internal sealed class FollowUps(PackIndex index, QueryReader reader, Ranker ranker, Decider decider)
{
    private const double StaysCovered = 0.6;
    private const double ChoiceCovered = 0.35;
    private const double AskedWhole = 0.95;
    private const double SiblingBonus = 1.15;

    private static readonly string[] SourceWords = ["source", "sources", "preuve", "preuves", "reference", "passage"];

    /// <summary>The verdict of a follow-up, or <see langword="null"/> where the question stands on its own.</summary>
    public Verdict? Read(Query query, Question question)
    {
        if (question.Memory is not { Ids.Count: > 0 } memory)
        {
            return null;
        }

        var last = memory.Ids.Select(id => index.ById.GetValueOrDefault(id, -1)).Where(e => e >= 0).ToList();
        if (last.Count == 0)
        {
            return null;
        }

        return AsksSource(query) ? new Verdict(memory.Outcome is Outcome.List ? Outcome.List : Outcome.Answer, memory.Outcome is Outcome.List ? last : [last[0]], 1, Reason.Source)
            : Others(query, memory.Outcome, last)
            ?? ByNumber(query, memory.Outcome, last)
            ?? FromChoices(query, memory.Outcome, last)
            ?? ByQuestionWord(query, memory.Outcome, last)
            ?? Stay(query, memory.Outcome, last)
            ?? Sibling(query, last);
    }

    private static bool AsksSource(Query query) =>
        query.Words.Count <= 6 && (query.Tokens.Count <= 1 || query.ContentTokens == 1)
        && query.Words.Exists(w => Array.IndexOf(SourceWords, w.Text) >= 0)
        || query.Words.Count <= 6 && query.Words.FindIndex(w => w.Text is "d") is >= 0 and var d && d + 1 < query.Words.Count && query.Words[d + 1].Text is "ou" && query.Words.Exists(w => w.Text is "vient" or "sort" or "sors" or "tires" or "tenez" or "tiens");

    /// <summary>« et les autres ? », « et l'autre ? »: the family of what was shown, or the one sibling that was not.</summary>
    private Verdict? Others(Query query, Outcome outcome, List<int> last)
    {
        if (query.Words.Count > 6 || query.Tokens.Exists(t => t.Token.Kind is not (TokenKind.Question or TokenKind.Weak) && !t.NamesEvent && !IsTypeWord(t.Token, last) && !IsFiller(t)) || !query.Words.Exists(w => w.Text is "autre" or "autres"))
        {
            return null;
        }

        var many = query.Words.Exists(w => w.Text is "autres");
        if (!many && outcome is Outcome.Choices && last.Count == 2)
        {
            return decider.Single(last[1], 0.9);
        }

        if (!many && Sister(last[0]) is >= 0 and var sister)
        {
            return decider.Single(sister, 0.9);
        }

        var parent = index.ParentOf[last[0]];
        parent = parent >= 0 ? parent : Array.FindIndex(index.Entries, e => e.Related.Contains(index.Entries[last[0]].Id, StringComparer.Ordinal) && string.Equals(e.Type, index.Entries[last[0]].Type, StringComparison.Ordinal));
        return parent >= 0 && (outcome is Outcome.Answer || index.Members[last[0]].Length == 0) ? decider.Single(parent, 0.9) : null;
    }

    /// <summary>The only other entry of the same family and type, whose title begins alike; −1 where there is none or several.</summary>
    private int Sister(int entry)
    {
        var type = index.Entries[entry].Type;
        var first = Words.SplitAll(index.Entries[entry].Title) is [var word, ..] ? word.Text : "";
        var alike = Siblings(entry).Where(s => s != entry && string.Equals(index.Entries[s].Type, type, StringComparison.Ordinal)
            && Words.SplitAll(index.Entries[s].Title).Exists(w => string.Equals(w.Text, first, StringComparison.Ordinal))).ToList();
        return alike.Count == 1 ? alike[0] : -1;
    }

    /// <summary>« la deuxième », « et la 4 ? », « la suivante », « la dernière ».</summary>
    private Verdict? ByNumber(Query query, Outcome outcome, List<int> last)
    {
        if (query.Words.Count > 6 || query.Tokens.Exists(t => t.Token.Kind == TokenKind.Word && !IsStep(t.Token) && !IsTypeWord(t.Token, last) && !IsFiller(t)))
        {
            return null;
        }

        var number = query.Tokens.FirstOrDefault(t => t.Token.Kind == TokenKind.Ordinal)?.Token.Number;
        var step = query.Words.Exists(w => w.Text is "suivant" or "suivante" or "apres" or "prochaine" or "prochain") ? 1
            : query.Words.Exists(w => w.Text is "precedent" or "precedente" or "avant") ? -1 : 0;
        if (number is null && step == 0)
        {
            return null;
        }

        var ofFamily = outcome == Outcome.List && query.Tokens.Exists(t => IsTypeWord(t.Token, index.Entries[last[0]].Type)) && Siblings(last[0]).Length > 0;
        var entry = number is { } n ? Numbered(n, outcome, last) : Stepped(step, ofFamily ? Outcome.Answer : outcome, last);
        return entry >= 0 ? decider.Single(entry, 0.95) : null;
    }

    private int Numbered(int number, Outcome outcome, List<int> last)
    {
        var options = Options(outcome, last);
        if (options.Count == 0)
        {
            return -1;
        }

        if (number < 0)
        {
            // « la dernière »: of what was meant; the family that only fills up an offer is not.
            return options.FindLast(o => o == options[0] || o != index.ParentOf[options[0]]);
        }

        var named = options.Where(o => index.Entries[o].Number == number).ToList();
        return named.Count == 1 ? named[0] : number <= options.Count && number > 0 ? options[number - 1] : -1;
    }

    private int Stepped(int step, Outcome outcome, List<int> last)
    {
        if (outcome == Outcome.List && last.Count > 1)
        {
            return step > 0 ? last[1] : -1;
        }

        var siblings = Siblings(last[0]);
        var at = Array.IndexOf(siblings, last[0]) + step;
        return at >= 0 && at < siblings.Length ? siblings[at] : -1;
    }

    /// <summary>What a number may count: a list's members, the offered choices, or an entry's siblings.</summary>
    private List<int> Options(Outcome outcome, List<int> last) => outcome switch
    {
        Outcome.List when index.Members[last[0]].Length > 0 => [.. index.Members[last[0]]],
        Outcome.Choices or Outcome.Silence or Outcome.Outside or Outcome.List => last,
        _ when index.Members[last[0]].Length > 0 => [.. index.Members[last[0]]],
        _ => [.. Siblings(last[0])],
    };

    private int[] Siblings(int entry) => index.ParentOf[entry] >= 0 ? index.Members[index.ParentOf[entry]] : [];

    /// <summary>« celle à long terme »: one of those that were offered.</summary>
    private Verdict? FromChoices(Query query, Outcome outcome, List<int> last)
    {
        if (outcome is not (Outcome.Choices or Outcome.List) || query.Tokens.Count == 0 || query.ContentTokens > 4)
        {
            return null;
        }

        var pointing = query.Words.Count > 0 && query.Words.Take(2).Any(w => w.Text is "celle" or "celui" or "celles" or "ceux");
        var options = outcome == Outcome.List && last.Count > 1 ? last.Skip(1).ToHashSet() : [.. last];
        var within = ranker.Rank(query, 2, options.Contains);
        if (within.Hits.Count == 0 || within.Hits[0].Cover < ChoiceCovered)
        {
            return null;
        }

        var anywhere = ranker.Rank(query, 1);
        var best = within.Hits[0];
        var clear = within.Hits.Count == 1 || best.Score > within.Hits[1].Score * 1.05;
        var wide = anywhere.Hits[0].Entry;
        var ofFamily = outcome == Outcome.Choices && !options.Contains(wide) && index.Members[wide].Contains(best.Entry) && options.Count(index.Members[wide].Contains) == 1
            && !NamesMany(query.Words);
        var stands = ofFamily || anywhere.Hits[0].Entry == best.Entry || best.Score >= anywhere.Hits[0].Score * 0.9;
        return clear && (pointing || stands) ? decider.Single(best.Entry, Math.Max(0.9, within.Relevance)) : null;
    }

    /// <summary>« les urgentes »; in « dans les urgentes » it only says where.</summary>
    private static bool NamesMany(List<Word> words)
    {
        var at = words.FindIndex(w => w.Text is "les" or "des" or "ces");
        return at >= 0 && !(at > 0 && words[at].Text is not "des" && words[at - 1].Text is "dans" or "parmi" or "pour" or "chez" or "de" or "sur");
    }

    /// <summary>« il parle à quelle heure ? », « et où ? »: asks of the last entry what another one tells.</summary>
    private Verdict? ByQuestionWord(Query query, Outcome outcome, List<int> last)
    {
        if (outcome == Outcome.Answer && query.Words.Exists(w => w.Text is "y") && query.Asks("?qui") && query.Tokens.TrueForAll(t => t.Token.Kind is not TokenKind.Word || Speaks(t.Token)) && Unsaid(query, last[0]) is >= 0 and var unsaid)
        {
            return decider.Single(unsaid, 0.9); // « qui y parle ? » of an item whose speakers are declared unknown.
        }

        if (outcome == Outcome.Answer && AsksWithWhom(query))
        {
            // « avec qui ? » of an item of the programme, or of who takes part in one.
            var item = index.Entries[last[0]].Schedule is not null ? last[0] : index.HolderOf(last[0]);
            return item >= 0 ? decider.Single(item, 0.9) : null;
        }

        if (outcome == Outcome.Answer && (index.Traits[last[0]] & EntryTraits.Who) != EntryTraits.None && query.Words.Exists(w => w.Text is "qui") && query.Words.Exists(w => w.Text is "ca") && query.Words.TrueForAll(w => w.Text is "qui" or "ca" or "c" or "est" or "et"))
        {
            return decider.Single(last[0], 0.9); // « qui ça ? »
        }

        if (outcome != Outcome.Answer || query.Tokens.Exists(t => t.Token.Kind is TokenKind.Word && !Speaks(t.Token) && index.Covered(t, last[0]) < StaysCovered))
        {
            return null;
        }

        if (query.Tokens.Exists(t => BeginsOrEnds(t.Token)) && !query.Words.Exists(w => w.Text is "il" or "elle" or "ils" or "elles"))
        {
            return null; // « et ça commence quand ? » asks for the beginning of it all.
        }

        var wanted = query.Asks("?heure") || query.Asks("?quand") ? EntryTraits.When : query.Asks("?ou") ? EntryTraits.Where : EntryTraits.None;
        if (wanted == EntryTraits.None)
        {
            return null;
        }

        if ((index.Traits[last[0]] & wanted) != EntryTraits.None && (wanted != EntryTraits.When || !query.Asks("?heure") || index.Entries[last[0]].Schedule is not null))
        {
            return decider.Single(last[0], 0.9);
        }

        // Who takes part stands in the agenda entry.
        if (wanted == EntryTraits.When)
        {
            var holder = index.HolderOf(last[0]);
            if (holder < 0 && query.Words.Exists(w => w.Text is "il" or "elle" or "ils" or "elles"))
            {
                holder = ByTitleAndWord(query, last[0], e => index.Entries[e].Schedule is not null);
            }

            return holder >= 0 ? decider.Single(holder, 0.9) : null;
        }

        return null;
    }

    /// <summary>What the pack declares unsaid about an entry and the question fits, or −1.</summary>
    private int Unsaid(Query query, int entry)
    {
        var ranking = ranker.Rank(query, 1, e => index.Entries[e].Kind == EntryKind.Silence && index.Entries[e].Related.Contains(index.Entries[entry].Id, StringComparer.Ordinal));
        return ranking.Hits.Count > 0 ? ranking.Hits[0].Entry : -1;
    }

    /// <summary>« avec qui », « contre qui », « face à qui », and nothing else.</summary>
    private static bool AsksWithWhom(Query query)
    {
        var who = query.Words.FindIndex(w => w.Text is "qui");
        return who > 0 && query.Asks("?qui") && !query.Tokens.Exists(t => t.Token.Kind == TokenKind.Word && t.Token.Word != who - 1) && query.Words.Count <= 5 && query.Words[who - 1].Text is "avec" or "contre" or "a" or "chez" or "entre";
    }

    private int ByTitleAndWord(Query query, int last, Func<int, bool> only)
    {
        var title = reader.Read(index.Entries[last].Title);
        var joined = new Query { Words = query.Words, Tokens = [.. query.Tokens, .. title.Tokens.Select(t => t with { Mass = t.Mass * 0.5 })] };
        var ranking = ranker.Rank(joined, 1, only);
        return ranking.Hits.Count > 0 && ranking.Hits[0].Cover >= 0.4 ? ranking.Hits[0].Entry : -1;
    }

    /// <summary>« combien d'emplois conservés ? » after an entry that speaks of it.</summary>
    private Verdict? Stay(Query query, Outcome outcome, List<int> last)
    {
        if (outcome != Outcome.Answer || query.ContentTokens is 0 or > 2 || (query.Words.Count > 0 && query.Words[0].Text is "et" && !CountsThere(query, last[0])))
        {
            return null;
        }

        if (query.Focus >= 0 && AsksOther(query.Tokens[query.Focus], last[0], query.Asks("?combien")))
        {
            return null;
        }

        if (query.Asks("?pourquoi") || query.Tokens.Exists(t => BeginsOrEnds(t.Token)))
        {
            return null;
        }

        var anywhere = ranker.Rank(query, 1);
        if (query.Asks("?qui") && anywhere.Hits.Count > 0 && (index.Traits[last[0]] & EntryTraits.Who) == EntryTraits.None
            && (index.Traits[anywhere.Hits[0].Entry] & EntryTraits.Who) != EntryTraits.None && anywhere.Hits[0].Cover >= AskedWhole)
        {
            return null; // « c'est qui le directeur ? » of what has nobody in it.
        }

        return !NamesAnother(query, anywhere, last[0]) && query.Tokens.Where(t => t.Token.Kind is not (TokenKind.Question or TokenKind.Weak)).All(t => index.Covered(t, last[0]) >= StaysCovered)
            ? decider.Single(last[0], Math.Max(0.85, anywhere.Relevance))
            : null;
    }

    /// <summary>Whether a question says another entry's phrase or name, so that it does not stay with the last.</summary>
    private bool NamesAnother(Query query, Ranking anywhere, int last)
    {
        if (anywhere.Hits.Count == 0 || anywhere.Hits[0].Entry == last)
        {
            return false;
        }

        var other = anywhere.Hits[0];
        bool Bears(int entry) => query.Tokens.Exists(t => index.BearsName(t, entry, StaysCovered));
        return (other.MeetsPhrase && (query.Words.Count > 4 || query.Tokens.Exists(t => Array.Exists(t.Terms, f => index.NameTerms.Contains(f.Term)))))
            || (query.ContentTokens == 1 && Bears(other.Entry) && !Bears(last));
    }

    /// <summary>« et combien d'auteurs ? »: of what the last entry counts.</summary>
    private bool CountsThere(Query query, int last) =>
        query.Asks("?combien") && query.Focus >= 0 && Array.Exists(query.Tokens[query.Focus].Terms, t => index.CountedTerms[last].Contains(t.Term));

    /// <summary>« et ArcelorMittal ? »: rather one of the same kind.</summary>
    private Verdict? Sibling(Query query, List<int> last)
    {
        if (query.Words.Count is < 2 or > 7 || query.Words[0].Text is not ("et" or "mais" or "puis" or "sinon") || query.ContentTokens == 0)
        {
            return null;
        }

        var ranking = ranker.Rank(query, Decider.MostOffered);
        if (ranking.Hits.Count == 0)
        {
            return null;
        }

        var type = index.Entries[last[0]].Type;
        var others = ranking.Hits.Where(h => h.Entry != last[0] && h.Cover >= StaysCovered).ToList();
        var best = (others.Count > 0 ? others : [.. ranking.Hits]).MaxBy(h => h.Score * (string.Equals(index.Entries[h.Entry].Type, type, StringComparison.Ordinal) ? SiblingBonus : 1));
        return index.Entries[best.Entry].Kind is EntryKind.Fact or EntryKind.Family && best.Cover >= StaysCovered && string.Equals(index.Entries[best.Entry].Type, type, StringComparison.Ordinal)
            ? decider.Single(best.Entry, Math.Max(0.85, ranking.Relevance))
            : null;
    }

    private static bool IsFiller(QueryToken token) => token.Match == MatchKind.Unknown && Fillers.Has(token.Token.Surface, token.Token.Term);

    private static bool IsStep(Token token) => token.Surface is "suivant" or "suivante" or "prochain" or "prochaine" or "precedent" or "precedente" or "avant" or "apres" || IsPointing(token);

    private static bool IsPointing(Token token) => token.Surface is "numero" or "point" or "celle" or "celui";

    private static bool Speaks(Token token) => token.Surface is "parle" or "parlent" or "intervient" or "interviennent" or "commence" or "passe" or "prend" or "parole" or "debute" or "vient" or "arrive";

    /// <summary>Whether a noun asks for another sort of thing, or for a number that the last entry does not have.</summary>
    private bool AsksOther(QueryToken focus, int last, bool howMany)
    {
        if (howMany)
        {
            return !Array.Exists(focus.Terms, t => index.CountedTerms[last].Contains(t.Term));
        }

        return !index.FocusStems[last].Contains(focus.Token.Term) && Array.Exists(index.FocusStems, s => s.Contains(focus.Token.Term));
    }

    private static bool BeginsOrEnds(Token token) => token.Surface is "commence" or "debute" or "demarre" or "finit" or "fini" or "termine" or "ouvre" or "ferme";

    private bool IsTypeWord(Token token, List<int> last) => IsTypeWord(token, index.Entries[last[0]].Type) || IsTypeWord(token, index.Entries[last[^1]].Type);

    private bool IsTypeWord(Token token, string name)
    {
        var type = index.Pack.Types.FirstOrDefault(t => string.Equals(t.Id, name, StringComparison.Ordinal));
        return type is not null && type.Words.SelectMany(Analysis.OfText).Any(w => string.Equals(w.Term, token.Term, StringComparison.Ordinal));
    }
}
