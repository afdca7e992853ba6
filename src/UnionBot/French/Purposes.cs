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

    /// <summary>Takes such a tail off a question, where words remain before it.</summary>
    public static void Drop(List<Word> words)
    {
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
