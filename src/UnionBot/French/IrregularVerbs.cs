using System.Collections.Frozen;

namespace UnionBot.French;

/// <summary>Families of words whose forms no ending joins: irregular verbs with their nouns.</summary>
internal static class IrregularVerbs
{
    // First the lemma that stands for all.
    private const string Families =
        """
        faire fait font faisait faisaient fera feront faites faisant fasse fais faits
        dire dit disent disait dites dira diront disant dis
        aller vais vas va vont allait allaient ira iront iras irait allez allons aille
        pouvoir peut peux peuvent pouvait pouvaient pourra pourront pourrait pourrais puis pouvez pouvons puisse
        devoir doit dois doivent devait devra devront devrait devraient devez devons due
        vouloir veut veux veulent voulait voulaient voudra voudrait voudrais voulez
        savoir sait sais savent savait saura sauront sachant
        venir vient viens viennent venait viendra viendront venu venus venue venues vienne venez
        tenir tient tiennent tenait tiendra tiendront tenu tenus tenue
        devenir devient deviennent devenu devenue devenus devenait deviendra
        obtenir obtient obtenu obtenus obtenue obtenues
        soutenir soutient soutenu soutenus soutien soutiens
        maintenir maintient maintenu maintenus maintenue maintien
        prendre prend prends prennent prenait prendra prendront pris prise prises prenez
        reprendre reprend reprennent repris reprise reprises repreneur repreneurs reprenant
        apprendre apprend appris apprennent
        comprendre comprend compris comprise
        suppression suppressions supprimer supprime supprimes supprimee supprimees supprimant
        produire produit produits produite produisent production productions producteur producteurs productif
        construire construit construite construits construisent construction constructions
        reconstruire reconstruit reconstruction
        reduire reduit reduite reduisent reduction reductions
        decider decide decident decidee decision decisions decidant decideur decideurs
        defendre defend defendent defense defendu
        proteger protege protegent protegee protection protections
        ouvrir ouvre ouvrent ouvert ouverte ouverts ouvertes ouverture ouvertures ouvrira
        rouvrir rouvre rouvrent rouvert rouverte reouvre reouvrir reouverture rouvrira reouvert reouverte
        elire elu elus elue elues election elections elit elira
        voir vois voit voient voyait verra verront vu vus
        recevoir recoit recoivent recu recevra recevront reception
        vendre vend vendent vendu vendue vente ventes
        perdre perd perdent perdu perdue perdus perte pertes
        suivre suit suivent suivi suivante suivant suivants
        vivre vit vivent vivant vecu
        mettre met mettent mis mise mises mettra
        permettre permet permis permettent
        promettre promet promis promesse promesses promettent
        partir part partent parti partis depart departs partira
        sortir sort sortent sorti sortie sorties sortira
        servir sert servent servira servi serviront
        mourir meurt mort morts meurent decede
        naitre nait naissance
        lire lit lisent lecture
        ecrire ecrit ecrivent ecriture ecrite ecrits ecris
        payer paie paient paye payes payee payees paiement paiements paiera paieront paierai paies
        manger mange mangent repas
        boire boit boivent
        transmettre transmet transmettent transmis transmission
        investir investit investissent investissement investissements investi
        intervenir intervient interviennent intervenant intervenants intervenante intervenantes intervention interventions
        finir finit fini finis finie finissent finira fin finirait
        debuter debute debutent debut debuts debutera
        acceder acces accede
        repondre repond reponse reponses repondent
        attendre attend attente attendu attendus
        vote voter voté votes votee votees votent
        agir agit action actions agissent
        revenir revient reviens revenu revenue revenus retour retours reviennent
        """;

    private static readonly FrozenDictionary<string, string> Lemmas = Read();

    /// <summary>The word that stands for a whole family, or <see langword="null"/>.</summary>
    public static string? Lemma(string word) => Lemmas.GetValueOrDefault(word);

    private static FrozenDictionary<string, string> Read()
    {
        var lemmas = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Families.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var forms = line.Split(' ');
            foreach (var form in forms)
            {
                lemmas.TryAdd(Fold.Text(form), forms[0]);
            }
        }

        return lemmas.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
