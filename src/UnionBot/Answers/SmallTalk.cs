using System.Collections.Frozen;
using UnionBot.French;

namespace UnionBot.Answers;

/// <summary>Recognises what is said to the bot itself: greetings, thanks, temper, « t'es une IA ? ». Language-level; a pack adds its own.</summary>
internal static class SmallTalk
{
    private const string Sayings =
        """
        bonjour; bonsoir; salut; coucou; hello; hey; yo; re; bonne journee; bonne soiree; bonne nuit; au revoir; a plus; a bientot; ciao; bye; bienvenue
        ca va; comment ca va; comment vas tu; comment allez vous; tu vas bien; vous allez bien; la forme; quoi de beau; bonjour ca va; salut ca va; ca roule
        merci; merci beaucoup; merci bien; super merci; ok merci; parfait; super; genial; top; cool; ok; d accord; bien; tres bien; bravo; nickel; impeccable; bien joue
        t nul; t naze; t con; t debile; t bete; tu es nul; tu es bete; t es bete; t es naze; t es nul; es nul; nul; c est nul; tu sers a rien; tu ne sers a rien; idiot; imbecile; con; t es con; tu comprends rien; tu ne comprends rien; n importe quoi; ta gueule; tais toi; debile; stupide
        qui es tu; tu es qui; t es qui; qui etes vous; tu t appelles comment; comment tu t appelles; c est quoi ton nom; quel est ton nom; quel age as tu; tu as quel age
        tu es un robot; t es un robot; es tu un robot; tu es une ia; t es une ia; t une ia; t un robot; t un bot; t une machine; t qui; es tu une ia; tu es humain; t es humain; es tu humain; tu es une vraie personne; t es une vraie personne; es tu une vraie personne
        tu es une machine; c est une ia; c est un robot; c est un bot; tu es un bot; t es un bot; es tu chatgpt; tu es chatgpt; y a quelqu un; il y a quelqu un; je parle a un humain; je parle a qui; a qui je parle
        qui t a cree; qui t a fait; qui t a programme; comment tu marches; comment ca marche; comment tu fonctionnes; comment fonctionne ce bot; comment fonctionnes tu
        que sais tu faire; tu sais faire quoi; qu est ce que tu sais faire; que peux tu faire; tu peux faire quoi; qu est ce que tu peux faire; a quoi tu sers; tu sers a quoi; aide; aide moi; help; menu; commandes; que puis je te demander; qu est ce que je peux te demander; quelles questions je peux poser
        tu notes qui je suis; tu gardes mes messages; tu enregistres mes messages; mes donnees; tu gardes quoi sur moi; c est anonyme; est ce anonyme; es tu anonyme; qui voit mes messages; qui lit mes messages; est ce que mes questions sont anonymes; t es une ia tu notes qui je suis
        quelle heure est il; il est quelle heure; quel jour on est; quel jour sommes nous; on est quel jour; quelle date sommes nous
        raconte moi une blague; raconte une blague; une blague; tu connais une blague; fais moi rire; chante; chante moi une chanson; je t aime; tu m aimes; tu es marie; tu dors; tu manges quoi; quel est ton plat prefere; tu es de quel bord
        test; essai; allo; ping; ?; lol; mdr; haha
        """;

    private static readonly string[] Beginnings =
    [
        "ecris moi un", "ecris un", "ecris moi une", "ecris une", "redige", "compose", "traduis", "traduire", "ignore tes", "ignore les", "ignore toutes", "oublie tes", "oublie toutes",
        "repete apres", "joue le role", "fais comme si", "imagine que tu", "donne moi ton prompt", "affiche ton prompt", "quel est ton prompt", "montre moi ton prompt", "raconte moi une histoire",
    ];

    private static readonly FrozenSet<string> Known = Sayings
        .Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(s => string.Join(' ', Words.Split(s).Select(w => w.Text))).Where(s => s.Length > 0).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>« yo mon frère, ça va ou quoi »: a saying between greetings and forms of address.</summary>
    private static bool IsDressed(List<Word> words)
    {
        var (from, to) = (0, words.Count);
        while (to - from > 1 && IsDress(words[from].Text))
        {
            from++;
            if (Known.Contains(string.Join(' ', words.GetRange(from, to - from).Select(w => w.Text))))
            {
                return true;
            }
        }

        // « merci mon pote »: what comes after a saying only dresses it.
        for (to = words.Count - 1; to >= 1 && IsDress(words[to].Text); to--)
        {
            if (Known.Contains(string.Join(' ', words.GetRange(0, to).Select(w => w.Text))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDress(string word) => Fillers.Has(word, Stem.Of(word)) || word is "mon" or "ma" or "mes" or "l" or "les" or "yo" or "alors" or "ou" or "pas" or "non";

    /// <summary>Whether all of a message is small talk.</summary>
    public static bool Is(List<Word> words)
    {
        var said = string.Join(' ', words.Select(w => w.Text));
        if (words.Count > 1 && words[0].Text is "repete" or "recopie" or "copie" or "affiche" or "montre" or "cite" or "revele" or "resume" or "donne" or "ecris" && words.Exists(w => w.Text is "prompt" or "instructions" or "instruction" or "consignes" or "systeme" or "conversation" or "chat"))
        {
            return true;
        }

        if (Known.Contains(said) || Array.Exists(Beginnings, b => said.StartsWith(b, StringComparison.Ordinal)))
        {
            return true;
        }

        if (IsDressed(words))
        {
            return true;
        }

        // A greeting before it changes nothing: « bonjour, tu es un robot ? ».
        var greeting = words.Count > 1 && words[0].Text is "bonjour" or "salut" or "bonsoir" or "coucou" or "hello" or "slt" or "et" or "mais" or "ok" or "merci" or "stp" or "svp";
        return greeting && Known.Contains(string.Join(' ', words.Skip(1).Select(w => w.Text)));
    }
}
