using System.Collections.Frozen;

namespace UnionBot.French;

/// <summary>Small words: those that mean nothing to a search, and those that mean little.</summary>
internal static class WordLists
{
    /// <summary>Articles, pronouns, prepositions, auxiliaries, politeness.</summary>
    public static FrozenSet<string> Stop { get; } = Set(
        """
        a au aux avec ce ces cet cette ci c d dans de des du donc elle elles en es est et etait etaient ete etre eu eux il ils j je l la le les leur leurs lui
        m ma mais me meme memes mes moi mon n ne ni nos notre nous on ont or par pas pour qu que qui s sa se sera seront serait seraient ses si soi son sont suis sur
        t ta te tes toi ton tu un une vos votre vous y ca cela ceci celui celle ceux celles ai as avait avaient avez avons aura auront aurait auraient aurais soient soit sois
        etes sommes fut furent ayant etant quel quels quelle quelles lequel laquelle lesquels lesquelles dont sous chez vers entre sans tres tout toute tous toutes
        plus moins aussi encore deja alors ainsi bien puis ici sinon car comme lors lorsque quelqu quelque quelques chaque autre autres tel telle tels telles
        svp stp merci bonjour bonsoir salut hello please coucou voila eh ah oh ben bah hein euh ok oui non si nan ouais pis
        jusqu puisqu puisque parce presqu lorsqu auquel auxquels desquels duquel o ou x b e f g h i k p q r u v w z
        vraiment exactement juste peu trop assez beaucoup vite surtout notamment environ
        """);

    /// <summary>Verbs and nouns that fit any question.</summary>
    public static FrozenSet<string> Weak { get; } = Set(
        """
        faire dire aller pouvoir devoir vouloir savoir avoir falloir faut fallait mettre donne donner donnez donner parle parler parlez explique expliquer expliquez
        chose choses truc trucs peut sujet propos concernant question information info infos renseignement montre montrer liste
        passe passer passent trouve trouver existe exister demande demander connaitre connais propre
        voir prendre venir rendre sorte sortes genre type fait voudrais aimerais aime besoin possible
        correspond correspondre correspondent signifie cle cles principal principaux principales important importants importante grand grande grands grandes exact exacte
        prevu prevue prevus prevues prevoit prevoir veut dire represente represent parl present entend cite citer quelqu personne quelqun gens monde cadre
        exister presente raconter resume resumer detail details precision precisions savoir
        """);

    /// <summary>What stands before a noun: articles, possessives, prepositions, « quel ».</summary>
    public static FrozenSet<string> BeforeNouns { get; } = Set(
        """
        le la l les du de des d un une au aux sur chez mes mon ma ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette ces quel quelle quels quelles en par pour avec sans contre entre
        """);

    /// <summary>The stems of folded words that stand in a list, separated by spaces or lines.</summary>
    public static FrozenSet<string> Stems(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Stem.Of).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The folded words of such a list.</summary>
    public static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
