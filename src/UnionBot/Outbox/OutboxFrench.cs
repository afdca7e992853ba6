using System.Diagnostics;
using System.Globalization;
using UnionBot.Messages;

namespace UnionBot.Outbox;

/// <summary>What the outbox itself says to admins.</summary>
internal static class OutboxFrench
{
    /// <summary>Why a delivery that a stopped bot left behind is in doubt.</summary>
    public const string StoppedMeanwhile = "Le robot a été arrêté pendant l'envoi : personne ne sait si le message est arrivé.";

    /// <summary>Why a delivery that changes a copy can't be done.</summary>
    public const string NoCopy = "Le message à changer n'est pas arrivé ici.";

    /// <summary>Why a delivery ends whose item was taken back before it went.</summary>
    public const string RetractedFirst = "Retiré avant d'être parti.";

    /// <summary>Why a waiting change ends that a newer one replaces.</summary>
    public const string Replaced = "Remplacé par un changement plus récent.";

    /// <summary>What stands where a message can't be deleted.</summary>
    public const string RetractedInPlace = "Message retiré par la délégation.";

    /// <summary>What stands where a part that a correction dropped can't be deleted.</summary>
    public const string PartDropped = "(Cette partie n'est plus valable.)";

    /// <summary>What stands where a note that a newer one replaces can't be deleted.</summary>
    public const string NoteReplaced = "(Corrigé encore une fois depuis : voir plus bas.)";

    /// <summary>Why a row was not sent.</summary>
    public const string TooLate = "Il était trop tard quand son tour est venu.";

    /// <summary>What was too late in some places when its turn came there.</summary>
    public static BotMessage MissedIn(ItemKind kind, int number, int places) => BotMessage.Plain(
        $"{Name(kind, number)} : manquée dans {Number(places)} {(places > 1 ? "lieux" : "lieu")}. Quand son tour y est venu, il était trop tard pour l'envoyer.") with
    {
        Rows = SendNow(number),
    };

    /// <summary>Why a row is given up that met an unknown exception.</summary>
    public static string Unknown(string exception) => $"Erreur inconnue du robot ({exception}) : regarde son journal.";

    /// <summary>« Annonce n° 12 », « Direct n° 12 ».</summary>
    public static string Name(ItemKind kind, int number) => kind switch
    {
        ItemKind.Announcement => $"Annonce n° {Number(number)}",
        ItemKind.Live => $"Direct n° {Number(number)}",
        _ => throw new UnreachableException(),
    };

    /// <summary>A subscribed place takes nothing more.</summary>
    public static BotMessage Suspended(Platform platform, ChannelRef channel, string reason) => BotMessage.Plain(
        $"Je ne peux plus rien envoyer dans un salon abonné ({platform}, salon n° {Number(channel.Id)}) : je le suspends.",
        $"Raison : {reason}",
        "Quand c'est réglé, écris /abonner dans ce salon (pour un canal Telegram : ici, en privé).");

    /// <summary>A subscribed topic is gone.</summary>
    public static BotMessage TopicGone(Platform platform, ChannelRef channel, string reason) => BotMessage.Plain(
        $"Je ne peux plus publier dans un sujet abonné ({platform}, salon n° {Number(channel.Id)}).",
        $"Raison : {reason}",
        "À partir de maintenant, je publie dans le groupe entier. Pour un autre sujet, écris /abonner dans ce sujet, et /desabonner dans le groupe.");

    /// <summary>Some deliveries of an item stay in doubt.</summary>
    public static BotMessage Uncertain(ItemKind kind, int number, string? reason) => BotMessage.Plain(
        $"{Name(kind, number)} : au moins un envoi est resté deux fois sans réponse. Je ne sais pas s'il est arrivé, et je ne le répète plus.",
        $"Raison : {reason ?? "inconnue"}",
        "Regarde dans les salons, puis dis-moi :") with
    {
        Rows = Decide(number),
    };

    /// <summary>The button under what came too late.</summary>
    public static IReadOnlyList<IReadOnlyList<Button>> SendNow(int number) => [[new Button.Press("Envoyer maintenant", $"bilan:m{Number(number)}")]];

    /// <summary>The two buttons under what is uncertain.</summary>
    public static IReadOnlyList<IReadOnlyList<Button>> Decide(int number) =>
        [[new Button.Press("C'est arrivé", $"bilan:a{Number(number)}"), new Button.Press("Renvoyer", $"bilan:r{Number(number)}")]];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
