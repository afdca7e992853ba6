using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>Finds the noun that a question asks for: « quel <em>salaire</em> », « qui est le <em>maire</em> », « combien de <em>plans</em> ».</summary>
internal static class FocusReader
{
    /// <summary>The index of the token, or −1.</summary>
    public static int Find(Query query)
    {
        var words = query.Words;
        var quel = words.FindIndex(w => w.Text is "quel" or "quelle" or "quels" or "quelles");
        for (var i = Math.Max(0, quel); i < words.Count; i++) // « le prix de X, quel est-il » asks with « quel », wherever that stands.
        {
            var from = words[i].Text switch
            {
                "quel" or "quelle" or "quels" or "quelles" => SkipToBe(words, i + 1),
                "donne" or "donnez" or "donner" or "redonne" or "rappelle" or "rappelez" or "connaitre" when AfterMe(words, i + 1) is var noun && noun + 1 < words.Count && IsArticle(words[noun].Text) => noun + 1,
                "combien" when Counted(words, i + 1) is > 0 and var counted => counted,
                "qui" when i + 2 < words.Count && words[i + 1].Text is "est" or "sont" or "etait" && IsArticle(words[i + 2].Text) => i + 3,
                "est" or "c" or "sont" when i + 1 < words.Count && i > 0 && words[i - 1].Text is "quoi" or "ou" && IsArticle(words[i + 1].Text) => i + 2,
                "quoi" when i + 1 < words.Count && IsArticle(words[i + 1].Text) => i + 2,
                _ when i == 0 && words.Count >= 4 && IsArticle(words[0].Text) && words[2].Text is "de" or "d" or "du" or "des" => 1, // « le salaire de X »
                _ => -1,
            };
            if (from >= 0)
            {
                return TokenAt(query, from);
            }
        }

        return -1;
    }

    /// <summary>« combien de plans », « combien il y a de plans »: where the noun begins, or 0.</summary>
    private static int Counted(List<Word> words, int i)
    {
        while (i < words.Count && words[i].Text is "il" or "y" or "a" or "t" or "avait" or "aura" or "on" or "ont" or "avons" or "etait" or "est" or "sera" or "ca" or "fait")
        {
            i++;
        }

        return i < words.Count && words[i].Text is "de" or "d" ? i + 1 : 0;
    }

    private static int AfterMe(List<Word> words, int i) => i < words.Count && words[i].Text is "moi" or "nous" ? i + 1 : i;

    private static int SkipToBe(List<Word> words, int i)
    {
        if (i < words.Count && words[i].Text is "est" or "sont" or "etait" or "etaient" or "sera" or "seront")
        {
            i++;
            if (i < words.Count && IsArticle(words[i].Text))
            {
                i++;
            }
        }

        return i;
    }

    private static int TokenAt(Query query, int word)
    {
        // An adjective or number may stand between: « quelle est la première mesure ».
        for (var w = word; w < Math.Min(word + 3, query.Words.Count); w++)
        {
            var at = query.Tokens.FindIndex(t => t.Token.Word == w);
            if (at >= 0 && query.Tokens[at].Token.Kind == TokenKind.Word && !(IsBare(query.Words[w].Text) && query.Tokens.Exists(t => t.Token.Word == w + 1)))
            {
                return at;
            }

            if (at < 0 && !IsArticle(query.Words[w].Text))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>« les différentes mesures »: says nothing of what is asked for.</summary>
    private static bool IsBare(string word) => word is "different" or "differents" or "differente" or "differentes" or "divers" or "diverses" or "autres" or "nouvelle" or "nouvelles" or "nouveaux" or "vrai" or "vraie" or "fameux" or "fameuse" or "fameuses";

    private static bool IsArticle(string word) => word is "le" or "la" or "l" or "les" or "un" or "une" or "des" or "d" or "du" or "ton" or "son" or "sa" or "ses" or "votre" or "vos" or "notre" or "nos";
}
