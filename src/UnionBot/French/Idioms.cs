using System.Collections.Frozen;

namespace UnionBot.French;

/// <summary>Sayings of several words that mean what one word means: « mettre la clé sous la porte », « tout de suite ».</summary>
internal static class Idioms
{
    /// <summary>Each line: the one word, then the sayings, their words joined by an underscore, small words as they are typed.</summary>
    private const string Table =
        """
        fermer: mettre_la_cle_sous_la_porte mettent_la_cle_sous_la_porte mis_la_cle_sous_la_porte met_la_cle_sous_la_porte baisser_le_rideau baisse_le_rideau tirer_le_rideau mettre_les_cles_sous_la_porte
        licencier: mettre_a_la_porte mis_a_la_porte mise_a_la_porte met_a_la_porte mettent_a_la_porte jeter_a_la_rue jete_a_la_rue foutre_dehors fout_dehors foutus_dehors mettre_dehors mis_dehors jeter_dehors perdre_son_emploi perdre_leur_emploi perdu_leur_emploi perdre_leur_boulot perdu_leur_boulot perdre_son_boulot perdu_mon_boulot sur_le_carreau
        immediat: tout_de_suite dans_l_immediat sur_le_champ des_maintenant des_demain en_urgence sans_attendre le_plus_vite_possible dans_l_urgence a_court_terme a_tres_court_terme
        programme: emploi_du_temps ordre_du_jour heure_par_heure du_debut_a_la_fin de_a_a_z deroule_de_la_journee du_matin_au_soir
        avenir: d_ici_dix_ans dans_dix_ans dans_vingt_ans dans_trente_ans dans_10_ans dans_20_ans a_l_avenir
        total: au_total en_tout en_tout_et_pour_tout au_global
        financer: mettre_la_main_a_la_poche mettre_au_pot mettre_de_l_argent mettre_du_fric
        etranger: hors_de_france autres_pays pays_etrangers
        delocaliser: partir_a_l_etranger part_a_l_etranger parti_a_l_etranger partie_a_l_etranger
        sauver: tirer_d_affaire remettre_sur_pied remise_sur_pied remis_sur_pied tenir_le_coup remettre_en_route remise_en_route
        decider: avoir_leur_mot_a_dire avoir_son_mot_a_dire a_son_mot_a_dire ont_leur_mot_a_dire mot_a_dire donner_leur_avis
        diriger: a_la_tete_de a_la_tete_du prendre_les_renes
        debattre: face_a_face
        teletravail: travailler_a_distance travail_a_distance travailler_de_la_maison travailler_a_partir_de_la_maison travailler_depuis_la_maison travailler_chez_moi travailler_chez_soi travailler_de_chez_moi bosser_de_chez_moi travailler_a_la_maison
        finir: plier_bagage plie_bagage
        rencontre: rendez_vous
        moment: temps_fort temps_forts
        actualise: mise_a_jour mis_a_jour mises_a_jour
        la: la_bas
        representant: porte_parole au_nom_de au_nom_des au_nom_du
        partie: fait_parti fai_parti font_parti faire_parti faisait_parti fais_parti fai_partie
        """;

    private static readonly FrozenDictionary<string, List<(string[] Words, string Meaning)>> ByFirst = Read();

    /// <summary>Puts the one word in place of each saying.</summary>
    public static void Replace(List<Word> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            foreach (var (saying, meaning) in ByFirst.GetValueOrDefault(words[i].Text) ?? [])
            {
                if (Words.Stand(words, i, saying))
                {
                    words[i] = new Word(meaning, words[i].Signs);
                    words.RemoveRange(i + 1, saying.Length - 1);
                    break;
                }
            }
        }
    }

    private static FrozenDictionary<string, List<(string[] Words, string Meaning)>> Read()
    {
        var table = new Dictionary<string, List<(string[] Words, string Meaning)>>(StringComparer.Ordinal);
        foreach (var line in Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = line.IndexOf(':', StringComparison.Ordinal);
            foreach (var saying in line[(at + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('_')))
            {
                if (!table.TryGetValue(saying[0], out var list))
                {
                    table[saying[0]] = list = [];
                }

                list.Add((saying, line[..at]));
            }
        }

        return table.ToFrozenDictionary(p => p.Key, p => p.Value.OrderByDescending(s => s.Words.Length).ToList(), StringComparer.Ordinal);
    }
}
