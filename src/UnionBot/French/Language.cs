using System.Collections.Frozen;

namespace UnionBot.French;

/// <summary>Tells English from French by their function words.</summary>
internal static class Language
{
    private static readonly FrozenSet<string> English = WordLists.Set(
        """
        the is are was were what when where who why how which of to in at for with from by and or not this that these those there it its you your we our they their he she his her
        do does did can could will would should has have had about any some many much please be been tell me my i an on if all hello hi thanks thank time start starts place
        """);

    private static readonly FrozenSet<string> French = WordLists.Set(
        """
        le la les un une des du de et ou est sont que qui quoi quand comment pourquoi combien quel quelle quels quelles ce cette ces il elle ils elles nous vous je tu
        dans sur pour par avec sans pas plus au aux en se sa son ses leur leurs mon ma mes notre votre y ca cest ya ki koi pr ds
        """);

    /// <summary>Whether a text is English: at least two English function words, more than French ones, and no French accent.</summary>
    public static bool IsEnglish(string text)
    {
        var (english, french) = (0, 0);
        foreach (var c in text.Length > Words.MaxLetters ? text[..Words.MaxLetters] : text)
        {
            french += c is 'é' or 'è' or 'ê' or 'à' or 'ç' or 'ù' or 'û' or 'î' or 'ô' ? 1 : 0;
        }

        foreach (var word in Words.Split(text))
        {
            english += English.Contains(word.Text) ? 1 : 0;
            french += French.Contains(word.Text) || (word.Has(WordSigns.Elided) && word.Text.Length <= 2) ? 1 : 0;
        }

        return english >= 2 && english > french;
    }
}
