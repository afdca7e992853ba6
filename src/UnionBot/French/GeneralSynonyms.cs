using System.Collections.Frozen;

namespace UnionBot.French;

/// <summary>Words of everyday French that ask for the same thing. A pack adds its own groups.</summary>
internal static class GeneralSynonyms
{
    private const string Groups =
        """
        debut commencer demarrer debuter lancer ouvrir ouverture commencement entamer
        fin finir terminer cloture achever cloturer finalement boucler
        date jour quand
        heure horaire ?heure timing
        lieu endroit localisation emplacement site adresse ville commune situer
        departement region
        accueil arriver arrivee recevoir cafe
        programme planning deroule deroulement agenda calendrier emploi_du_temps ordre_du_jour
        matin matinee
        apresmidi apresmidis
        debat debattre discussion echange discuter table_ronde
        intervenant orateur participant invite intervenir conferencier
        participer participation present presence assister venir aller rendre deplacer
        but objectif finalite objet servir vocation ambition interet
        raison motif cause pourquoi
        organiser organisateur initiative preparer monter
        prix cout couter tarif somme
        nombre chiffre combien quantite effectif total
        chiffre statistique donnee bilan
        part proportion pourcentage moitie tiers
        mesure proposition revendication solution idee action demande disposition
        proposer revendiquer demander reclamer preconiser exiger suggerer
        immediat urgent urgence rapide tout_de_suite court_terme vite
        avenir futur demain long_terme
        ecologie ecologique pollution environnement vert climat planete ecolo environnemental
        pollution polluer polluant sale carbone decarbone decarboner decarbonation
        energie electricite gaz courant electrique energetique
        salarie travailleur employe ouvrier personnel salariat collaborateur
        salaire paie remuneration paye traitement payer
        emploi poste travail boulot job
        entreprise societe boite groupe firme usine
        usine site fabrique industrie etablissement
        patron patronat employeur dirigeant direction chef pdg medef
        licenciement licencier virer renvoyer suppression plan_social
        suppression supprimer casser couper disparition detruire perdre destruction
        menacer danger risque risquer
        fermeture fermer cesser
        sauver sauvetage maintenir conserver garder preserver sauvegarder
        relancer redemarrer reprise redresser
        rouvrir redemarrer reouverture relancer
        reprendre racheter rachat repreneur acquerir reprise
        rembourser rendre remboursement restituer dedommager compenser indemniser compensation dedommagement
        aide subvention argent_public soutien financement
        argent fonds financement finance budget sou
        financer financement investir investissement investissements
        soutenir appuyer aider appui soutien
        profit benefice dividende
        controler surveiller verifier encadrer controle surveillance
        arnaque fraude escroquerie abus tromperie voyou
        concurrence dumping competition rivalite
        importation importer etranger import
        dependance dependre independance autonomie souverainete
        produire fabriquer fabrication production
        relocaliser reindustrialiser rapatrier relancer
        delocalisation delocaliser desindustrialisation
        pouvoir droit influence poids
        decider trancher choix choisir decision
        etat gouvernement public pouvoirs_publics
        ministre ministere gouvernement membre_du_gouvernement
        citoyen population habitant peuple gens
        collectivite region mairie commune
        nationaliser nationalisation etatiser
        assemblee depute parlement deputes
        vote voter adopter approuver
        lutte combat mobilisation bataille greve mouvement
        victoire gagner succes reussite reussir
        exemple cas illustration
        difficulte probleme crise
        crise catastrophe urgence
        grave catastrophique serieux alarmant dramatique inquietant
        cooperative scop
        representant elu delegue porte_parole
        representer porter envoyer
        delegation delegue equipe groupe
        syndicat cgt organisation syndical
        secretaire patron dirigeant chef leader responsable numero_un
        role fonction metier poste titre statut
        banque bpi financier
        federation branche
        sous_traitant sous_traitance fournisseur prestataire
        indirect induit consequence
        impact effet consequence repercussion incidence
        recenser compter denombrer comptabiliser lister
        theme sujet thematique question
        titre intitule nom appeler
        interpeller interroger alerter questionner
        convaincre persuader
        condition_de_travail conditions
        duree temps longtemps
        an annee
        mois mensuel
        semaine hebdomadaire
        enfant gamin fils fille bebe garcon jeune
        parent pere mere famille maman papa
        medecin docteur generaliste
        hopital clinique
        malade maladie virus infecter contaminer attraper infection contagion coronavirus covid
        contagieux transmettre contamination propagation transmission propager
        symptome signe effet ressentir
        ecole classe scolaire college lycee enseignement cegep universite
        garderie creche garde garder
        epicerie magasin supermarche commerce boutique
        pharmacie medicament
        voyage voyager deplacement etranger vacances
        annuler annulation reporter
        avion vol
        pays nation etat contree
        vieux age aine senior personne_agee ancien
        sortir dehors exterieur promener balade marche promenade
        maison domicile chez logement
        interdit autoriser permettre interdiction autorisation obligatoire obliger
        dangereux risque danger grave
        gratuit payant payer
        inscrire inscription reserver reservation
        manger repas dejeuner cantine restauration bouffer midi
        voiture parking stationner garer
        train bus transport tram metro car
        telephone numero contact joindre appeler contacter telephonique
        mail courriel email
        site_internet internet ligne
        document texte papier compte_rendu
        compte_rendu resume bilan synthese
        photo image
        soir soiree nuit
        journee jour evenement assises rencontre reunion
        reunion assemblee seance
        conclusion conclure dernier_mot
        ensemble tous collectif
        montrer prouver demontrer preuve
        garantir assurer securiser
        stable fixe constant
        accessible abordable pas_cher
        lutter combattre contre empecher
        empecher eviter stopper arreter interdire bloquer
        stopper arreter fin_a cesser
        ameliorer mieux renforcer augmenter
        reduire baisser diminuer limiter moins
        developper augmenter accroitre
        associer impliquer inclure
        mobiliser mobilisation
        massif massivement enorme gros
        prevoir prevu planifier anticiper
        enceinte grossesse bebe accoucher naitre
        chomage chomeur congedier licencier licenciement
        test tester depistage analyse
        guerir traitement soigner soin remede medicament vaccin
        mourir mort deces deceder
        apporter porter livrer livraison amener donner
        visiter visite voir rencontrer
        contact cotoyer toucher proche
        isolement isoler quarantaine confinement confiner
        tousser toux fievre symptome
        ouvrir ouvert horaire
        garderie garde bambin
        etudiant eleve ecolier etude
        residence chsld foyer hebergement maison_de_retraite
        amende punir sanction penalite contravention
        peur inquiet inquietude anxieux stress angoisse
        metro autobus bus transport covoiturage
        rassemblement evenement spectacle fete reunion
        courses epicerie nourriture aliment manger
        provision reserve stock nourriture approvisionner
        assurance couvrir couverture rembourser
        teletravail distance maison
        formation former stage apprentissage
        atelier session seance conference table_ronde
        invite conferencier expert orateur specialiste
        hotel hebergement dormir nuit
        billet ticket entree place
        salle amphitheatre auditorium local
        resultat conclusion issue
        vote voter scrutin election
        candidat candidature postuler
        adherer adhesion adherent membre cotisation
        greve debrayage arret_de_travail
        retraite pension
        securite sante protection prevention
        egalite parite femme discrimination
        accord negocier negociation convention
        motion resolution texte
        congres assemblee
        bureau comite conseil direction
        budget depense tresorerie compte
        jeune jeunesse
        numerique informatique digital
        """;

    private static readonly FrozenDictionary<string, string[]> Table = Read();

    /// <summary>The stems that mean about the same as a stem, without itself; empty where nothing is known.</summary>
    public static IReadOnlyList<string> Of(string stem) => Table.GetValueOrDefault(stem) ?? [];

    private static FrozenDictionary<string, string[]> Read()
    {
        var table = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var line in (Groups + "\n" + EventSynonyms.Groups).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var stems = line.Split(' ').Where(w => !w.Contains('_', StringComparison.Ordinal)).Select(w => w[0] == '?' ? w : Stem.Of(Fold.Text(w))).Distinct(StringComparer.Ordinal).ToArray();
            foreach (var stem in stems)
            {
                if (!table.TryGetValue(stem, out var others))
                {
                    table[stem] = others = new HashSet<string>(StringComparer.Ordinal);
                }

                others.UnionWith(stems.Where(s => !string.Equals(s, stem, StringComparison.Ordinal)));
            }
        }

        return table.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);
    }
}
