using System.Diagnostics;
using System.Globalization;
using UnionBot.Outbox;

namespace UnionBot.Live;

/// <summary>What is said about changing what was published.</summary>
internal static class ChangesFrench
{
    public const string CorrectSummary = "Corriger une annonce ou un direct déjà publié, partout";

    public const string RetractSummary = "Retirer une annonce ou un direct déjà publié, partout";

    public const string PinSummary = "Épingler une annonce ou un direct, partout";

    public const string SummarySummary = "Ce qu'est devenu un envoi : arrivé, refusé, incertain";

    public const string SilenceSummary = "Tout arrêter, tout de suite : plus rien ne part";

    public const string ResumeSummary = "Reprendre les envois après /silence";

    public const string NumberOption = "Le numéro de l'annonce ou du direct";

    public const string TextOption = "Le texte juste, en entier";

    public const string Everywhere = "Corriger partout";

    public const string RetractEverywhere = "Retirer partout";

    public const string Cancel = "Annuler";

    public const string Cancelled = "C'est annulé : rien n'a changé.";

    public const string DraftGone = "Cette correction n'existe plus. Recommence avec /corriger.";

    public const string NotYours = "Tu ne peux changer que ce que tu as publié toi-même. Demande à un admin.";

    public const string NothingPublished = "Rien n'a encore été publié pour cet événement.";

    public const string SilenceOn =
        "Silence : plus rien ne part, ni annonce, ni direct, ni réponse aux membres. Ce qui était déjà en route il y a une seconde peut encore arriver.\n" +
        "Tes propres commandes marchent toujours, et aussi /corriger et /retirer. Pour reprendre : /reprendre";

    public const string SilenceStands = "Le silence est déjà en place. Pour reprendre : /reprendre";

    public const string NotSilent = "Il n'y a pas de silence en ce moment : tout part normalement.";

    public const string NothingToDecide = "Il n'y a plus rien à décider là : c'est déjà fait.";

    /// <summary>How a command about a number is typed.</summary>
    public static string WhichNumber(string command, string? latest) =>
        $"De quel numéro parles-tu ? Par exemple : /{command} 12{(latest is null ? "" : $"\nLe plus récent : {latest}.")}";

    /// <summary>No item has this number.</summary>
    public static string NoSuchNumber(int number) => $"Je n'ai rien publié sous le n° {Number(number)}. La liste : /bilan";

    /// <summary>It was taken away before.</summary>
    public static string AlreadyRetracted(ItemHead item) => $"{Name(item)} a été retiré : il n'y a plus rien à corriger ni à épingler.";

    /// <summary>The text of a correction is wanted.</summary>
    public static string AskText(ItemHead item) => $"Envoie-moi maintenant le texte juste de « {Name(item)} », en entier. « annuler » arrête tout.";

    /// <summary>Above the preview of a correction.</summary>
    public static string PreviewFollows() => "Toutes les copies, sur Telegram et Discord, diront exactement ceci :";

    /// <summary>« Correction de l'annonce n° 12 ».</summary>
    public static string CorrectionOf(ItemHead item) => item.Kind switch
    {
        ItemKind.Announcement => $"Correction de l'annonce n° {Number(item.Number)}",
        ItemKind.Live => $"Correction du direct n° {Number(item.Number)}",
        _ => throw new UnreachableException(),
    };

    /// <summary>Above the preview of the note.</summary>
    public static string NoteFollows(int places) => places == 1
        ? "Dans un lieu, c'est là depuis plus d'une heure : j'y réponds aussi au message, pour que ça se voie :"
        : $"Dans {Number(places)} lieux, c'est là depuis plus d'une heure : j'y réponds aussi au message, pour que ça se voie :";

    /// <summary>Asks before everything is taken away.</summary>
    public static string ConfirmRetract(ItemHead item) =>
        $"{Name(item)} sera supprimé de tous les salons, sur Telegram et Discord. Là où ce n'est plus possible (Telegram, après 48 heures), le texte sera remplacé par « {OutboxFrench.RetractedInPlace} ».";

    /// <summary>A change is under way.</summary>
    public static string UnderWay(string what, ItemHead item) => $"{what} de « {Name(item)} » : c'est parti. Je te dis au fur et à mesure où c'est fait, et sinon pourquoi.";

    /// <summary>Sending goes on.</summary>
    public static string Resumed(long held) => held switch
    {
        0 => "C'est reparti. Rien n'attendait.",
        1 => "C'est reparti. Un envoi attendait : il part, sauf s'il est trop tard pour lui.",
        _ => $"C'est reparti. {held.ToString(CultureInfo.InvariantCulture)} envois attendaient : ils partent, sauf ceux pour qui il est trop tard.",
    };

    /// <summary>A person decided about what was uncertain.</summary>
    public static string Decided(char decision, int count, ItemHead item) => decision switch
    {
        'a' => $"{Name(item)} : noté, {Sendings(count)} arrivé{(count > 1 ? "s" : "")}.",
        'r' => $"{Name(item)} : je renvoie {Sendings(count)}, avec la marque « {ResendMark.Mark} ».",
        _ => $"{Name(item)} : j'envoie maintenant {Sendings(count)}, même en retard.",
    };

    /// <summary>« Annonce n° 12 ».</summary>
    public static string Name(ItemHead item) => OutboxFrench.Name(item.Kind, item.Number);

    /// <summary>« corrigé à 10 h 12 », behind the number.</summary>
    public static string CorrectedAt(TimeOnly at) => string.Create(CultureInfo.InvariantCulture, $" — corrigé à {at.Hour} h {at.Minute:00}");

    private static string Sendings(int count) => count == 1 ? "un envoi" : $"{Number(count)} envois";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
