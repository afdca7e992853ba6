using UnionBot.Content;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>Recognises a question that asks of a known thing what the document does not say of it.</summary>
internal sealed class UnknownProperty(PackIndex index)
{
    private const double FocusMissed = 0.5;
    private const double PhraseCovered = 0.75;

    private readonly Beyond _beyond = new(index);

    /// <summary>Whether the noun asked for (« quel salaire ») or the number asked for is not the entry's, while the rest of the question is.</summary>
    public bool IsAsked(Query query, Hit top)
    {
        if (index.Entries[top.Entry].Kind is EntryKind.Fact or EntryKind.Family && _beyond.IsAnother(query, top.Entry))
        {
            return true;
        }

        var traits = index.Traits[top.Entry];
        if (index.Entries[top.Entry].Kind is not (EntryKind.Fact or EntryKind.Glossary) || (traits & EntryTraits.Typed) == EntryTraits.None)
        {
            return false;
        }

        var known = query.Tokens.Where(t => t.Token.Kind == TokenKind.Word).Sum(t => t.Mass * index.Covered(t, top.Entry));
        if (known < 0.4 * index.MostRare)
        {
            return false;
        }

        if (_beyond.IsFiner(query, top.Entry))
        {
            return true;
        }

        if (top.MeetsPhrase && top.Cover >= PhraseCovered)
        {
            return false;
        }

        var isStance = query.Focus >= 0 && Attributes.IsStance(query.Tokens[query.Focus].Token);
        var isDate = query.Focus >= 0 && query.Tokens[query.Focus].Token.Surface is "annee" or "mois" or "date" or "jour" && (traits & (EntryTraits.When | EntryTraits.HowMany)) != EntryTraits.None;
        if (query.Focus >= 0 && !isStance && !isDate && !index.FocusStems[top.Entry].Contains(query.Tokens[query.Focus].Token.Term) && index.Covered(query.Tokens[query.Focus], top.Entry) < FocusMissed)
        {
            return true;
        }

        if (query.Focus >= 0 && (traits & EntryTraits.HowMany) == EntryTraits.None && Attributes.IsQuantity(query.Tokens[query.Focus].Token) && query.Words.Exists(w => w.Text is "quel" or "quelle" or "quels" or "quelles"))
        {
            return true;
        }

        if (query.Asks("?ou") && (traits & (EntryTraits.Who | EntryTraits.Where)) == EntryTraits.Who)
        {
            return true;
        }

        if (query.Tokens.Exists(t => Attributes.Asked(query, t.Token) && index.Covered(t, top.Entry) < FocusMissed) && Names(query, top.Entry))
        {
            return true;
        }

        return query.Asks("?combien") && ((traits & EntryTraits.HowMany) == EntryTraits.None || (query.Focus >= 0 && !Counts(query.Tokens[query.Focus], top.Entry)));
    }

    /// <summary>Whether a number of the entry stands beside what is to be counted.</summary>
    private bool Counts(QueryToken token, int entry) => token.Terms.Length == 0 || Array.Exists(token.Terms, t => index.CountedTerms[entry].Contains(t.Term));

    /// <summary>Whether the question says a name that the entry bears.</summary>
    private bool Names(Query query, int entry) => query.Tokens.Exists(t => index.BearsName(t, entry, FocusMissed));
}
