using System.Collections.Frozen;

namespace UnionBot.French;

/// <summary>« les chiffres pour mon tract »: what somebody wants an answer for, which is not what is asked.</summary>
internal static class Purposes
{
    private static readonly FrozenSet<string> Uses = WordLists.Set(
        """
        tract tracts expose article articles journal rapport dossier note notes affiche affiches mail reunion reunions presentation cours topo panneau memoire resume bulletin lettre discours intervention
        patron chef collegues collegue copains copain camarades femme mari fils fille neveu niece mere pere voisin voisine cousin cousine equipe atelier syndicat section classe prof professeur
        """);

    private static readonly string[][] Courtesies =
    [
        ["s", "il", "vous", "plait"], ["s", "il", "te", "plait"], ["merci", "d", "avance"], ["merci", "par", "avance"], ["pour", "de", "vrai"], ["de", "prevu"], ["selon", "vous"], ["selon", "toi"],
        ["je", "debute"], ["si", "possible"], ["si", "tu", "veux", "bien"], ["sans", "indiscretion"], ["pour", "info"], ["pour", "information"], ["a", "votre", "avis"], ["a", "ton", "avis"],
        ["je", "suis", "desole"], ["je", "suis", "desolee"], ["excusez", "moi"], ["excuse", "moi"], ["dites", "moi"], ["dis", "moi"],
    ];

    /// <summary>Takes courtesies and such a tail off a question, where words remain.</summary>
    public static void Drop(List<Word> words)
    {
        foreach (var courtesy in Courtesies)
        {
            for (var i = words.Count - courtesy.Length; i >= 0 && words.Count > courtesy.Length + 1; i--)
            {
                if (Words.Stand(words, i, courtesy))
                {
                    words.RemoveRange(i, courtesy.Length);
                }
            }
        }

        for (var i = words.Count - 3; i >= 1; i--)
        {
            if (words[i].Text is "pour" && words[i + 1].Text is "mon" or "ma" or "mes" or "un" or "une" or "notre" && Uses.Contains(words[i + 2].Text) && IsTail(words, i + 3))
            {
                words.RemoveRange(i, words.Count - i);
                return;
            }
        }
    }

    /// <summary>Nothing but politeness comes after it.</summary>
    private static bool IsTail(List<Word> words, int from) => words.Skip(from).All(w => w.Text is "svp" or "stp" or "merci" or "s" or "il" or "te" or "vous" or "plait" or "d" or "avance");
}
