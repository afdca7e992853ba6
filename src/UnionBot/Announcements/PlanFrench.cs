using System.Globalization;
using UnionBot.Agenda;
using UnionBot.Messages;
using UnionBot.Time;

namespace UnionBot.Announcements;

/// <summary>What the plan tells the admins, and the buttons under it.</summary>
internal static class PlanFrench
{
    /// <summary>The command that takes the buttons, with its colon.</summary>
    public const string Prefix = "choix:";

    public const string SendNow = "Envoyer maintenant";

    public const string TakeFile = "Prendre le fichier";

    public const string Keep = "Garder";

    public const string PlanAgain = "Planifier";

    public const string Leave = "Laisser";

    public const string Gone = "Ce choix n'existe plus.";

    public const string OtherEvent = "Ce choix était pour un autre événement.";

    public const string Kept = "C'est noté : elle reste comme elle est, le fichier attend un prochain changement.";

    public const string Left = "C'est noté : elle n'est pas planifiée pour la nouvelle date.";

    public const string NothingLeft = "Il n'y a plus rien à envoyer.";

    public const string NoFormat = "Ces choix se font avec les boutons de mes messages.";

    private const int MostRows = 5;

    private const int LongestLabel = 64;

    /// <summary>The one notice about all that is too late.</summary>
    /// <param name="missed">All of it.</param>
    /// <param name="choices">What can still be sent, with the id of the choice.</param>
    public static BotMessage Missed(IReadOnlyList<Occurrence> missed, IReadOnlyList<(long Id, Occurrence Of)> choices, TimeZoneInfo zone) => new()
    {
        Blocks =
        [
            Bold(missed.Count == 1 ? "Une annonce est manquée : il était trop tard pour l'envoyer." : $"{Number(missed.Count)} annonces sont manquées : il était trop tard pour les envoyer."),
            .. missed.Select(o => new Block.Bullet([new Run($"« {o.Title} », prévue {FrenchText.Moment(o.DueAt!.Value, zone)}")])),
            .. choices.Count > MostRows
                ? BotMessage.Plain("Les boutons sont ceux des dernières. Si une autre est encore utile, planifie-la de nouveau avec /annoncer.").Blocks
                : [],
        ],
        Rows = [.. choices.TakeLast(MostRows).Select(c => (IReadOnlyList<Button>)[Press(missed.Count == 1 ? SendNow : $"{SendNow} « {c.Of.Title} »", 'e', c.Id)])],
    };

    /// <summary>The button that sends what was missed.</summary>
    public static Button.Press ToSend(long choice) => Press(SendNow, 'e', choice);

    /// <summary>Chat changed an announcement, and now the file says something else.</summary>
    public static BotMessage FileOrChat(long id, FileQuestion question) => new()
    {
        Blocks =
        [
            Bold($"L'annonce « {question.AnnouncementId} » a été changée dans le chat, et le fichier vient de changer aussi."),
            new Block.Paragraph([new Run(question.FileForm.Length == 0
                ? "Le fichier ne la contient plus. Prendre le fichier : elle est annulée. Garder : elle reste comme elle est."
                : "Prendre le fichier : elle dit et fait ce que le fichier écrit maintenant. Garder : elle reste comme elle est.")]),
        ],
        Rows = [[Press(TakeFile, 'f', id), Press(Keep, 'g', id)]],
    };

    /// <summary>The event's day moved, and some of what was sent could be said again.</summary>
    public static BotMessage Again(IReadOnlyList<(long Id, Occurrence Of, DateTimeOffset Due)> offers, Programme programme) => new()
    {
        Blocks =
        [
            Bold($"L'événement a maintenant lieu le {FrenchText.Day(programme.FirstDay)}. Ce qui est déjà parti ne repart pas tout seul."),
            new Block.Paragraph([new Run("Je peux le planifier de nouveau, comme une nouvelle annonce avec son propre numéro :")]),
            .. offers.Select(o => new Block.Bullet([new Run($"« {o.Of.Title} » : {FrenchText.Moment(o.Due, programme.Zone)}")])),
            .. offers.Count > MostRows ? BotMessage.Plain("Les boutons sont ceux des premières ; les autres se planifient avec /annoncer.").Blocks : [],
        ],
        Rows =
        [
            .. offers.Take(MostRows).Select(o => (IReadOnlyList<Button>)
            [
                Press(offers.Count == 1 ? PlanAgain : $"{PlanAgain} « {o.Of.Title} »", 'n', o.Id),
                .. offers.Count == 1 ? [Press(Leave, 'l', o.Id)] : Array.Empty<Button>(),
            ]),
        ],
    };

    /// <summary>What was missed goes out now.</summary>
    public static string Sent(int number, int places) => $"Annonce n° {Number(number)} : elle part maintenant vers {Places(places)}.";

    /// <summary>The file had its way.</summary>
    public static string Taken(bool gone) => gone ? "C'est fait : elle est annulée, comme dans le fichier." : "C'est fait : elle suit de nouveau le fichier.";

    /// <summary>It is planned for the new day.</summary>
    public static string PlannedAgain(string moment) => $"C'est planifié : {moment}. C'est une nouvelle annonce, elle recevra son propre numéro.";

    /// <summary>Somebody pressed before.</summary>
    public static string Already(string chosen) => $"C'est déjà décidé : {chosen}. Rien n'est fait deux fois.";

    /// <summary>A button whose label is cut to what fits.</summary>
    /// <param name="prefix">The command that takes it, and its colon.</param>
    public static Button.Press Press(string label, string prefix, char act, long id) =>
        new(label.Length <= LongestLabel ? label : string.Concat(label.AsSpan(0, LongestLabel - 2).TrimEnd(), "…"), $"{prefix}{act}{Number(id)}");

    private static Button.Press Press(string label, char act, long id) => Press(label, Prefix, act, id);

    private static string Places(int places) => places == 0 ? "aucun lieu" : $"{Number(places)} {(places > 1 ? "lieux" : "lieu")}";

    private static Block.Paragraph Bold(string text) => new([new Run(text, RunStyle.Bold)]);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
