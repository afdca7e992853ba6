using System.Globalization;
using UnionBot.Health;
using UnionBot.Messages;
using UnionBot.Outbox;

namespace UnionBot.Announcements;

/// <summary>What <c>/verifier</c> and <c>/etat</c> say; each finding says how to mend it.</summary>
internal static class CheckFrench
{
    public const string CheckSummary = "Vérifier que tout peut partir : salons, droits, jetons, horloge, disque";

    public const string StateSummary = "Où en est le robot : dernier passage, prochain envoi, plateformes";

    public const string AllWell = "✅ Tout va bien : rien à faire.";

    public const string NoPlace = "⚠️ Aucun salon n'est abonné : rien ne partirait. Ajoute-moi dans un salon, puis écris-y /abonner.";

    public const string NothingDue = "⚠️ Aucune annonce n'est prévue. Pour en écrire une : /annoncer";

    public const string DatabaseSlow = "⚠️ La base de données ne prend rien en ce moment : rien ne part, rien n'est perdu. Regarde si le disque est plein, ou en lecture seule.";

    public const string SilenceStands = "⚠️ Le silence est en place : rien ne part. Pour reprendre : /reprendre";

    public const string WithoutApproval = " (attend un accord)";

    /// <summary>An announcement that another admin must approve.</summary>
    public static string Unapproved(PlanEntry entry, TimeZoneInfo zone) =>
        $"⚠️ « {entry.Title} » ({(entry.Next?.DueAt is { } due ? PlanningFrench.Short(due, zone) : PlanningFrench.NoHour)}) " +
        (entry.Refused ? "a été refusée : elle ne partira pas. Change son texte, redemande l'accord ou annule-la : /planning" : "attend l'accord d'un·e autre admin : sans lui, elle ne partira pas. Pour décider : /accord");

    /// <summary>A head line: how many findings there are.</summary>
    public static string Found(int count) => count == 1 ? "Vérification : une chose à régler." : string.Create(CultureInfo.InvariantCulture, $"Vérification : {count} choses à régler.");

    /// <summary>How many places are well.</summary>
    public static string PlacesWell(int well, int all) => string.Create(CultureInfo.InvariantCulture, $"Salons en ordre : {well} sur {all}.");

    /// <summary>A place is suspended.</summary>
    public static string Suspended(Platform platform, string name, string reason) =>
        $"⚠️ {name} ({platform}) est suspendu — {reason} Quand c'est réglé, écris /abonner dans ce salon.";

    /// <summary>What the bot may not do in a place.</summary>
    public static string Missing(Platform platform, string name, PlaceStanding standing)
    {
        if (standing.View == false)
        {
            return $"⚠️ {name} ({platform}) : je n'y suis plus, ou je ne vois pas ce salon. Ajoute-moi de nouveau{(platform == Platform.Discord ? ", avec le droit « Voir le salon »" : "")}, puis écris-y /abonner.";
        }

        List<string> rights = [];
        Add(standing.Send, "écrire", "« Publier des messages »", "« Envoyer des messages »");
        Add(standing.Photo, "envoyer des photos", "« Envoyer des photos »", "« Joindre des fichiers »");
        Add(standing.Pin, "épingler", "« Épingler des messages »", "« Épingler des messages »");
        if (standing.Topic == false)
        {
            rights.Add("écrire dans le sujet (ce groupe n'a plus de sujets : écris /abonner dans le groupe)");
        }

        return $"⚠️ {name} ({platform}) : je ne peux pas {string.Join(", ni ", rights)}. Règle-le dans les droits du salon.";

        void Add(bool? may, string act, string telegram, string discord)
        {
            if (may == false)
            {
                rights.Add($"{act} (droit {(platform == Platform.Telegram ? telegram : discord)})");
            }
        }
    }

    /// <summary>A platform did not say what a place lets the bot do.</summary>
    public static string NotSaid(Platform platform, string name) => $"⚠️ {name} ({platform}) : la plateforme n'a pas répondu. Réessaie dans une minute.";

    /// <summary>A place is on a platform that the bot is not on.</summary>
    public static string NotRunning(Platform platform, string name) =>
        $"⚠️ {name} ({platform}) est abonné, mais je ne suis pas sur {platform} : rien n'y part. Donne-moi un jeton (réglage {platform}:Token) et redémarre-moi, ou désabonne ce salon : /desabonner";

    /// <summary>The pack's files have faults.</summary>
    public static string PackFaults(int count, string first) => string.Create(
        CultureInfo.InvariantCulture,
        $"⚠️ Les fichiers du contenu ont {count} {(count == 1 ? "faute" : "fautes")} : je garde l'ancienne version. La première : {first} Corrige le fichier, je le relis tout seul.");

    /// <summary>The token is refused.</summary>
    public static string Token(Platform platform) => $"⚠️ {platform} refuse mon jeton. Mets le bon dans le réglage {platform}:Token (ou TokenFile), puis redémarre-moi.";

    /// <summary>The platform is silent.</summary>
    public static string Silent(Platform platform) => $"⚠️ {platform} ne répond pas. Vérifie la connexion internet de la machine ; je réessaie tout seul.";

    /// <summary>Privacy mode is off.</summary>
    public static string Privacy() => "⚠️ Telegram : je vois tous les messages des groupes. Chez @BotFather : /setprivacy, puis Enable, puis retire-moi et remets-moi dans les groupes.";

    /// <summary>The menu is not ours.</summary>
    public static string Commands(Platform platform) => $"⚠️ {platform} ne propose pas toutes mes commandes dans son menu (elles marchent quand on les tape). Redémarre-moi pour les remettre.";

    /// <summary>The machine's clock is off.</summary>
    public static string Clock(Platform platform, TimeSpan ahead) => string.Create(
        CultureInfo.InvariantCulture, $"⚠️ L'horloge de la machine est en {(ahead > TimeSpan.Zero ? "avance" : "retard")} de {(int)Math.Abs(ahead.TotalSeconds)} s sur {platform} : les envois partiraient à la mauvaise heure. Règle l'heure de la machine (NTP).");

    /// <summary>The disk is nearly full.</summary>
    public static string Disk(long free) => string.Create(
        CultureInfo.InvariantCulture, $"⚠️ Il ne reste que {free / 1_000_000} Mo sur le disque des données. Fais de la place : quand il est plein, plus rien ne part.");

    /// <summary>What is due next.</summary>
    public static string Next(IEnumerable<string> lines) => $"Prochains envois :\n{string.Join('\n', lines)}";

    /// <summary>The content in force.</summary>
    public static string Pack(string title, int entries) => string.Create(CultureInfo.InvariantCulture, $"Contenu : « {title} », {entries} fiches.");

    /// <summary>How a place is called where the platform does not say.</summary>
    public static string Place(ChannelRef channel) => $"salon n° {channel.Id.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>One platform's state.</summary>
    public static string State(string platform, PlatformHealth health)
    {
        var state = health.State switch
        {
            PlatformState.Connected => "connecté",
            PlatformState.Connecting => "se connecte",
            PlatformState.Trouble => "en difficulté",
            _ => "arrêté",
        };
        return health.BotName is { } name ? $"{platform} : {state} ({name})." : $"{platform} : {state}.";
    }

    /// <summary>The last tick and what waits.</summary>
    public static string Tick(string? last, long waiting) => string.Create(
        CultureInfo.InvariantCulture, $"Dernier passage : {last ?? "pas encore"}. En attente d'envoi maintenant : {waiting}.");

    /// <summary>The next send.</summary>
    public static string NextSend(string? next) => $"Prochain envoi : {next ?? "rien de prévu"}.";
}
