namespace UnionBot.French;

/// <summary>Turns a text into tokens.</summary>
internal static class Analysis
{
    private const double QuestionWeight = 0.42;
    private const double LightQuestionWeight = 0.279;
    private const double WeakWeight = 0.33;

    /// <summary>The tokens of a text that is written with care (a title, a quote, an author's phrasing).</summary>
    public static List<Token> OfText(string text) => Of(Words.SplitAll(text));

    /// <summary>The words of a way to ask that an author wrote down, who may write « cb » as members do.</summary>
    public static List<Word> OfAsk(string text) => Usual(Words.SplitAll(text), _ => true);

    /// <summary>The tokens of what a member typed.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="isKnown">Whether the searched text uses a folded word itself: then it is not read as a fast spelling.</param>
    public static List<Token> OfQuestion(string text, Predicate<string> isKnown) => Of(Usual(Words.Split(text), isKnown));

    /// <summary>The tokens of words.</summary>
    public static List<Token> Of(List<Word> words)
    {
        var tokens = new List<Token>(words.Count);
        var i = 0;
        while (i < words.Count)
        {
            var word = words[i];
            if (Numbers.TryRead(words, i, out var number))
            {
                tokens.Add(new Token(number.Sign, number.Sign, number.Kind, 1, number.Value, i, word.Signs));
                i += number.Words;
            }
            else if (QuestionWords.TryRead(words, i, out var question))
            {
                if (question.Sign is { } sign)
                {
                    var weight = sign is "?quoi" or "?comment" ? LightQuestionWeight : QuestionWeight;
                    tokens.Add(new Token(sign, sign, TokenKind.Question, weight, 0, i, word.Signs));
                }

                i += question.Words;
            }
            else
            {
                AddWord(tokens, words, ref i);
            }
        }

        return tokens;
    }

    /// <summary>Words with fast spellings replaced by usual ones.</summary>
    public static List<Word> Usual(List<Word> words, Predicate<string> isKnown)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (SpokenFrench.Usual(words[i].Text) is { } usual && !words[i].Has(WordSigns.Elided | WordSigns.Acronym) && (SpokenFrench.Asks(usual) || !isKnown(words[i].Text)))
            {
                var first = words[i];
                words.RemoveAt(i);
                for (var n = 0; n < usual.Length && words.Count < Words.MaxWords + 8; n++)
                {
                    var accented = usual[n] is "où";
                    var signs = (n == 0 ? first.Signs : WordSigns.Space) | (accented ? WordSigns.AccentedU : WordSigns.None);
                    words.Insert(i + n, new Word(accented ? "ou" : usual[n], signs));
                }

                i += usual.Length - 1;
            }
        }

        Idioms.Replace(words);
        return words;
    }

    private static void AddWord(List<Token> tokens, List<Word> words, ref int i)
    {
        var word = words[i];
        if (word.Text is "aujourd" && i + 1 < words.Count)
        {
            tokens.Add(new Token("aujourdhui", "aujourdhui", TokenKind.Word, 1, 0, i, word.Signs));
            i += 2;
            return;
        }

        if (word.Text is "apres" && i + 1 < words.Count && words[i + 1].Text is "midi")
        {
            tokens.Add(new Token("apresmidi", "apresmidi", TokenKind.Word, 1, 0, i, word.Signs));
            i += 2;
            return;
        }

        if (word.Text is "lieu" && i > 0 && words[i - 1].Text is "a" or "ont" or "aura" or "auront" or "avait" or "avoir" or "eu" or "aurait" or "auraient" or "ait")
        {
            // « avoir lieu » is no place.
            i++;
            return;
        }

        i++;
        var acronym = word.Has(WordSigns.Acronym) && word.Text.Length > 1;
        if (word.Text.Length < 2 || word.Has(WordSigns.Elided) && word.Text.Length <= 2 || (!acronym && WordLists.Stop.Contains(word.Text)))
        {
            return;
        }

        var stem = Stem.Of(word.Text);
        var weak = !word.Has(WordSigns.Capital) && (WordLists.Weak.Contains(word.Text) || WordLists.Weak.Contains(stem));
        tokens.Add(new Token(word.Text, stem, weak ? TokenKind.Weak : TokenKind.Word, weak ? WeakWeight : 1, 0, i - 1, word.Signs));
    }
}
