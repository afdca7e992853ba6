using System.Globalization;
using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>What is said while an admin writes an announcement.</summary>
internal static class AnnounceFrench
{
    public const string Confirm = "Confirmer";

    public const string ChangeWhen = "Changer l'heure";

    public const string ChangeText = "Changer le texte";

    public const string ChangeWhere = "Changer les lieux";

    public const string OtherDate = "Écrire une date";

    public const string Abandon = "Abandonner";

    public const string SendAnyway = "Envoyer quand même";

    public const string KeepQuiet = "Respecter le calme";

    public const string Ring = "Faire sonner tout le monde";

    public const string RingNobody = "Ne faire sonner personne";

    public const string Resume = "Reprendre mon brouillon";

    public const string AskWhen = "Quand faut-il l'envoyer ? Choisis, ou écris-le.";

    public const string AskText = "Envoie-moi maintenant le texte de l'annonce, mis en forme comme tu veux. « annuler » arrête tout.";

    public const string AskNewText = "Envoie-moi le nouveau texte ; jusque-là, l'ancien est gardé.";

    public const string AskWhere = "Pour qui ? Choisis, ou écris le nom d'un groupe.";

    public const string NoPhotoYet = "Une annonce planifiée ne prend pas de photo : envoie le texte. Pour une photo tout de suite, il y a /direct.";

    public const string CaptionKept = "Une annonce planifiée ne prend pas de photo ; la légende est gardée comme texte. Pour une photo tout de suite, il y a /direct.";

    public const string NoWhen = "Je n'ai pas trouvé d'heure devant un « | ».";

    public const string TextKept = "Ton texte est gardé : envoie seulement la date.";

    public const string OldButton = "Ce bouton est ancien : le brouillon a changé depuis, et ce bouton n'a rien fait. Voici où il en est.";

    public const string GroupGone = "Ce groupe n'existe plus.";

    /// <summary>The button to everybody.</summary>
    public static string Everywhere(string places) => $"Tous : {places}";

    /// <summary>The button to one group.</summary>
    public static string Group(string name, string places) => $"{name} : {places}";

    /// <summary>A typed name that no group has.</summary>
    public static string NoSuchGroup(IEnumerable<string> names) => $"Je ne connais pas ce groupe. Il y a : tous, {string.Join(", ", names)}.";

    /// <summary>A moment short enough for a button: « jeudi 26 mars, 8 h ».</summary>
    public static string Short(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = CivilTime.ToLocal(instant, zone);
        var day = local.Day == 1 ? "1er" : local.Day.ToString(CultureInfo.InvariantCulture);
        return $"{FrenchText.Weekday(local.DayOfWeek)} {day} {FrenchText.Month(local.Month)}, {FrenchText.Hour(TimeOnly.FromDateTime(local))}";
    }

    /// <summary>Asks for a date, with what was wrong with the last one.</summary>
    public static BotMessage WhenAgain(string? said, string? problem, bool textKept, IEnumerable<string> forms) => new()
    {
        Blocks =
        [
            .. Said(said),
            .. Lines($"{(problem is null ? "" : problem + " ")}{(problem is not null && textKept ? TextKept : AskWhen)}", "Je sais lire : " + string.Join(" · ", forms)),
        ],
    };

    /// <summary>Asks for the text, once the date is known.</summary>
    public static BotMessage TextWanted(string? said, string moment, string countdown) => new() { Blocks = [.. Said(said), .. Lines($"Ce sera {moment}, {countdown}.", AskText)] };

    /// <summary>Asks who gets it.</summary>
    public static BotMessage WhereWanted(string? said) => new() { Blocks = [.. Said(said), .. Lines(AskWhere)] };

    /// <summary>The preview, ready to be confirmed.</summary>
    /// <param name="said">What is said first, or <see langword="null"/>.</param>
    /// <param name="notes">The lines between the moment and what goes out.</param>
    public static BotMessage Preview(string? said, string moment, string countdown, IEnumerable<string> notes, string places, PostShown shown) => new()
    {
        Blocks =
        [
            .. Said(said),
            new Block.Paragraph([new Run($"{AnnouncementsFrench.Capital(moment)}, {countdown}", RunStyle.Bold)]),
            .. Lines([.. notes]),
            .. Lines($"Elle ira vers {places}. {shown.Header}"),
            .. shown.Post.Blocks,
            .. shown.Below,
        ],
        Photos = shown.Post.Photos,
    };

    /// <summary>« 3 lieux sur Telegram (groupe bureau) ».</summary>
    public static string Places(string places, IReadOnlyList<string> groups) =>
        groups.Count == 0 ? places : $"{places} ({AnnouncementsFrench.Groups(groups)})";

    private static IEnumerable<Block> Said(string? said) => said is null ? [] : Lines(said);

    private static IEnumerable<Block> Lines(params string[] lines) => BotMessage.Plain(lines).Blocks;
}
