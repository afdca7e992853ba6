using System.Globalization;
using UnionBot.Messages;

namespace UnionBot.Live;

/// <summary>All that this room says.</summary>
internal static class LiveFrench
{
    public const string Summary = "Publier en direct un texte ou des photos";

    public const string TextOption = "Le texte ; sans lui, envoie-moi ensuite le texte ou les photos";

    public const string Publish = "Publier";

    public const string Cancel = "Annuler";

    public const string AskPost = "Envoie-moi maintenant le texte, la photo ou l'album à publier. Tu verras l'aperçu avant que ça parte. « annuler » arrête tout.";

    public const string Empty = "Il n'y a rien à publier là-dedans. Envoie un texte ou une photo.";

    public const string TextKept = "Ton texte est gardé. Envoie une autre photo, ou publie le texte seul :";

    public const string OthersKept = "Le reste est gardé. Envoie une autre photo, ou publie sans :";

    public const string NotFetched = "Je n'ai pas pu télécharger la photo. Renvoie-la.";

    public const string TooHeavy = "La photo pèse plus de 20 Mo. Réduis-la, puis renvoie-la.";

    public const string TooMany = "Dix photos au plus : les suivantes ne sont pas prises.";

    public const string Abandoned = "C'est annulé : rien n'a été publié.";

    public const string DraftGone = "Ce brouillon n'existe plus. Recommence avec /direct.";

    public const string DraftOld = "Ce brouillon a plus d'un jour : ce n'est plus du direct. Recommence avec /direct.";

    public const string AlreadyCancelled = "Ce brouillon a été annulé. Recommence avec /direct.";

    public const string OtherEvent = "Ce brouillon était pour un autre événement. Recommence avec /direct.";

    /// <summary>« Direct n° 12 »; without a number yet, « Direct n° … ».</summary>
    public static string Number(int? number) => $"Direct n° {number?.ToString(CultureInfo.InvariantCulture) ?? "…"}";

    /// <summary>Where it goes, above the preview.</summary>
    public static string PreviewFollows(string places) => $"Ça partira vers {places}. Voici exactement ce qui sera publié :";

    /// <summary>It went into the outbox.</summary>
    public static string Published(int number, string places) => $"Publié : {Number(number)}, vers {places}.";

    /// <summary>It had gone before.</summary>
    public static string AlreadyPublished(int number) => $"C'est déjà publié : {Number(number)}. Rien n'est fait deux fois.";

    /// <summary>Why photos don't go, each reason once.</summary>
    public static IEnumerable<string> Refused(IReadOnlyList<string> reasons) => reasons.Distinct(StringComparer.Ordinal);

    /// <summary>« 5 lieux (3 sur Telegram, 2 sur Discord) ».</summary>
    public static string Places(int telegram, int discord) => (telegram, discord) switch
    {
        (0, 0) => "aucun lieu : aucun n'est abonné pour l'instant",
        ( > 0, > 0) => string.Create(CultureInfo.InvariantCulture, $"{telegram + discord} lieux ({telegram} sur Telegram, {discord} sur Discord)"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{telegram + discord} lieu{(telegram + discord > 1 ? "x" : "")} sur {(telegram > 0 ? "Telegram" : "Discord")}"),
    };

    /// <summary>The post as members see it.</summary>
    /// <param name="number">Its number, or <see langword="null"/> in a preview.</param>
    public static BotMessage Compose(BotMessage message, int? number) =>
        message with { Blocks = [new Block.Paragraph([new Run(Number(number), RunStyle.Bold)]), .. message.Blocks] };
}
