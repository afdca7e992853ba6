namespace UnionBot.French;

/// <summary>Words that ask for the same thing about meetings, unions, work and industry; <see cref="GeneralSynonyms"/> reads them.</summary>
internal static class EventSynonyms
{
    /// <summary>A group a line, folded; a word may stand in several.</summary>
    public const string Groups =
        """
        bled village patelin coin ville commune localite endroit lieu
        situer trouver localiser derouler tenir
        nom intitule titre appellation denomination
        porte entree entrer arriver ouverture
        repartir partir sortir rentrer liberer quitter finir fin
        plier boucler terminer finir
        lever reveiller matin
        midi repas dejeuner
        aprem apresmidi
        contenu sujet theme porter traiter aborder evoquer
        etape moment sequence temps_fort deroule
        collegue camarade copain salarie confrere
        emmener envoyer deplacer voyage
        participant present invite public
        boss chef patron dirigeant leader
        tete chef dirigeant diriger
        diriger conduire piloter commander presider
        numero_un chef dirigeant
        politique ministre gouvernement executif elu
        executif gouvernement ministre etat
        employeur patron entreprise direction
        porte_parole representant voix
        representer defendre voix
        affronter debattre opposer face
        confrontation debat face
        esperer vouloir attendre souhaiter chercher but
        vise viser cible objectif interpeller
        vocation but sens
        sens but raison utilite interet
        utile utilite servir interet avantage
        avantage benefice interet apport gagner
        rapporter apporter ramener benefice
        concerner regarder toucher
        structure organisation syndicat
        manifestation evenement rencontre rassemblement
        rassemblement rencontre evenement assises reunion
        derriere origine organiser initiative
        lancer organiser initier
        initiative origine idee
        comptabiliser recenser compter denombrer repertorier
        risquer menace danger peril
        perte suppression perdre disparition
        casse destruction suppression perte
        degat consequence impact perte
        ampleur gravite etendue bilan
        retombee consequence impact indirect
        ricochet indirect induit consequence
        direct indirect
        officiel ministere public
        etude enquete statistique sondage
        evolution hausse baisse tendance
        empocher toucher percevoir recevoir encaisser
        subvention aide subside
        deniers argent fonds
        euros argent
        milliard argent investissement
        caisse argent budget
        rendre rembourser restituer
        vereux voyou arnaque escroc fraude faux malhonnete
        escroc voyou arnaque vautour
        acheteur repreneur rachat racheter
        ceder vendre vente reprise
        verifier controler surveiller
        proteger defendre garantir securiser eviter protection
        peser influence decider pouvoir
        veto refuser opposer pouvoir
        refuser opposer non
        participer associer impliquer
        consulter associer demander impliquer
        parole mot voix avis
        mot voix avis parole
        population citoyen habitant gens public
        riverain habitant citoyen population
        cogestion decider ensemble
        reagir intervenir urgence agir
        agir intervenir action reagir
        rapidement urgence vite
        secours aide urgence sauver
        rechauffement climat environnement ecologie
        climatique environnement ecologie carbone
        co2 carbone pollution emission
        emission pollution carbone rejet
        propre polluant vert decarbone
        sante travail condition
        penibilite condition sante securite
        facture prix cout
        tarif prix cout
        electricite energie courant
        prix_bas dumping concurrence
        concurrent concurrence rival
        deloyal dumping concurrence
        casser dumping bas baisser
        brader dumping prix
        chinois etranger importation
        acheter achat importation consommer
        produit marchandise importation
        local francais national france
        refabriquer produire fabriquer relocaliser relancer
        rapatrier relocaliser ramener
        made_in_france fabriquer produire
        souverainete independance dependance
        plan strategie projet programme
        strategie projet vision plan
        vision avenir futur strategie
        cap orientation strategie direction
        batir construire developper edifier
        construire batir preparer
        preparer anticiper prevoir
        durable long_terme avenir
        decennie long_terme avenir
        immediatement urgence tout_de_suite immediat
        premiers premieres immediat urgence priorite urgent debut
        derniers dernieres fin
        priorite urgent urgence premier
        lister enumerer citer liste
        complet entier total integral
        reussite succes victoire gagner
        payer marcher gagner reussir
        aboutir reussir resultat obtenir
        obtenir gagner arracher imposer
        survivre maintenir sauver tenir
        survie sauver avenir
        espoir sauver avenir esperer
        preserver conserver maintenir garder sauver
        convertir reconvertir reconversion transformer changer
        transformer reconversion changer moderniser
        bois biomasse
        houille charbon
        thermique charbon centrale
        papier papetier papeterie carton
        carton papier papeterie
        fonte fonderie fondeur
        metal acier siderurgie fonderie metallurgie
        acier siderurgie acierie siderurgiste
        verre verrerie verrier
        roue train ferroviaire
        automobile voiture
        abandonner lacher desengagement quitter laisser
        cooperatif cooperative scop
        associe cooperative scop
        proprietaire appartenir posseder
        public etat nationaliser
        etatique public etat
        depute assemblee parlement
        loi vote texte
        senat parlement assemblee
        combat lutte bataille bagarre conflit
        battre lutter combattre bagarrer
        mobilisation greve action lutte
        lecon enseignement apprendre tirer
        enseignement lecon
        temoignage recit raconter
        raconter histoire
        devenir avenir suite
        effectif personnel nombre
        infirmier soignant aide_soignant
        soignant medecin personnel
        patient malade
        docteur medecin
        lit place
        augmentation hausse augmenter
        hausse augmentation augmenter
        remunerer payer salaire
        primes prime bonus
        loyer logement hlm
        logement loger habiter
        habiter loger logement residence
        maternite accoucher naissance enceinte
        sondage enquete reponse
        quitter partir depart
        slogan devise mot_d_ordre
        discours ouverture allocution intervention
        allocution discours intervention
        rapport bilan activite
        fete soiree fraternel concert
        diner repas soiree
        dejeuner repas manger
        petit_dejeuner cafe accueil
        dejeuner midi
        garderie enfant creche
        creche garderie bebe
        badge inscription entree
        tracteur agricole
        professeur enseignant instituteur
        enseignant professeur ecole
        eleve etudiant ecole
        sante medical soin
        psychologue psychologique
        ecologiste ecologie
        jeunesse jeune
        handicap handicape accessibilite
        egal egalite
        harcelement violence
        precaire precarite cdd interim
        interimaire interim precaire
        cadre ingenieur technicien
        vacance conge repos
        pause repos arret
        temps duree horaire
        durer duree temps
        mandat elu representant
        delegue representant elu
        election vote voter
        tract affiche communique
        carte adhesion adherent
        cotiser cotisation adherer
        tresorier tresorerie compte
        secretaire responsable
        president presidence presider
        animer animateur moderer
        moderateur animateur
        intervention discours parole
        seance session
        session seance
        pleniere seance
        commission groupe atelier
        navette bus car transport
        gare train
        covoiturage voiture
        vegetarien repas
        boisson boire cafe
        dormir hotel hebergement
        captation video filmer direct
        fric thune oseille pognon ble flouze argent sou
        taf turbin boulot travail emploi
        turbiner bosser travailler
        taule baraque boite entreprise
        singe taulier patron
        bagnole voiture
        gosse mome marmot gamin enfant
        bouffe becter grailler boustifaille manger repas
        casse_croute sandwich repas manger
        pieuter roupiller crecher dormir
        piaule chambre dormir hebergement
        meuf nana femme
        mec gars type homme
        pote poteau copain camarade
        flic policier police
        toubib docteur medecin
        hosto hopital
        combine magouille arnaque
        embrouille arnaque
        entuber rouler arnaquer arnaque
        degager ejecter lourder limoger licencier
        limogeage licenciement
        liquider liquidation fermer fermeture
        faillite liquidation fermeture
        recommencer reprendre
        redemarrage reprise
        embaucher recruter embauche recrutement
        apprenti alternant stagiaire apprentissage
        saisonnier precaire interim
        pointer arriver
        rappliquer debarquer arriver
        decamper repartir
        speech discours
        causer jacter parler
        papoter bavarder discuter
        bigophone telephone
        bouquin livre
        baston bagarre lutte
        piquet greve
        debrayer greve
        manif manifestation
        blocage bloquer
        tacler critiquer
        vioc vieux
        bahut ecole
        fliquer surveiller
        pigeonner arnaquer
        depouiller voler
        rafistoler reparer
        """;
}
