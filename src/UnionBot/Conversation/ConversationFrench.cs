using System.Globalization;
using UnionBot.Messages;
using UnionBot.People;

namespace UnionBot.Conversation;

/// <summary>What this room says, in French.</summary>
internal static class ConversationFrench
{
    public const string NotAllowed = "Cette commande est réservée à l'équipe. Si tu en fais partie, demande un code à un·e admin et envoie-le-moi ici, en privé.";

    public const string OnlyInPrivate = "Cette commande se fait en privé : écris-moi directement.";

    public const string Failed = "Désolé, quelque chose n'a pas marché de mon côté. Rien n'est perdu : essaie encore dans un instant.";

    public const string ButtonTooOld = "Ce bouton n'est plus valable. Repose ta question, ou tape /aide.";

    public const string Late = "Désolé, j'ai lu ton message en retard. Voici ma réponse :";

    public const string EditedQuestion = "J'ai vu que tu as modifié ton message, mais je ne relis pas les modifications. Renvoie ta question dans un nouveau message.";

    public const string Stopped = "C'est noté : je ne t'enverrai rien de moi-même dans cette conversation. Je n'ai rien gardé de tes questions. Tu peux m'écrire quand tu veux.";

    public const string StoppedWithRights = "C'est noté : cette conversation ne reçoit plus les annonces. Ton rôle dans l'équipe reste : pour le rendre, demande à un·e admin de faire /revoquer.";

    public const string CodeRefused = "Je ne reconnais pas ce code : il est faux, déjà utilisé ou trop vieux. Demande-en un nouveau à un·e admin.";

    public const string CodeTooOften = "Trop d'essais avec des codes faux. Réessaie dans dix minutes : un code juste reste valable.";

    public const string InviteUsage = "Pour qui est le code ? Écris « /inviter admin » ou « /inviter delegue ».";

    public const string NobodyToRevoke = "Personne n'a de droit en ce moment.";

    public const string LastAdmin = "C'est le dernier droit d'admin : je ne peux pas le retirer. Invite d'abord quelqu'un avec « /inviter admin ».";

    public const string RevokeWhich = "Quel droit veux-tu retirer ? Je ne garde pas de noms : seulement un numéro, la plateforme et la date.";

    public const string NotHeld = "Ce droit est déjà retiré.";

    public const string Cancelled = "D'accord, rien n'est changé.";

    public const string SubscribedNow = "C'est fait : ce salon recevra les annonces et le direct. Pour arrêter : /desabonner.";

    public const string SubscribedAlready = "Ce salon est déjà abonné. Pour arrêter : /desabonner.";

    public const string UnsubscribedNow = "C'est fait : ce salon ne reçoit plus rien. Pour reprendre : /abonner.";

    public const string NotSubscribed = "Ce salon n'est pas abonné. Pour l'abonner : /abonner.";

    public const string SubscribeWhere = "Écris « /abonner » dans le salon ou le groupe lui-même, là où je suis. Pour un canal Telegram, ajoute-moi d'abord comme administrateur du canal : je te poserai la question ici.";

    public const string SubscribeWhich = "Quel canal veux-tu abonner ?";

    public const string UnsubscribeWhich = "Quel canal veux-tu désabonner ?";

    public const string NothingToUnsubscribe = "Je ne vois aucun canal abonné que tu administres. Pour un groupe ou un salon, écris « /desabonner » là-bas.";

    public const string NotYourChannel = "Tu n'administres pas (ou plus) ce canal, ou je n'y suis plus : rien n'est changé.";

    public const string PhotoOutsideDialogue = "Je ne sais pas lire les photos. Si tu veux publier en direct pour la délégation, commence par /direct.";

    /// <summary>The notice at a first private contact.</summary>
    public static IEnumerable<string> Notice(string union, string contact)
    {
        var who = union.Length > 0 ? union : "Le syndicat qui m'a mis en service";
        var reach = contact.Length > 0 ? $" Contact : {contact}." : " Contact : non renseigné.";
        yield return $"{who} répond de ce bot.{reach} Je suis un automate : je cite un document approuvé, je n'invente rien.";
        yield return "Je ne garde ni ton nom, ni tes questions. La plateforme, elle, voit nos messages. Écris STOP quand tu veux.";
    }

    /// <summary>How to begin.</summary>
    public static string Welcome(string title) => $"Bonjour ! Pose-moi ta question sur « {title} », avec tes mots. Ou essaie /programme, /mesures, /aide.";

    /// <summary>The answer to what the bot does not take in.</summary>
    public static string Unsupported(UnsupportedKind kind) => kind switch
    {
        UnsupportedKind.Voice => "Je n'écoute pas les messages vocaux. Écris-moi ta question, même en quelques mots.",
        UnsupportedKind.Sticker => "Joli ! Mais je ne comprends que les mots : écris-moi ta question.",
        UnsupportedKind.Video => "Je ne regarde pas les vidéos. Écris-moi ta question en quelques mots.",
        UnsupportedKind.Document => "Je ne lis pas les fichiers. Écris-moi ta question en quelques mots.",
        UnsupportedKind.Location => "Je n'ai pas besoin de savoir où tu es, et je ne le garde pas. Écris-moi ta question en quelques mots.",
        UnsupportedKind.Contact => "Je ne prends pas les contacts, et je ne garde rien de celui-ci. Écris-moi ta question en quelques mots.",
        UnsupportedKind.Poll => "Je ne réponds pas aux sondages. Écris-moi ta question en quelques mots.",
        _ => "Je ne comprends que les mots. Écris-moi ta question.",
    };

    /// <summary>The answer to what the bot does not take in while it waits for something else.</summary>
    public static string UnsupportedInDialogue(UnsupportedKind kind) => kind == UnsupportedKind.Document
        ? "Je ne prends pas les fichiers. Si c'est une image, envoie-la comme photo (JPEG ou PNG). Tu peux continuer ; « annuler » arrête tout."
        : "Ça, je ne le prends pas ici. Tu peux continuer par écrit ; « annuler » arrête tout.";

    /// <summary>The answer to a command nobody knows.</summary>
    public static string UnknownCommand(string? nearest) => nearest is null
        ? "Je ne connais pas cette commande. Tape /aide pour voir ce que je sais faire, ou pose ta question avec tes mots."
        : $"Je ne connais pas cette commande. Tu veux dire /{nearest} ? Sinon, tape /aide.";

    /// <summary>A right by its name.</summary>
    public static string RoleName(Role role) => role switch
    {
        Role.Admin => "admin",
        _ => "délégué·e",
    };

    /// <summary>The answer to a code that was good.</summary>
    public static string Welcome(Role role) => role switch
    {
        Role.Admin => "Te voilà admin. Tu peux planifier des annonces (/campagne en propose une série, /annoncer en planifie une, /planning les montre), inviter l'équipe (/inviter), abonner un salon (/abonner, dans le salon) et retirer un droit (/revoquer).",
        _ => "Te voilà délégué·e. Pour publier en direct dans tous les salons abonnés : /direct, puis ton texte ou ta photo.",
    };

    /// <summary>The answer that holds an invitation's code.</summary>
    public static IEnumerable<string> Invitation(Role role, string code)
    {
        yield return $"Code pour un droit {RoleName(role)}, à usage unique, valable 48 heures :";
        yield return code;
        yield return "Transmets-le à la personne, de vive voix ou par un canal sûr. Elle me l'envoie en privé, sur Telegram ou sur Discord.";
    }

    /// <summary>A right holder without a name.</summary>
    public static string Holder(RightHolder holder) =>
        $"{RoleName(holder.Role)} n° {holder.Person.Id} · {holder.Platform} · depuis le {holder.Since.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture)}";

    /// <summary>Asks whether to take a right away.</summary>
    public static string ConfirmRevoke(Role role, long number) => $"Retirer le droit {RoleName(role)} n° {number}, tout de suite, sur sa plateforme ?";

    /// <summary>A right was taken away.</summary>
    public static string Revoked(Role role, long number) => $"C'est fait : le droit {RoleName(role)} n° {number} est retiré, dès maintenant.";

    /// <summary>The question to an admin who just added the bot to a place.</summary>
    public static string AddedTo(string? title) => title is null
        ? "Tu viens de m'ajouter à un salon. Est-ce que je l'abonne aux annonces et au direct ?"
        : $"Tu viens de m'ajouter à « {title} ». Est-ce que je l'abonne aux annonces et au direct ?";

    /// <summary>A place was subscribed from private.</summary>
    public static string SubscribedInGroups(IReadOnlyList<string> groups) =>
        $"C'est fait : ce salon recevra les annonces et le direct, avec ce qui n'est que pour {string.Join(", ", groups.Select(g => $"« {g} »"))}. Pour arrêter : /desabonner.";

    public static string NoGroup(string word) =>
        $"« {word} » ne peut pas être un nom de groupe : des minuscules sans accent, des chiffres et des tirets, 30 signes au plus (par exemple bureau). Rien n'est changé.";

    public static string SubscribedPlace(string? title) => $"C'est fait : {Place(title)} recevra les annonces et le direct.";

    /// <summary>A place was unsubscribed from private.</summary>
    public static string UnsubscribedPlace(string? title) => $"C'est fait : {Place(title)} ne reçoit plus rien.";

    private static string Place(string? title) => title is null ? "le canal" : $"« {title} »";
}
