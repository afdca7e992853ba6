using System.Collections.Frozen;

namespace UnionBot.French;

/// <summary>Words of ordinary talk that dress a question without saying what it is about: adverbs, feelings, politeness, how one came to ask.</summary>
/// <remarks>They count for little, and only where the searched text does not use them. They are never taken for slips of other words.</remarks>
internal static class Fillers
{
    private const string Talk =
        """
        concretement franchement sincerement honnetement serieusement serieux simplement clairement vraiment carrement grave genre style voila bref enfin donc alors quoi hein bah ben bon bonne bons bonnes
        apparemment visiblement normalement finalement globalement personnellement precisement actuellement rapidement brievement evidemment certainement surement forcement probablement
        quasiment plutot presque surtout notamment egalement toujours jamais parfois souvent rarement longtemps desormais auparavant avant pendant durant depuis jusque jusqu malgre selon
        wesh wsh frere frero poto pote potes copain copains copine mec mecs gars bro svp stp please pls mdr lol ptdr xd haha hihi hmm euh heu bah oups zut putain merde puree punaise diantre peuchere fada
        camarade camarades collegue collegues chef voisin voisine cousin cousine beau frere soeur mere pere fils fille mari femme ami amis amie amies famille
        bonjour bonsoir salut coucou hello hey allo yo bjr slt merci remercie cordialement cdt cdlt salutations fraternellement bisous bises desole pardon excuse excusez excusez-moi
        comprendre compris comprends comprend pige piger capte capter savoir sais sait savez savais connaitre connaissez retenir retiens retenu souviens souvenir rappelle rappeler rappelles oublie oublier ignore ignorer
        penser pense pensez croire crois croit croyez imagine imaginer suppose supposer trouve trouver cherche chercher recherche curieux curieuse curiosite interesse interesser interesserait demande demander
        repondre reponds repondez reponse reponses poser pose questions explication explications expliques explique eclaire eclairer eclaircir idee precise preciser
        dis dire dit disent disait disais raconte racontes resume resumes parait semble sembler sembler entendu entends entendre lu lire ecoute ecouter vu vois voit voyez regarder regarde
        aide aider aides besoin envie voudrais voulais veux veut voulez souhaite souhaiterais aimerais aimer aime peux peut pouvez pourrais pourrait pourriez dois doit devrais faut faudrait
        essaye essayer essaie tente tenter attends attendre attend espere esperer compte compter comptent hate
        truc trucs machin machins bidule chose choses affaire affaires histoire histoires sorte sortes maniere facon cas exemple point points cote niveau endroit moment fois coup
        super genial cool top nickel chouette bien mal mieux pire meilleur pareil different differente vrai vraie faux fausse sur sure certain certaine possible impossible normal bizarre etrange drole fou folle dingue ouf relou
        petit petite gros grosse beau belle joli nouveau nouvelle nouveaux ancien vieux vieille jeune seul seule plein pleine entier entiere fameux fameuse sacre fichu foutu fichue satane
        lundi mardi mercredi jeudi vendredi samedi dimanche
        hier demain apres-demain avant-hier tantot tot tard bientot vite maintenant soir aujourd journee
        quelqu quelque quelques plusieurs certains aucun aucune rien personne tellement autant tant trop assez beaucoup peu moins plus
        part partie parties reste restes restant ensemble total totale totalite complet complete complets
        arriver arrive arrives arrivee venu venue venus passer passe passee passes rester reste restent tourner tourne marcher marche marchent fonctionne fonctionner
        prends prendre pris prendra laisser laisse tenir tient tiens garder garde gardent suivre suis suit sert servir sers
        note noter marque marquer ecrire ecrit ecris envoyer envoie envoyez filer file balance balancer sortir sort sors
        telephone portable tract affiche mail message appli bot robot groupe whatsapp facebook insta internet site
        blabla patati patata etc bla
        """;

    private static readonly FrozenSet<string> Words = Talk
        .Split([' ', '\n', '\r', '-'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Stems = Words.Where(w => w.Length > 4).Select(Stem.Of).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a folded word only dresses a question.</summary>
    public static bool Has(string word, string stem) => Words.Contains(word) || (word.Length > 4 && Stems.Contains(stem));
}
