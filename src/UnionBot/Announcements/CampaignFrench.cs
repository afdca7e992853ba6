using UnionBot.Messages;

namespace UnionBot.Announcements;

/// <summary>What <c>/campagne</c> says, and the labels of its buttons.</summary>
internal static class CampaignFrench
{
    public const string Summary = "Te proposer une série d'annonces pour l'événement, à planifier d'un coup";

    public const string How = "Touche un numéro pour lire une annonce, la changer ou l'écarter. Rien n'est planifié avant ton accord.";

    public const string Follows = "Elles sont accrochées au programme : s'il change, elles suivent.";

    public const string Resumed = "Tu avais commencé cette série ; la voici comme tu l'as laissée.";

    public const string Complete = "La campagne est déjà planifiée, je n'ai rien à y ajouter. /planning la montre.";

    public const string Over = "Il est trop tard pour une campagne : tout ce que je proposerais est passé. /annoncer planifie une annonce à l'heure que tu veux.";

    public const string ToWrite = " — à compléter, sinon elle ne sera pas planifiée";

    public const string Aside = " — écartée";

    public const string Late = " — son heure est passée";

    public const string Unwritten = " : il manque son texte (/campagne te la reproposera)";

    public const string TooLate = " : son heure est passée";

    public const string Doubled = " : un·e autre admin l'a planifiée entre-temps";

    public const string ToWriteHere = "✏ Il manque ton texte : elle ne sera pas planifiée comme ça. Touche « Le texte » et écris-la.";

    public const string AsideHere = "Écartée : elle ne sera pas planifiée.";

    public const string NothingReady = "Il n'y a rien à planifier : tout est écarté, à compléter ou passé.";

    public const string Gone = "Cette série n'existe plus. Recommence avec /campagne.";

    public const string OtherEvent = "Cette série était pour un autre événement. Recommence avec /campagne.";

    public const string Already = "C'est déjà planifié ; rien n'est fait deux fois. /planning montre le plan.";

    public const string AlreadyDropped = "Cette série a été abandonnée. Recommence avec /campagne.";

    public const string Dropped = "C'est abandonné : rien n'est planifié.";

    public const string Drop = "Tout abandonner";

    public const string Again = "Recommencer à neuf";

    public const string PutAside = "Écarter";

    public const string Take = "Reprendre";

    public const string Back = "Toute la série";

    public const string SeePlan = "Voir le plan";

    private const string Prefix = "campagne:";

    /// <summary>Says what is proposed.</summary>
    public static string Intro(string title, int count) => $"Une campagne pour « {title} » : {PlanningFrench.Count(count)}";

    /// <summary>Says what is left out.</summary>
    public static string? LeftOut(int past, int covered) => (past, covered) switch
    {
        (0, 0) => null,
        (_, 0) => $"Je laisse de côté ce qui est passé ({PlanningFrench.Number(past)}).",
        (0, _) => $"Je laisse de côté ce qui est déjà planifié ({PlanningFrench.Number(covered)}).",
        _ => $"Je laisse de côté ce qui est passé ({PlanningFrench.Number(past)}) ou déjà planifié ({PlanningFrench.Number(covered)}).",
    };

    /// <summary>« Planifier les 5 ».</summary>
    public static string PlanAll(int ready) => ready == 1 ? "Planifier celle-là" : $"Planifier les {PlanningFrench.Number(ready)}";

    /// <summary>It is planned.</summary>
    public static string Planned(int count) => $"C'est planifié : {PlanningFrench.Count(count)}. Chacune recevra son numéro à l'envoi.";

    /// <summary>What was not planned, and why.</summary>
    public static string NotPlanned(string title, string why) => $"« {title} » n'est pas planifiée{why}.";

    /// <summary>A button on the whole.</summary>
    public static Button.Press Act(string label, char act, long campaign) => new(label, $"{Prefix}{act}{PlanningFrench.Number(campaign)}");

    /// <summary>A button on one of it.</summary>
    public static Button.Press Act(string label, char act, long campaign, int position) =>
        new(label, $"{Prefix}{act}{PlanningFrench.Number(campaign)}.{PlanningFrench.Number(position)}");
}
