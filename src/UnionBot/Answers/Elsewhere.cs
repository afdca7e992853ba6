using System.Collections.Frozen;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>Words of other worlds: sport, cooking, the stars, the stock exchange. A question with one that the pack does not use is hardly about the pack.</summary>
internal static class Elsewhere
{
    /// <summary>What no document of an assembly is about.</summary>
    private const string Far =
        """
        foot football footballeur rugby tennis basket handball volley cyclisme velo athletisme natation ski olympique olympiques ligue championnat match matchs tournoi mondial psg gagnant score arbitre but joueur equipe entraineur formule
        mbappe zidane messi ronaldo
        recette pizza gateau tarte crepe crepes sauce cuisiner cuisson ingredient chocolat fromage vin biere aperitif barbecue raclette fondue pates lasagne regime calories maigrir
        bitcoin crypto ethereum bourse cac lotto loto tierce horoscope astrologie zodiaque belier taureau scorpion capricorne
        poeme poesie blague chanson chanteur chanteuse musique album acteur actrice film serie netflix cinema theatre roman livre auteur dessin photo peinture
        lune soleil galaxie planete mars jupiter dinosaure animal chien chat chaton poisson oiseau capitale pays montagne ocean traduire traduction traduis orthographe conjugaison dictee
        presidentielle presidentielles legislatives municipales europeennes sondage bardella macron melenchon lepen zemmour hollande sarkozy attal trump poutine biden
        iphone android playstation console jeu jeux minecraft fortnite python javascript excel ordinateur imprimante algorithme equation racine carree calcule calculer addition multiplication
        medecin docteur hopital vaccin grippe covid medicament symptome fievre dentiste
        mariage anniversaire noel paques vacances plage voyage camping meteo pluie neige temperature
        permis voiture garage essence carburant diesel peage amende radar
        appartement loyer locataire proprietaire immobilier credit pret banque compte epargne livret assurance
        avocat juge divorce notaire heritage plainte prison
        coiffeur maquillage mode chaussure vetement
        jardin tomate potager plante plantes arrosage
        """;

    /// <summary>What members ask their union and not an assembly's document: pay slips, leave, contracts.</summary>
    private const string Work =
        """
        conges conge rtt vacances paie bulletin fiche mutuelle prevoyance prime primes interessement participation anciennete preavis rupture demission demissionner licencier licencie indemnites indemnite chomage assedic pole
        retraite retraites trimestres pension smic cdd cdi interim essai contrat avenant convention collective grille coefficient heures supplementaires nuit astreinte pointeuse pause ticket tickets restaurant cheque cheques cadeaux
        arret maladie accident maternite paternite parental harcelement prudhommes prudhomme inspection medecine cse chsct delegue elections professionnelles carte adherent adhesion cotisation cotisations syndiquer adherer timbre
        cfdt fo cgc cftc unsa sud solidaires fsu medef
        """;

    private static readonly FrozenSet<string> FarStems = WordLists.Stems(Far);
    private static readonly FrozenSet<string> WorkStems = WordLists.Stems(Work);

    /// <summary>How far a word belongs to another world: 1 for what no assembly is about, a half for what members ask their union, 0 else.</summary>
    public static double Of(Token token) =>
        token.Kind is not (TokenKind.Word or TokenKind.Weak) ? 0 : FarStems.Contains(token.Term) ? 1 : WorkStems.Contains(token.Term) ? 0.5 : 0;
}
