using System.Collections.Frozen;
using System.Globalization;
using UnionBot.French;
using UnionBot.Time;

namespace UnionBot.Answers;

/// <summary>Recognises a question about something the pack speaks of that goes beyond what it says: a breakdown, a cost, a ranking, another date, who came before.</summary>
/// <remarks>Forms of speech and general vocabulary only; what an entry says decides whether it is beyond it.</remarks>
internal sealed class Beyond(PackIndex index)
{
    private const double Missed = 0.5;

    private static readonly FrozenSet<string> Offices = WordLists.Set(
        """
        travail culture sante interieur justice education ecologie environnement agriculture armees defense economie finances budget transports logement sport sports recherche enseignement ville solidarites numerique
        energie egalite commerce tourisme jeunesse mer peche famille retraites fonction
        """);

    private static readonly FrozenSet<string> Forms = WordLists.Set("monsieur madame mademoiselle mr mme mlle m camarade ministre docteur maitre president presidente cher chere");

    private static readonly FrozenSet<string> Trade = WordLists.Set(
        """
        acheter achete achetes achat achats commander commande commandes procurer boutique boutiques magasin magasins revendeur revendeurs catalogue livraison soldes promo promos
        vendre vend vendent vendu vendus vendue vendues vente ventes racheter rachete rachetee rachetent rachat revendre revendu revendue cession cede cedee
        """);

    private static readonly FrozenSet<string> Candidacy = WordLists.Set("mandat mandats candidat candidate candidats candidature candidatures");

    /// <summary>Whether another thing is asked about than the entry's: another date, another edition, another person of that name or before them, a cost, the most of all.</summary>
    public bool IsAnother(Query query, int entry) =>
        AsksCost(query, entry) || AsksPurchase(query, entry) || AsksMost(query, entry) || AsksAnotherEdition(query) || AsksAnotherDay(query, entry) || AsksAnotherHolder(query, entry) || AsksNamesake(query, entry) || AsksAnotherOffice(query, entry);

    /// <summary>Whether it is asked more finely than the entry tells: by group, by place, which of two, until when.</summary>
    public bool IsFiner(Query query, int entry) => AsksByGroup(query, entry) || AsksCountElsewhere(query) || AsksWhichOfTwo(query, entry) || AsksEnd(query, entry);

    /// <summary>« combien par secteur ».</summary>
    private bool AsksByGroup(Query query, int entry)
    {
        var by = query.Words.FindIndex(w => w.Text is "par");
        return by >= 0 && (query.Asks("?combien") || query.Tokens.Exists(t => t.Token.Kind == TokenKind.Number))
            && query.Tokens.Exists(t => t.Token.Word == by + 1 && t.Token.Kind == TokenKind.Word && index.Covered(t, entry) < Missed);
    }

    /// <summary>« combien d'exposants au Portugal »: a place that the pack does not know.</summary>
    private static bool AsksCountElsewhere(Query query) =>
        query.Asks("?combien") && query.Tokens.Exists(t => t is { Match: MatchKind.Unknown, Token.Kind: TokenKind.Word } && !Fillers.Has(t.Token.Surface, t.Token.Term)
            && t.Token.Word > 0 && query.Words[t.Token.Word - 1].Text is "en" or "au" or "aux" or "a" or "chez");

    /// <summary>« des verres ou des assiettes »: neither is the entry's.</summary>
    private bool AsksWhichOfTwo(Query query, int entry)
    {
        var or = query.Words.FindIndex(w => w.Text is "ou" && !w.Has(WordSigns.AccentedU));
        if (or < 1 || query.Tokens.Exists(t => t.Token.Word == or) || !query.Tokens.Exists(t => index.BearsName(t, entry, Missed)))
        {
            return false;
        }

        var (before, after) = (query.Tokens.LastOrDefault(t => t.Token.Word < or), query.Tokens.FirstOrDefault(t => t.Token.Word > or));
        return before is { Token.Kind: TokenKind.Word } && after is { Token.Kind: TokenKind.Word }
            && index.Covered(before, entry) < Missed && index.Covered(after, entry) < Missed;
    }

    /// <summary>« l'accueil dure combien de temps »: an item of the programme whose end is not known.</summary>
    private bool AsksEnd(Query query, int entry) =>
        index.Entries[entry].Schedule is { End: null }
        && query.Tokens.Exists(t => t.Token.Surface is "dure" or "duree" or "durera" or "durer" or "finit" or "finira" or "termine" or "terminera" && index.Covered(t, entry) < Missed);

    /// <summary>« combien coûterait l'énergie à prix stable »: of an entry that counts nothing.</summary>
    private bool AsksCost(Query query, int entry) =>
        query.Asks("?combien") && (index.Traits[entry] & EntryTraits.HowMany) == EntryTraits.None && query.Words.Exists(w => w.Text is ['c', 'o', 'u', 't', 'e', ..] or "cout" or "couts");

    /// <summary>« où acheter des verres de cette marque »: of an entry whose own text does not speak of buying.</summary>
    private bool AsksPurchase(Query query, int entry) =>
        (query.Asks("?ou") || query.Asks("?combien") || query.Tokens.Exists(t => index.BearsName(t, entry, Missed)) || query.Words.Exists(w => w.Text is "peut" or "peux" or "pourrais" or "voudrais" or "veux"))
        && query.Words.Exists(w => Trade.Contains(w.Text)) && !Text(entry).Overlaps(Trade);

    /// <summary>« quel hôpital a perdu le plus de lits »: a comparison that the entry does not draw.</summary>
    private bool AsksMost(Query query, int entry)
    {
        var most = Enumerable.Range(0, Math.Max(0, query.Words.Count - 2)).Any(i => query.Words[i].Text is "le" && query.Words[i + 1].Text is "plus" or "moins" && query.Words[i + 2].Text is "de" or "d");
        return most && query.Words.Exists(w => w.Text is "quel" or "quelle" or "quels" or "quelles" or "qui") && index.Members[entry].Length == 0;
    }

    /// <summary>« le congrès suivant aura lieu où ».</summary>
    private bool AsksAnotherEdition(Query query)
    {
        var next = query.Words.FindIndex(w => w.Text is "prochain" or "prochaine" or "prochains" or "prochaines" or "futur" or "future" or "futurs" or "futures");
        if (next >= 0 && query.Tokens.Exists(t => t.Token is { Kind: TokenKind.Number, Number: > 1900 and < 2100 } && t.Token.Number != index.Pack.Event.FirstDay.Year)
            && NamesEvent(query, next + 1))
        {
            return true;
        }

        var at = query.Words.FindIndex(w => w.Text is "suivant" or "suivante" or "precedent" or "precedente" or "precedentes" or "suivantes");
        return at > 0 && NamesEvent(query, at - 1);
    }

    /// <summary>« le 3 juin »: neither a day of the event nor one that the entry names.</summary>
    private bool AsksAnotherDay(Query query, int entry)
    {
        var at = query.Words.FindIndex(w => FrenchDay.MonthNamed(w.Text) > 0);
        if (at < 1 || !int.TryParse(query.Words[at - 1].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var day))
        {
            return false;
        }

        var month = FrenchDay.MonthNamed(query.Words[at].Text);
        var held = index.Pack.Event;
        for (var date = held.FirstDay; date <= held.LastDay; date = date.AddDays(1))
        {
            if (date.Day == day && date.Month == month)
            {
                return false;
            }
        }

        return !Text(entry).Contains(query.Words[at].Text);
    }

    /// <summary>« qui dirigeait le salon avant Durand », « son prédécesseur ».</summary>
    private bool AsksAnotherHolder(Query query, int entry)
    {
        if ((index.Traits[entry] & EntryTraits.Who) == EntryTraits.None || index.Entries[entry].Schedule is not null)
        {
            return false;
        }

        return query.Words.Exists(w => w.Text is "predecesseur" or "predecesseurs" or "successeur" or "succede" or "succedera" or "succeder" or "remplace" or "remplacera" or "remplacer" or "ex" or "devancier" or "predecesseure" or "reelu" or "reelue" or "rempile" or "rempiler" or "rempilera")
            || (query.Words.Exists(w => w.Text is "mandat" or "candidat" or "candidate" or "candidature") && !Text(entry).Overlaps(Candidacy))
            || StandsAgain(query.Words)
            || Enumerable.Range(0, Math.Max(0, query.Words.Count - 1)).Any(i => query.Words[i].Text is "avant" or "apres" && query.Words[i + 1].Text is "lui" or "elle" or "eux" or "elles")
            || query.Tokens.Exists(t => index.BearsName(t, entry, Missed) && Enumerable.Range(Math.Max(0, t.Token.Word - 2), Math.Min(2, t.Token.Word)).Any(i => query.Words[i].Text is "avant" or "apres"));
    }

    /// <summary>« se représenter », which is not « représenter ».</summary>
    private static bool StandsAgain(List<Word> words)
    {
        var at = words.FindIndex(w => w.Text is "representer" or "represente" or "representera");
        return at > 0 && words[at - 1].Text is "se" or "s" or "te" or "me";
    }

    /// <summary>« Bernard Durand »: another first name than the person's.</summary>
    private bool AsksNamesake(Query query, int entry) =>
        query.Tokens.Exists(t => t.Token.Word > 0 && index.BearsName(t, entry, Missed) && query.Tokens.Exists(o => o.Token.Word == t.Token.Word - 1
            && o.Match != MatchKind.Exact && o.Token.Kind == TokenKind.Word && index.Covered(o, entry) < Missed && (o.Token.Word == 0 || (o.Token.Signs & WordSigns.Capital) != WordSigns.None)
            && !Forms.Contains(o.Token.Surface) && !Fillers.Has(o.Token.Surface, o.Token.Term)));

    /// <summary>« le ministre de la culture »: a department that the entry's own text does not name.</summary>
    private bool AsksAnotherOffice(Query query, int entry)
    {
        var at = query.Words.FindIndex(w => w.Text is "ministre" or "ministere" or "ministres");
        if (at < 0 || (index.Traits[entry] & EntryTraits.Who) == EntryTraits.None)
        {
            return false;
        }

        var of = at + 1;
        while (of < query.Words.Count && query.Words[of].Text is "de" or "du" or "des" or "d" or "la" or "l" or "le" or "a")
        {
            of++;
        }

        return of > at + 1 && of < query.Words.Count && Offices.Contains(query.Words[of].Text) && !Text(entry).Contains(query.Words[of].Text);
    }

    private bool NamesEvent(Query query, int word) => query.Tokens.Exists(t => t.Token.Word == word && index.IsOfTitle(t));

    private HashSet<string> Text(int entry) =>
        [.. index.Entries[entry].Quotes.Select(q => q.Text).Append(index.Entries[entry].Title).SelectMany(Words.SplitAll).Select(w => w.Text)];
}
