using UnionBot.Messages;

namespace UnionBot.Announcements;

/// <summary>What is said while an announcement of the plan is changed or copied.</summary>
internal static class PlanEditFrench
{
    public const string AskText = "Envoie-moi le nouveau texte, en entier, mis en forme comme tu veux. « annuler » arrête tout.";

    public const string NoText = "Il n'y a pas de texte là-dedans. Envoie-moi le nouveau texte.";

    public const string NoPhoto = "Je ne change pas la photo ici : envoie le texte, sans photo.";

    public const string AskWhen = "Pour quand ?";

    public const string AskWhenOfCopy = "Pour quand, la copie ?";

    public const string TextKept = "Ton texte est gardé : envoie seulement la date.";

    public const string SameText = "Ce texte ira sur toutes les plateformes, à la place de ceux que chacune avait.";

    public const string Kept = "C'est enregistré.";

    public const string CopyKept = "C'est planifié : c'est une annonce de plus, qui recevra son propre numéro.";

    public const string AlreadyKept = "C'est déjà enregistré ; rien n'est fait deux fois.";

    public const string Dropped = "C'est abandonné : l'annonce reste comme elle était.";

    public const string AlreadyDropped = "Cette modification a été abandonnée. Recommence avec /planning.";

    public const string Gone = "Cette modification n'existe plus. Recommence avec /planning.";

    public const string OtherEvent = "C'était pour un autre événement. Recommence avec /planning.";

    public const string ChangedMeanwhile = "Elle a changé entre-temps (un·e autre admin, ou le fichier). Ta version est gardée ; regarde encore une fois avant d'enregistrer.";

    public const string CancelledMeanwhile = "Elle a été annulée entre-temps, rien n'est enregistré. Ce que tu as écrit est gardé : en faire une nouvelle annonce ?";

    public const string MissedMeanwhile = "Son heure est passée entre-temps, rien n'est enregistré. Ce que tu as écrit est gardé : en faire une nouvelle annonce ?";

    public const string NotAhead = "Elle n'est plus à venir : elle ne se change plus ici. Tu peux la dupliquer.";

    public const string Keep = "Enregistrer";

    public const string KeepCopy = "Planifier la copie";

    public const string Drop = "Abandonner";

    public const string AsNew = "En faire une nouvelle";

    /// <summary>It went out while it was being changed.</summary>
    public static string SentMeanwhile(int? number) =>
        $"Elle est partie entre-temps : annonce n° {PlanningFrench.Number(number ?? 0)}, rien n'est enregistré. Pour la changer, il y a /corriger {PlanningFrench.Number(number ?? 0)}. " +
        "Ce que tu as écrit est gardé : en faire une nouvelle annonce ?";

    /// <summary>When it was due before.</summary>
    public static string InsteadOf(string moment) => $"Au lieu de : {moment}.";

    /// <summary>A button of a change.</summary>
    public static Button.Press Act(string label, char act, long draft) => new(label, $"{PlanningFrench.Prefix}e{act}{PlanningFrench.Number(draft)}");
}
