using System.Collections.Frozen;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>Nouns that ask for one property of a known person, place or firm: age, pay, address, turnover. Where the entry that speaks of the thing does not speak of the property, the document is silent.</summary>
internal static class Attributes
{
    private const string Nouns =
        """
        age ans naissance anniversaire ne nee taille poids poid couleur cheveux religion origine nationalite diplome diplomes etudes ecole metier parcours carriere biographie enfance passe
        salaire salaires paie remuneration fortune patrimoine revenu revenus gagne touche
        mari femme epoux epouse conjoint compagnon compagne marie mariee celibataire divorce divorcee enfants enfant fils fille famille parents
        telephone numero portable mail email courriel contact adresse domicile habite vit facebook instagram twitter compte linkedin
        parti politique vote bord opinion
        chiffre affaires benefice benefices benef marge dette dettes endettement bilan capital actionnaires actionnaire action cours bourse valeur cotation dividende dividendes
        superficie surface hectares etages batiments metres
        effectif effectifs salaries employes ouvriers turnover embauche embauches recrutement recrute
        pdg dg directeur directrice dirigeant drh proprietaire patron maire prefet depute senateur
        prix tarif cout coute couter budget
        co2 carbone emissions
        meteo temps
        fournisseur fournisseurs clients client concurrents concurrent production tonnes
        fondation fondee fonde creation creee anciennete
        demarche demarches formalite formalites procedure procedures modalite modalites statuts
        duree longueur distance kilometres
        postuler postule candidater candidature candidatures contacter contact joindre visiter visite visites recruter embaucher
        """;

    private const string Stances =
        """
        solution solutions remede remedes riposte ripostes reponse reponses revendication revendications demande demandes exigence exigences piste pistes issue position positions avis consigne consignes
        proposition propositions projet projets action actions strategie recette outil outils moyen moyens garantie garanties protection mesure mesures idee idees regle regles droit droits objectif objectifs
        plan alternative alternatives perspective perspectives message ambition voie levier leviers contrepartie contreparties rapport lien difference interet avantage chance chances risque
        """;

    private static readonly FrozenSet<string> QuantityStems = WordLists.Stems("tarif tarifs prix montant cout salaire salaires budget superficie surface distance duree pourcentage taux");

    /// <summary>Whether a word asks for an amount, which is told by a number or not at all.</summary>
    public static bool IsQuantity(Token token) => QuantityStems.Contains(token.Term);

    private static readonly FrozenSet<string> StanceStems = WordLists.Stems(Stances);

    /// <summary>Whether a word asks what is thought or wanted, which is no property of anything.</summary>
    public static bool IsStance(Token token) => StanceStems.Contains(token.Term);

    private static readonly FrozenSet<string> Stems = WordLists.Stems(Nouns);

    /// <summary>Whether a word may ask for a property.</summary>
    public static bool Has(Token token) => token.Kind is TokenKind.Word or TokenKind.Weak && Stems.Contains(token.Term);

    /// <summary>Whether a word asks for a property where it stands: not « mon fils », « j'ai 40 ans », « s'est passée ».</summary>
    public static bool Asked(Query query, Token token)
    {
        if (!Has(token))
        {
            return false;
        }

        var before = token.Word > 0 && token.Word <= query.Words.Count ? query.Words[token.Word - 1].Text : "";
        return before is not ("mon" or "ma" or "mes" or "nos" or "notre")
            && !(token.Surface is "passe" or "passee" or "passes" or "passees" && before is "est" or "sont" or "a" or "ete" or "etait" or "ont")
            && !(token.Surface is "ans" && query.Words.Exists(w => w.Text is "j" or "je" or "depuis" or "fait"));
    }
}
