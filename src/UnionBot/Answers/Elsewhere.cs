using System.Collections.Frozen;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>Words of other worlds: sport, cooking, the stars, the stock exchange. A question with one that the pack does not use is not about the pack.</summary>
internal static class Elsewhere
{
    private const string Words =
        """
        foot football footballeur rugby tennis basket handball cyclisme olympique olympiques ligue championnat match tournoi mondial coupe psg
        recette pizza gateau tarte crepe crepes sauce cuisiner cuisson ingredient
        bitcoin crypto ethereum bourse cac lotto loto horoscope astrologie zodiaque
        poeme poesie blague chanson chanteur chanteuse acteur actrice film serie netflix cinema
        lune galaxie dinosaure capitale traduire traduction
        presidentielle legislatives municipales referendum bardella macron melenchon lepen trump poutine
        iphone android playstation console minecraft python javascript algorithme equation
        """;

    private static readonly FrozenSet<string> Stems = Words
        .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Stem.Of).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a question names what no document of an assembly is about, in a word that the pack does not have.</summary>
    public static bool Names(Query query, Lexicon known) =>
        query.Tokens.Exists(t => t.Token.Kind is TokenKind.Word or TokenKind.Weak && !known.Knows(t.Token.Surface) && Stems.Contains(t.Token.Term));
}
